import type { TableModel } from '../domain/table-model.ts';
import { es } from '../strings/es.ts';
import { cellText } from './cell-text.ts';
import { bodyRows, cellParts, headerRows, headingParts, isNumeric, type MarkedText } from './table-layout.ts';

/**
 * A table as Word pastes it (OU10): caption, merged headings, numbers at the right, totals in bold, notes and source. Every
 * look is written on its element, because Word reads no style sheet of a clipboard.
 */
export function tableHtml(table: TableModel): string {
  const head = headerRows(table.columns).map((cells) =>
    cells
      .map((cell) =>
        element('th', cell, 'text-align:center;font-weight:bold;background:#E8EDF4', marked(headingParts(cell))),
      )
      .join(''),
  );
  const body = bodyRows(table).map(({ row, cells }) =>
    cells
      .map(({ cell, ...place }) => {
        const bold = row.kind === 'total' ? ';font-weight:bold;background:#E8EDF4' : '';
        return element(
          'td',
          place,
          `text-align:${isNumeric(cell.kind) ? 'right' : 'left'}${bold}`,
          marked(cellParts(cell)),
        );
      })
      .join(''),
  );
  const rows = (all: readonly string[]): string => all.map((cells) => `<tr>${cells}</tr>`).join('');
  const { source, preparedBy } = es.documents;
  return [
    '<meta charset="utf-8">',
    line(`<b>${escaped(es.documents.caption(table.label, table.title))}</b>`, 'text-align:center'),
    `<table style="border-collapse:collapse;${font}"><thead>${rows(head)}</thead><tbody>${rows(body)}</tbody></table>`,
    ...table.notes.map(({ number, text }) => line(`<sup>${number}/</sup> ${escaped(text)}`)),
    ...(table.source === null ? [] : [line(`<b>${source}</b> ${escaped(table.source)}`)]),
    ...(table.preparedBy === null ? [] : [line(`<b>${preparedBy}</b> ${escaped(table.preparedBy)}`)]),
  ].join('');
}

/** The same for programs without formats: cells apart by tabs, as printed. */
export function tableText(table: TableModel): string {
  const { columns, rows } = table;
  const printed = rows.map(({ cells, labelSpan = 1 }) =>
    cells.map((cell, at) => (at > 0 && at < labelSpan ? '' : cellText(cell))).join('\t'),
  );
  const caption = es.documents.caption(table.label, table.title);
  return [caption, columns.map(({ label }) => label).join('\t'), ...printed].join('\r\n');
}

const font = 'font-family:Arial;font-size:9pt';

type Span = { readonly columnSpan: number; readonly rowSpan: number };

function element(name: 'th' | 'td', { columnSpan, rowSpan }: Span, look: string, content: string): string {
  const spans = `${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`;
  return `<${name}${spans} style="border:0.5pt solid #7F8A99;padding:2pt 4pt;vertical-align:middle;${look}">${content}</${name}>`;
}

const marked = ({ text, marks }: MarkedText): string =>
  `${escaped(text)}${marks === '' ? '' : `<sup>\u00a0${escaped(marks)}</sup>`}`;

const line = (content: string, look = 'text-align:left'): string =>
  `<p style="margin:3pt 0;${font};${look}">${content}</p>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
