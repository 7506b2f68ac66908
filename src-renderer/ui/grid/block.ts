import type { Cell } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { parseAmount } from '#shared/format/es-pe.ts';
import type { GridColumn } from './columns.ts';
import { editText } from './edit-text.ts';
import { type HtmlCell, htmlTable, parseHtmlTable } from './html-table.ts';
import type { Block } from './paste.ts';
import { formatTsv, parseTsv } from './tsv.ts';

/** What Ctrl+C puts on the clipboard: text for any program, and a table for Word, Excel and LibreOffice (EG3). */
export function copied(rows: readonly (readonly Cell[])[]): { readonly text: string; readonly html: string } {
  const text = formatTsv(rows.map((row) => row.map(editText)));
  return {
    // A last row of one empty cell is only seen where its line ends, as Excel ends it.
    text: text.endsWith('\n') ? `${text}\r\n` : text,
    html: htmlTable(rows.map(htmlRow)),
  };
}

const htmlRow = (row: readonly Cell[]): readonly HtmlCell[] =>
  row.map((cell) => ({ text: cellText(cell), exact: exactOf(cell) }));

/** A whole table with its headings, for Word as it is seen and for Excel with figures at full precision. */
export function copiedTable<Row>(
  columns: readonly GridColumn<Row>[],
  rows: readonly Row[],
): { readonly text: string; readonly html: string } {
  const headings = columns.map(({ group, label }) => (group === undefined ? label : `${group} ${label}`.trim()));
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  return {
    text: formatTsv([headings, ...cells.map((row) => row.map(editText))]),
    html: htmlTable(cells.map(htmlRow), headings),
  };
}

/**
 * The block on the clipboard. The table says more than the text: its cells with line breaks are cells, and numbers that
 * Excel or LibreOffice show rounded are whole in it.
 */
export function pasted(html: string, text: string): Block {
  const table = parseHtmlTable(html);
  return table ? table.map((row) => row.map(fullText)) : parseTsv(text);
}

/** Plain digits of the number, percentages as the ratio that Excel keeps; `null` for what is no number. */
function exactOf(cell: Cell): string | null {
  if (cell.kind === 'text' || cell.value === null) return null;
  const text = editText({ ...cell, ...(cell.kind === 'decimal' ? { notes: [] } : {}) });
  return text.endsWith('%') ? shifted(text.slice(0, -1)) : text;
}

/** Two decimals to the left, in digits: "99.4" is 0.994. */
function shifted(digits: string): string {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  const padded = whole.padStart(3, '0');
  return `${sign}${padded.slice(0, -2)}.${padded.slice(-2)}${part}`;
}

/**
 * The exact number where it is the one shown, rounded; else the text shown. A date is a serial number behind its text, a
 * percentage a ratio, and thousands may be hidden: there the text is what the person sees and means.
 */
function fullText({ text, exact }: HtmlCell): string {
  const shown = parseAmount(text);
  if (exact === null || shown === null || !/^-?\d{1,15}(\.\d{1,15})?$/.test(exact)) return text;
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  return Math.abs(Number(exact) - shown / 100) <= 0.5 / 10 ** decimals + 1e-9 ? cleaned(exact) : text;
}

/** Two decimals where more are only the binary tail of the same céntimo: 19850.200000000001. */
function cleaned(exact: string): string {
  const rounded = Number(exact).toFixed(2);
  return Math.abs(Number(exact) - Number(rounded)) < 1e-9 * Math.max(1, Math.abs(Number(exact)))
    ? rounded.replace(/\.00$/, '')
    : exact;
}
