import type { IndicatorRow, IndicatorTable, IndicatorValue } from '#shared/contract/types.ts';
import { withDecimals } from '#shared/domain/decimal.ts';
import type { Cell, Row, TableModel } from '#shared/domain/table-model.ts';
import { heading, type TableColumn, type TableFrame, tableModel, text } from './frame.ts';

/** Performance indicators by result and product: published years and projected goals (table 23 of 2024). */
export function indicatorsTable(frame: TableFrame, { years, rows }: IndicatorTable): TableModel {
  const { columns } = frame.settings;
  const leveled = columns.includes('level');
  const shown = years.filter(({ kind }) => columns.includes(kind));
  return tableModel(frame, {
    nameColumn: 'indicator',
    columns: [
      ...(leveled
        ? [{ key: 'level', label: heading(frame, 'level'), kind: 'text' as const, width: 18, merge: true }]
        : []),
      { key: 'indicator', label: heading(frame, 'indicator'), kind: 'text', width: 37 },
      ...shown.map(
        ({ year, kind }): TableColumn => ({
          key: `y${year}`,
          label: String(year),
          kind: 'decimal',
          width: 9,
          group: { label: heading(frame, kind) },
          groupKey: kind,
          value: String(year),
        }),
      ),
    ],
    rows: rows.map(
      (row): Row => ({
        key: String(row.id),
        kind: 'body',
        cells: [
          ...(leveled ? [text(row.level)] : []),
          text(row.name),
          ...shown.map(({ year }) =>
            valueCell(
              row,
              row.values.find((value) => value.year === year),
            ),
          ),
        ],
      }),
    ),
  });
}

/** Printed with the decimals of the indicator, rounded once from what was written. */
function valueCell(row: IndicatorRow, found: IndicatorValue | undefined): Cell {
  return {
    kind: 'decimal',
    value: found?.value ? withDecimals(found.value, row.decimals) : null,
    mark: found?.mark ?? null,
    suffix: row.unit === 'percent' ? '%' : '',
  };
}
