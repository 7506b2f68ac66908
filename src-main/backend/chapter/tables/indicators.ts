import type { IndicatorRow, IndicatorTable, IndicatorValue } from '#shared/contract/types.ts';
import { withDecimals } from '#shared/domain/decimal.ts';
import { anchors, numberNotes } from '#shared/domain/notes.ts';
import type { Cell, Column, Row, TableModel } from '#shared/domain/table-model.ts';
import { indicatorReadingOrder, yearKey } from '../../indicators/reading-order.ts';
import { heading, type TableFrame, tableModel, text } from './frame.ts';

/** Performance indicators by result and product: published years and projected goals (table 23 of 2024). */
export function indicatorsTable(frame: TableFrame, { years, rows }: IndicatorTable): TableModel {
  const { notes, numbersAt } = numberNotes(frame.notes, indicatorReadingOrder({ years, rows }));
  const withNotes = (anchor: string): { readonly notes?: readonly number[] } => {
    const numbers = numbersAt(anchor);
    return numbers.length > 0 ? { notes: numbers } : {};
  };
  const named = (key: string, rest: Pick<Column, 'kind' | 'width' | 'merge'>): Column => ({
    key,
    label: heading(frame, key),
    ...rest,
    ...withNotes(anchors.column(key)),
  });
  return tableModel(frame, {
    columns: [
      named('level', { kind: 'text', width: 18, merge: true }),
      named('indicator', { kind: 'text', width: 37 }),
      ...years.map(
        ({ year, kind }): Column => ({
          key: yearKey(year),
          label: String(year),
          kind: 'decimal',
          width: 9,
          group: { label: heading(frame, kind), ...withNotes(anchors.group(kind)) },
          ...withNotes(anchors.column(yearKey(year))),
        }),
      ),
    ],
    rows: rows.map(
      (row): Row => ({
        key: String(row.id),
        kind: 'body',
        cells: [
          text(row.level),
          text(row.name, numbersAt(anchors.row(row.id))),
          ...years.map(({ year }) =>
            valueCell(
              row,
              row.values.find((value) => value.year === year),
              numbersAt(anchors.value(row.id, year)),
            ),
          ),
        ],
      }),
    ),
    notes,
  });
}

/** Printed with the decimals of the indicator, rounded once from what was written. */
function valueCell(row: IndicatorRow, found: IndicatorValue | undefined, notes: readonly number[]): Cell {
  return {
    kind: 'decimal',
    value: found?.value ? withDecimals(found.value, row.decimals) : null,
    mark: found?.mark ?? null,
    suffix: row.unit === 'percent' ? '%' : '',
    ...(notes.length > 0 && { notes }),
  };
}
