import type { Cell } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import type { GridColumn, GridEdit } from './columns.ts';
import { editText } from './edit-text.ts';
import { type Box, cellsOf, type Pos, type Size } from './range.ts';

/** What a grid shows: rows in the order in which they are seen, columns from the left. */
export type Content<Row> = { readonly rows: readonly Row[]; readonly columns: readonly GridColumn<Row>[] };

export const sizeOfContent = <Row>({ rows, columns }: Content<Row>): Size => ({
  rows: rows.length,
  cols: columns.length,
});

export function cellAt<Row>({ rows, columns }: Content<Row>, { row, col }: Pos): Cell | null {
  const data = rows[row];
  const column = columns[col];
  return data === undefined || !column ? null : column.cell(data);
}

/** Whether Ctrl+arrow stops there: something is written in the cell. */
export function isFilled<Row>(content: Content<Row>, pos: Pos): boolean {
  const cell = cellAt(content, pos);
  return cell !== null && editText(cell) !== '';
}

/** Both ways in which a cell can be searched: as it is shown ("573,712") and as it is typed ("573712"). */
export function textsAt<Row>(content: Content<Row>, pos: Pos): readonly string[] {
  const cell = cellAt(content, pos);
  if (!cell) return [];
  const [shown, typed] = [cellText(cell), editText(cell)];
  return shown === typed ? [shown] : [shown, typed];
}

/** The cells of a box as rows of cells, as they are copied. */
export function blockOf<Row>(content: Content<Row>, { top, bottom, left, right }: Box): readonly (readonly Cell[])[] {
  return content.rows
    .slice(top, bottom + 1)
    .map((row) => content.columns.slice(left, right + 1).map((column) => column.cell(row)));
}

/** What one act changes: cells that read so already are left out; those that cannot be edited are counted, not changed. */
export type Edits<Row> = { readonly edits: readonly GridEdit<Row>[]; readonly locked: number };

/** `textAt`: the new text of a cell, `null` to leave it as it is. */
export function editsIn<Row>(content: Content<Row>, box: Box, textAt: (pos: Pos) => string | null): Edits<Row> {
  const edits: GridEdit<Row>[] = [];
  let locked = 0;
  for (const pos of cellsOf(box)) {
    const row = content.rows[pos.row];
    const column = content.columns[pos.col];
    const text = textAt(pos);
    if (row === undefined || !column || text === null || text === editText(column.cell(row))) continue;
    if (column.editable?.(row)) edits.push({ row, key: column.key, text });
    else locked += 1;
  }
  return { edits, locked };
}
