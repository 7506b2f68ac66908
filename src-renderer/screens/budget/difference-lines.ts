import { budgetMeasures } from '#shared/domain/budget.ts';
import type { DifferenceRow } from '#shared/domain/budget-views.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import { figureWidth, type GridColumn, textCell } from '../../ui/grid/columns.ts';

const text = es.budget.difference;

export type DifferenceLine = DifferenceRow;

/** Something known is not the same in both files. */
export const isChanged = (line: DifferenceLine): boolean =>
  budgetMeasures.some((measure) => line[measure].change !== null && line[measure].change !== 0);

/** The measures both files have, each with before, after and change in céntimos; a column that one file lacks is left out. */
export function differenceColumns(lines: readonly DifferenceLine[]): readonly GridColumn<DifferenceLine>[] {
  const measures = budgetMeasures.filter((measure) => lines.some((line) => line[measure].change !== null));
  const sides = ['before', 'after', 'change'] as const;
  const labels = { before: text.was, after: text.is, change: text.change };
  return [
    { key: 'code', label: es.screens.budget.code, kind: 'text', width: 80, cell: ({ code }) => textCell(code) },
    { key: 'name', label: text.name, kind: 'text', width: 300, grows: true, cell: ({ name }) => textCell(name) },
    ...measures.flatMap((measure) =>
      sides.map((side): GridColumn<DifferenceLine> => {
        const cell = (line: DifferenceLine) => ({ kind: 'amount', value: line[measure][side], decimals: 2 }) as const;
        return {
          key: `${measure}-${side}`,
          label: labels[side],
          group: es.screens.measures[measure],
          kind: 'amount',
          width: figureWidth(
            lines.map((line) => cellText(cell(line))),
            96,
          ),
          cell,
        };
      }),
    ),
  ];
}
