import type { BudgetRow, BudgetView } from '#shared/domain/budget.ts';
import { type BudgetLine, type BudgetValue, budgetTable } from '#shared/domain/budget-table.ts';
import { isBudgetColumn } from '#shared/domain/table-columns.ts';
import type { Cell, Row, TableModel } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import { codedName, heading, type TableColumn, type TableFrame, tableModel, text, totalRow } from './frame.ts';
import { roundingNote } from './rounding-note.ts';

export type BudgetContent = {
  readonly nameColumn: 'generica' | 'activity';
  readonly budget: BudgetView;
  readonly previous: BudgetView | null;
  /** The parts of each row by its code; empty where the table does not split its rows. */
  readonly details: ReadonlyMap<string, readonly BudgetRow[]>;
  /** "0073. PROGRAMA …", one merged cell over the activities. */
  readonly category: string;
};

/** A table of the budget with the columns that the year chose for it (tables 18 to 21 of 2024); words before numbers. */
export function budgetByRow(frame: TableFrame, content: BudgetContent): TableModel {
  const { nameColumn, budget, previous, details, category } = content;
  const { columns, percentDecimals: decimals, sharePolicy: policy } = frame.settings;
  const names = columns.filter((column) => column === 'category' || column === nameColumn);
  const numbers = columns.filter(isBudgetColumn);
  const { lines, total } = budgetTable(budget, { columns: numbers, decimals, policy, previous, details });
  const cells = (label: string, values: readonly BudgetValue[]): readonly Cell[] => [
    ...names.map((column) => text(column === 'category' ? category : label)),
    ...values.map((value) => valueCell(frame, value)),
  ];
  return tableModel(roundingNote(frame, numbers, lines), {
    nameColumn,
    columns: [
      ...names.map(
        (key): TableColumn => ({
          key,
          label: heading(frame, key),
          kind: 'text',
          width: key === 'category' ? 18 : names.length > 1 ? 38 : 46,
          ...(key === 'category' && { merge: true }),
        }),
      ),
      ...numbers.map(
        (key, index): TableColumn => ({
          key,
          label: heading(frame, key),
          kind: total[index]?.kind ?? 'amount',
          width: key === 'progress' || key === 'changePercent' ? 12 : 18,
        }),
      ),
    ],
    rows: [
      ...lines.flatMap((line): readonly Row[] => [
        { key: line.code, kind: 'body', cells: cells(codedName(line.code, line.name), line.values) },
        ...line.details.map((part) => detailRow(line, part, cells)),
      ]),
      ...totalRow(
        frame,
        names.length,
        total.map((value) => valueCell(frame, value)),
      ),
    ],
  });
}

/** Set in under its row. */
const detailRow = (
  line: BudgetLine,
  part: BudgetLine,
  cells: (label: string, values: readonly BudgetValue[]) => readonly Cell[],
): Row => ({
  key: `${line.code}/${part.code}`,
  kind: 'detail',
  cells: cells(`${es.chapter.indent}${codedName(part.code, part.name)}`, part.values),
});

function valueCell({ settings }: TableFrame, value: BudgetValue): Cell {
  if (value.kind === 'percent')
    return { kind: 'percent', value: value.value, ...(settings.tinyPercents && value.tiny && { tiny: true }) };
  const { amountDecimals: decimals, amountUnit: unit } = settings;
  return { kind: 'amount', value: value.value, decimals, ...(unit !== 'soles' && { unit }) };
}
