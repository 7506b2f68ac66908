import { wholeSoles } from '../money.ts';
import type { Cell, Column, Row, TableModel } from '../table-model.ts';
import type { ReferenceColumn, ReferenceRow, ReferenceTable } from './model.ts';

/**
 * A table of the chapter as it prints, so that other chapters' tables can be related to it: amounts shown in whole soles
 * are rounded here as in the document, since that is what a reader adds up.
 * @param shares keys of the percentage columns whose rows add up to the whole
 */
export function referenceOf(model: TableModel, dimension: string, shares: readonly string[]): ReferenceTable {
  const total = model.rows.find(({ kind }) => kind === 'total');
  const columns = model.columns.map((column, index) => columnOf(column, cellsOf(model.rows, index), shares));
  return {
    key: model.key,
    number: model.number,
    label: model.label,
    title: model.title,
    section: '',
    dimension,
    columns,
    rows: model.rows.filter(({ kind }) => kind === 'body').map((row) => rowOf(columns, row)),
    total: total ? { label: total.key, values: rowOf(columns, total).values } : null,
    source: model.source,
    page: null,
    nameColumn: columns[0]?.key ?? '',
  };
}

const cellsOf = (rows: readonly Row[], column: number): readonly Cell[] =>
  rows.map(({ cells }) => cells[column]).filter((cell) => cell !== undefined);

function columnOf(column: Column, cells: readonly Cell[], shares: readonly string[]): ReferenceColumn {
  const decimals = Math.max(0, ...cells.map(decimalsOf));
  const kind = column.kind === 'decimal' ? 'percent' : column.kind;
  return {
    key: column.key,
    label: column.label,
    group: column.group?.label ?? null,
    kind,
    decimals: decimals >= 2 ? 2 : decimals === 1 ? 1 : 0,
    rounded: kind === 'percent' || (kind === 'amount' && decimals === 0),
    total: kind === 'amount' || kind === 'count' || shares.includes(column.key) ? 'sum' : 'none',
  };
}

function rowOf(columns: readonly ReferenceColumn[], row: Row): ReferenceRow {
  const values: Record<string, number | null> = {};
  const texts: Record<string, string> = {};
  for (const [index, column] of columns.entries()) {
    const cell = row.cells[index];
    if (cell?.kind === 'text') texts[column.key] = cell.value;
    else if (cell) values[column.key] = printedValue(cell, column);
  }
  return { key: row.key, values, texts };
}

/** A total of "100%" over shares of one decimal is 1000: all values of a column are of its scale. */
function printedValue(cell: Exclude<Cell, { kind: 'text' }>, { decimals }: ReferenceColumn): number | null {
  if (cell.kind === 'count') return cell.value;
  if (cell.kind === 'amount')
    return cell.value === null || cell.decimals === 2 ? cell.value : wholeSoles(cell.value) * 100;
  return cell.value === null ? null : Math.round(cell.value.scaled * 10 ** (decimals - cell.value.decimals));
}

function decimalsOf(cell: Cell): number {
  if (cell.kind === 'amount') return cell.decimals;
  return cell.kind === 'percent' || cell.kind === 'decimal' ? (cell.value?.decimals ?? 0) : 0;
}
