import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import { type Content, cellAt } from './content.ts';
import { type Box, isOneCell, type Pos, sizeOf } from './range.ts';

const text = es.grid.spoken;

/** What a screen reader hears of the active cell: its heading, its row, its value and everything its colours say. */
export function spokenCell<Row>(
  content: Content<Row>,
  { active, box, reason }: { readonly active: Pos; readonly box: Box; readonly reason: string | null },
): string {
  const row = content.rows[active.row];
  const column = content.columns[active.col];
  const cell = cellAt(content, active);
  if (row === undefined || !column || !cell) return '';
  const source = column.source?.(row) ?? null;
  const overridden = column.overridden?.(row) ?? null;
  const warning = column.warning?.(row) ?? null;
  const locked = column.kind === 'text' ? text.readOnly : text.computed;
  const states = [
    column.editable?.(row) ? text.editable : (source ?? locked),
    ...(overridden === null ? [] : [overridden]),
    ...(warning === null ? [] : [warning]),
    ...(reason === null ? [] : [text.refused(reason)]),
  ];
  const own = cellText(cell);
  const name = rowName(content, row);
  const { rows, cols } = sizeOf(box);
  return [
    text.cell(column.label, name === own ? '' : name, own === '' ? text.empty : own, states),
    ...(isOneCell(box) ? [] : [text.selected(rows, cols)]),
  ].join('. ');
}

/** The first text of the row: its code, or its name. */
function rowName<Row>({ columns }: Content<Row>, row: Row): string {
  for (const column of columns) {
    const own = column.kind === 'text' ? cellText(column.cell(row)) : '';
    if (own !== '') return own;
  }
  return '';
}
