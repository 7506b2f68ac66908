import { type Cents, cents, sumCents } from './money.ts';
import type { Percent } from './percent.ts';
import type { Row, TableModel } from './table-model.ts';

/** Two numbers that should agree, in céntimos, and where; `row` is a row key, 'total' for the total row. */
export type Disagreement = {
  readonly row: string;
  readonly column: string;
  readonly expected: Cents;
  readonly found: Cents;
};

/** SPEC CK-1: the rows of every amount column add up to its total, and the parts of a row to the row, at the céntimo. Tables without a total have nothing to cast. */
export function castingErrors(table: TableModel): readonly Disagreement[] {
  const parts = table.rows.flatMap((row, index) => partsDiffer(table, row, index));
  const total = table.rows.find((row) => row.kind === 'total');
  if (!total) return parts;
  const totals = table.columns.flatMap(({ key: column, kind }): readonly Disagreement[] => {
    if (kind !== 'amount') return [];
    const expected = columnSum(table, column);
    const found = amountAt(table, total, column);
    return expected === null || found === null || expected === found
      ? []
      : [{ row: total.key, column, expected, found }];
  });
  return [...parts, ...totals];
}

/** A row that is split adds up from its parts; a column that they do not have, such as the year before, is not compared. */
function partsDiffer(table: TableModel, row: Row, at: number): readonly Disagreement[] {
  if (row.kind !== 'body') return [];
  const after = table.rows.slice(at + 1);
  const end = after.findIndex(({ kind }) => kind !== 'detail');
  const parts = after.slice(0, end === -1 ? after.length : end);
  if (parts.length === 0) return [];
  return table.columns.flatMap(({ key: column, kind }): readonly Disagreement[] => {
    const amounts = kind === 'amount' ? parts.map((part) => amountAt(table, part, column)) : [null];
    const found = amountAt(table, row, column);
    if (amounts.includes(null) || found === null) return [];
    const expected = sumCents(amounts.filter((amount) => amount !== null));
    return expected === found ? [] : [{ row: row.key, column, expected, found }];
  });
}

/**
 * SPEC CK-2: the same column in two tables, row by row and in the total; a row that one of them leaves out counts as zero,
 * because a table leaves out only rows without any amount. `expected` is the first table's, `found` the second's.
 */
export function columnDifferences(first: TableModel, second: TableModel, column: string): readonly Disagreement[] {
  const keys = new Set([...first.rows, ...second.rows].map((row) => row.key));
  return [...keys].flatMap((row): readonly Disagreement[] => {
    const expected = amountIn(first, row, column);
    const found = amountIn(second, row, column);
    return expected === found || expected === null || found === null ? [] : [{ row, column, expected, found }];
  });
}

/** What all rows of an amount column add up to; `null` where an amount is unknown or there is no row. */
function columnSum(table: TableModel, column: string): Cents | null {
  const amounts = bodyOf(table).map((row) => amountAt(table, row, column));
  if (amounts.length === 0 || amounts.includes(null)) return null;
  return sumCents(amounts.filter((amount) => amount !== null));
}

/** SPEC CK-4: what the printed percentages of the rows add up to, where they should add to 100 and do not. */
export function sharesOffHundred(table: TableModel, column: string): Percent | null {
  const index = table.columns.findIndex(({ key }) => key === column);
  const shares = bodyOf(table).map(({ cells }) => cells[index]);
  const known = shares.flatMap((cell) => (cell?.kind === 'percent' && cell.value ? [cell.value] : []));
  const decimals = known[0]?.decimals;
  if (decimals === undefined || known.length < shares.length) return null;
  const scaled = known.reduce((sum, share) => sum + share.scaled, 0);
  return scaled === 100 * 10 ** decimals ? null : { scaled, decimals };
}

/** Cells of the body where a number should stand and none was ever given; marks such as n.d. are an answer. */
export function unfilledCells(table: TableModel): readonly { readonly row: string; readonly column: string }[] {
  return bodyOf(table).flatMap((row) =>
    row.cells.flatMap((cell, index) => {
      const column = table.columns[index]?.key;
      const unfilled =
        ((cell.kind === 'amount' || cell.kind === 'count') && cell.value === null) ||
        (cell.kind === 'decimal' && cell.value === null && cell.mark === null);
      return unfilled && column !== undefined ? [{ row: row.key, column }] : [];
    }),
  );
}

const bodyOf = ({ rows }: TableModel): readonly Row[] => rows.filter((row) => row.kind === 'body');

function amountAt(table: TableModel, row: Row, column: string): Cents | null {
  const cell = row.cells[table.columns.findIndex(({ key }) => key === column)];
  return cell?.kind === 'amount' ? cell.value : null;
}

function amountIn(table: TableModel, key: string, column: string): Cents | null {
  const row = table.rows.find((candidate) => candidate.key === key);
  return row ? amountAt(table, row, column) : cents(0);
}
