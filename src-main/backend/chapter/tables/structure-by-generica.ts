import type { BudgetView } from '#shared/domain/budget.ts';
import { type StructureMeasures, structureOf } from '#shared/domain/structure.ts';
import type { Cell, Column, TableModel } from '#shared/domain/table-model.ts';
import { codedName, heading, percent, type TableFrame, tableModel, text, totalRow } from './frame.ts';

/** The opening budget by genérica and its structure (table 18 of 2024). */
export const piaByGenerica = (frame: TableFrame, budget: BudgetView): TableModel =>
  structureTable(frame, budget, ['pia']);

/** Opening and modified budget by genérica, structure of the modified one (table 19 of 2024). */
export const pimByGenerica = (frame: TableFrame, budget: BudgetView): TableModel =>
  structureTable(frame, budget, ['pia', 'pim']);

function structureTable(frame: TableFrame, budget: BudgetView, measures: StructureMeasures): TableModel {
  const { amountDecimals, percentDecimals, sharePolicy } = frame.settings;
  const { rows, total } = structureOf(budget, measures, { decimals: percentDecimals, policy: sharePolicy });
  const values = ({ amounts, share }: Pick<typeof total, 'amounts' | 'share'>): readonly Cell[] => [
    ...amounts.map((value): Cell => ({ kind: 'amount', value, decimals: amountDecimals })),
    percent(share),
  ];
  return tableModel(frame, {
    nameColumn: 'generica',
    columns: [
      { key: 'generica', label: heading(frame, 'generica'), kind: 'text', width: 46 },
      ...measures.map((key): Column => ({ key, label: heading(frame, key), kind: 'amount', width: 18 })),
      { key: 'share', label: heading(frame, 'share'), kind: 'percent', width: 18 },
    ],
    rows: [
      ...rows.map((row) => ({
        key: row.code,
        kind: 'body' as const,
        cells: [text(codedName(row.code, row.name)), ...values(row)],
      })),
      ...totalRow(frame, 1, values(total)),
    ],
  });
}
