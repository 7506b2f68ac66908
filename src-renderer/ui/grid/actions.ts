import { es } from '#shared/strings/es.ts';
import { type Content, cellAt, editsIn, sizeOfContent } from './content.ts';
import { editText } from './edit-text.ts';
import { replaced } from './find.ts';
import type { PastePlan } from './paste.ts';
import { type Box, contains, type Pos, sizeOf, sourceOf } from './range.ts';
import type { AddedRow } from './rows.ts';

/** What each act on a selection changes, as edits; nothing is written here. */

export const clearing = <Row>(content: Content<Row>, box: Box) => editsIn(content, box, () => '');
export const writing = <Row>(content: Content<Row>, box: Box, text: string) => editsIn(content, box, () => text);
export const pasting = <Row>(content: Content<Row>, plan: PastePlan) => editsIn(content, plan.target, plan.textAt);

/** The rows of a pasted block that the grid lacks: their texts by column. Columns beyond the last one have no place. */
export function addedRows<Row>({ rows, columns }: Content<Row>, plan: PastePlan): readonly AddedRow[] {
  const { left, right } = plan.target;
  return Array.from({ length: plan.beyond.rows }, (_, index) =>
    Object.fromEntries(
      columns
        .slice(left, right + 1)
        .map(({ key }, col) => [key, plan.textAt({ row: rows.length + index, col: left + col }) ?? '']),
    ),
  );
}

/** `target` repeats the cells of `source`, which itself stays as it is. */
export const filling = <Row>(content: Content<Row>, source: Box, target: Box) =>
  editsIn(content, target, (pos) => (contains(source, pos) ? null : textOf(content, sourceOf(source, pos))));

/** Ctrl+D and Ctrl+R: from the first row or column of the selection, or, where it has only one, from the one before it. */
export function fillSource({ top, bottom, left, right }: Box, direction: 'down' | 'right'): Box | null {
  const source =
    direction === 'down'
      ? { top: top === bottom ? top - 1 : top, bottom: top === bottom ? top - 1 : top, left, right }
      : { top, bottom, left: left === right ? left - 1 : left, right: left === right ? left - 1 : left };
  return source.top < 0 || source.left < 0 ? null : source;
}

/** The words replaced in the cells given; the others stay. */
export function replacing<Row>(content: Content<Row>, cells: readonly Pos[], query: string, replacement: string) {
  const each = cells.map((pos) =>
    editsIn(content, { top: pos.row, bottom: pos.row, left: pos.col, right: pos.col }, () =>
      replaced(textOf(content, pos), query, replacement),
    ),
  );
  return { edits: each.flatMap(({ edits }) => edits), locked: each.reduce((sum, { locked }) => sum + locked, 0) };
}

/** What to say with a paste whose block was not the shape of the selection. */
export function shapeRemark({ otherShape, shape }: PastePlan, selection: Box): string | undefined {
  const selected = sizeOf(selection);
  return otherShape
    ? es.grid.otherShape(es.grid.shape(shape.rows, shape.cols), es.grid.shape(selected.rows, selected.cols))
    : undefined;
}

/** All cells of the grid. */
export const everything = <Row>(content: Content<Row>): Box => {
  const { rows, cols } = sizeOfContent(content);
  return { top: 0, bottom: rows - 1, left: 0, right: cols - 1 };
};

function textOf<Row>(content: Content<Row>, pos: Pos): string {
  const cell = cellAt(content, pos);
  return cell ? editText(cell) : '';
}
