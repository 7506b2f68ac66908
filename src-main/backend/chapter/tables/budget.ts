import type { BudgetRow, BudgetView } from '#shared/domain/budget.ts';
import { type BudgetLine, type BudgetValue, budgetTable } from '#shared/domain/budget-table.ts';
import { explanationColumn, isBudgetColumn } from '#shared/domain/table-columns.ts';
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
  /** By the key of the row. */
  readonly explanations: ReadonlyMap<string, string>;
  /** "0073. PROGRAMA …", one merged cell over the activities. */
  readonly category: string;
};

/** A table of the budget with the columns that the year chose for it (tables 18 to 21 of 2024); the names of the rows first. */
export function budgetByRow(frame: TableFrame, content: BudgetContent): TableModel {
  const { nameColumn, budget, previous, details, category } = content;
  const { columns, percentDecimals: decimals, columnDecimals, sharePolicy: policy } = frame.settings;
  const names = columns.filter((column) => column === 'category' || column === nameColumn);
  const numbers = columns.filter(isBudgetColumn);
  const shown = columns.filter((column) => isBudgetColumn(column) || column === explanationColumn);
  const { lines, total } = budgetTable(budget, {
    columns: numbers,
    decimals,
    columnDecimals,
    policy,
    previous,
    details,
  });
  const valueCells = (key: string, values: readonly BudgetValue[]): readonly Cell[] =>
    shown.flatMap((column): readonly Cell[] => {
      if (!isBudgetColumn(column)) return [text(content.explanations.get(key) ?? '')];
      const value = values[numbers.indexOf(column)];
      return value ? [valueCell(frame, column, value)] : [];
    });
  const cells: CellsOf = (key, label, values) => [
    ...names.map((column) => text(column === 'category' ? category : label)),
    ...valueCells(key, values),
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
      ...shown.map(
        (key): TableColumn => ({
          key,
          label: heading(frame, key),
          ...(isBudgetColumn(key)
            ? { kind: total[numbers.indexOf(key)]?.kind ?? 'amount', width: narrow.includes(key) ? 12 : 18 }
            : { kind: 'text', width: 34 }),
        }),
      ),
    ],
    rows: [
      ...lines.flatMap((line): readonly Row[] => [
        { key: line.code, kind: 'body', cells: cells(line.code, codedName(line.code, line.name), line.values) },
        ...line.details.map((part) => detailRow(line, part, cells)),
      ]),
      ...totalRow(frame, names.length, valueCells('total', total)),
    ],
  });
}

const narrow: readonly string[] = ['progress', 'changePercent'];

type CellsOf = (key: string, label: string, values: readonly BudgetValue[]) => readonly Cell[];

/** Set in under its row. */
const detailRow = (line: BudgetLine, part: BudgetLine, cells: CellsOf): Row => {
  const key = `${line.code}/${part.code}`;
  return {
    key,
    kind: 'detail',
    cells: cells(key, `${es.chapter.indent}${codedName(part.code, part.name)}`, part.values),
  };
};

function valueCell({ settings }: TableFrame, column: string, value: BudgetValue): Cell {
  if (value.kind === 'percent') {
    const { tiny, plain } = value;
    return {
      kind: 'percent',
      value: value.value,
      ...(settings.tinyPercents && tiny && { tiny }),
      ...(plain && { plain }),
    };
  }
  const { amountUnit: unit, columnDecimals } = settings;
  const decimals = columnDecimals[column] ?? settings.amountDecimals;
  return { kind: 'amount', value: value.value, decimals, ...(unit !== 'soles' && { unit }) };
}
