import type { CellAddress } from '#shared/domain/imports.ts';
import type { KeyRole, TableRow } from '#shared/domain/table-mapping.ts';
import { codeOf, type KeyCatalogue } from '../codes.ts';
import type { ProblemList } from '../problems.ts';
import type { MappedTable } from './recognise.ts';

export const cellAt = ({ mapping }: MappedTable, row: number, column: number): CellAddress => ({
  sheet: mapping.sheet,
  row,
  column,
});

/** The first column of a role, for problems about a cell that is empty. */
export const columnOfRole = ({ mapping }: MappedTable, role: KeyRole): number =>
  mapping.columns.find((column) => column.role === role)?.column ?? 1;

export const headingOf = ({ columns }: MappedTable, column: number): string => columns[column - 1]?.heading ?? '';

/**
 * The code that a row's cell means. `null`: it is not readable, which is a problem with its address; `unknown`: readable, but
 * not in the catalogue of the year. A repaired one is noted (IM6).
 */
export function rowCode(
  table: MappedTable,
  row: TableRow,
  role: KeyRole,
  catalogue: KeyCatalogue,
  problems: ProblemList,
): { readonly code: string; readonly unknown: boolean } | null {
  const key = row.keys[role];
  const column = key?.column ?? columnOfRole(table, role);
  const at = cellAt(table, row.row, column);
  const detail = { column: headingOf(table, column) };
  if (key === undefined) {
    problems.add('error', 'bad-code', at, '', detail);
    return null;
  }
  return codeOf(key.text, catalogue, { at, detail }, problems);
}
