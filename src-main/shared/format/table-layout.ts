import type { Cell, Column, Row, TableModel } from '../domain/table-model.ts';
import { cellText, noteMarks } from './cell-text.ts';

/** A heading cell and the columns and header rows it covers. */
export type HeaderCell = {
  readonly label: string;
  readonly notes: readonly number[];
  /** Index of its first column. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
};

/** A printed cell of the body and the columns and rows it covers. */
export type BodyCell = {
  readonly cell: Cell;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
};

export type BodyRow = { readonly row: Row; readonly cells: readonly BodyCell[] };

/** One header row, or two where columns have groups; covered cells are left out. The same for every writer. */
export function headerRows(columns: readonly Column[]): readonly (readonly HeaderCell[])[] {
  if (!columns.some(({ group }) => group)) return [columns.map((column, index) => columnHeading(column, index, 1))];
  const upper: HeaderCell[] = [];
  const lower: HeaderCell[] = [];
  for (const [index, column] of columns.entries()) {
    if (!column.group) {
      upper.push(columnHeading(column, index, 2));
      continue;
    }
    lower.push(columnHeading(column, index, 1));
    if (index > 0 && columns[index - 1]?.group?.label === column.group.label) continue;
    const after = columns.findIndex((other, at) => at > index && other.group?.label !== column.group?.label);
    upper.push({
      label: column.group.label,
      notes: column.group.notes ?? [],
      column: index,
      columnSpan: (after === -1 ? columns.length : after) - index,
      rowSpan: 1,
    });
  }
  return [upper, lower];
}

/** Rows with merged cells resolved: equal texts of a `merge` column downwards, the label of a total row sideways. */
export function bodyRows({ columns, rows }: Pick<TableModel, 'columns' | 'rows'>): readonly BodyRow[] {
  return rows.map((row, rowIndex) => ({
    row,
    cells: row.cells.flatMap((cell, column): BodyCell[] => {
      const span = row.labelSpan ?? 1;
      if (column > 0 && column < span) return [];
      if (column === 0 && span > 1) return [{ cell, column, columnSpan: span, rowSpan: 1 }];
      const merges = columns[column]?.merge === true;
      if (merges && continues(rows[rowIndex - 1], row, column)) return [];
      return [{ cell, column, columnSpan: 1, rowSpan: merges ? runLength(rows, rowIndex, column) : 1 }];
    }),
  }));
}

/** Numbers stand at the right so that their digits line up; words at the left. */
export const isNumeric = (kind: Column['kind']): boolean => kind !== 'text';

/** A text and the note marks that writers raise after it: together they are `cellText`. */
export type MarkedText = { readonly text: string; readonly marks: string };

export function cellParts(cell: Cell): MarkedText {
  if (cell.kind !== 'text' && cell.kind !== 'decimal') return { text: cellText(cell), marks: '' };
  return { text: cellText({ ...cell, notes: [] }), marks: noteMarks(cell.notes).trimStart() };
}

export const headingParts = ({ label, notes }: Pick<HeaderCell, 'label' | 'notes'>): MarkedText => ({
  text: label,
  marks: noteMarks(notes).trimStart(),
});

const columnHeading = ({ label, notes }: Column, column: number, rowSpan: number): HeaderCell => ({
  label,
  notes: notes ?? [],
  column,
  columnSpan: 1,
  rowSpan,
});

function runLength(rows: readonly Row[], from: number, column: number): number {
  let length = 1;
  for (let at = from; continues(rows[at], rows[at + 1], column); at += 1) length += 1;
  return length;
}

function continues(above: Row | undefined, below: Row | undefined, column: number): boolean {
  if (above === undefined || below === undefined || above.kind === 'total' || below.kind === 'total') return false;
  const [upper, lower] = [above.cells[column], below.cells[column]];
  return upper?.kind === 'text' && lower?.kind === 'text' && upper.value !== '' && upper.value === lower.value;
}
