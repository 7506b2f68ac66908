import type { TableModel } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';

/** How a person finds the row of a table: its code, or the name of an indicator. */
export function rowName({ key: table, columns, rows }: TableModel, row: string): string {
  if (row === 'total') return es.screens.total;
  if (table !== 'indicators') return row;
  const named = columns.findIndex(({ key }) => key === 'indicator');
  const cell = rows.find(({ key }) => key === row)?.cells[named];
  return cell?.kind === 'text' ? cell.value : row;
}
