import { shareBase } from '#shared/domain/budget-table.ts';
import { type Operands, operandsOf } from '#shared/domain/figure-operands.ts';
import type { FigureRef } from '#shared/domain/narrative.ts';
import { isBudgetColumn } from '#shared/domain/table-columns.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import { figureAt } from '../chapter/narrative/figures.ts';

/** What a figure of the year is computed of; a share is of what its table prints before it. */
export const operandsIn = ({ settings }: ChapterData, ref: FigureRef): Operands | null =>
  operandsOf(ref, (table) => shareBase(settings.tables[table].columns.filter(isBudgetColumn)));

/** Céntimos or units; `null` where there is none. */
export function integerAt(data: ChapterData, ref: FigureRef): number | null {
  const figure = figureAt(data, ref);
  return figure?.kind === 'amount' || figure?.kind === 'count' ? figure.value : null;
}
