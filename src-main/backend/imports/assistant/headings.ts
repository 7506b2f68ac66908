import { createHash } from 'node:crypto';
import type { RawSheet } from '#shared/domain/imports.ts';
import type { TableMapping } from '#shared/domain/table-mapping.ts';
import { plain } from '../profiles/headings.ts';

/** Where the headings of a table stand; rows count from 1. */
export type HeaderPlace = Pick<TableMapping, 'headerRow' | 'headerRows'>;

/** Headings are looked for in these rows; people put titles and logos above them. */
export const HEADER_SEARCH = 40;
export const MOST_HEADER_ROWS = 3;
/** Wider tables are databases, not forms. */
export const MOST_COLUMNS = 120;

/**
 * One heading for each column. In a header of several rows a group ("Programado") stands once above its columns ("Ene", "Feb"):
 * it is carried to the right over the columns that have a heading of their own below.
 */
export function tableHeadings({ rows }: RawSheet, { headerRow, headerRows }: HeaderPlace): readonly string[] {
  const header = rows.slice(headerRow - 1, headerRow - 1 + headerRows);
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...header.map(({ length }) => length)));
  const own = header.at(-1) ?? [];
  const groups = header.slice(0, -1).map((cells) => carried(cells, own, width));
  return Array.from({ length: width }, (_, column) =>
    [...new Set([...groups.map((group) => group[column] ?? ''), oneLine(own[column] ?? '')])]
      .filter((part) => part !== '')
      .join(' · '),
  );
}

function carried(cells: readonly string[], own: readonly string[], width: number): readonly string[] {
  let group = '';
  return Array.from({ length: width }, (_, column) => {
    const written = oneLine(cells[column] ?? '');
    if (written !== '') group = written;
    return written !== '' || (own[column] ?? '').trim() !== '' ? group : '';
  });
}

const oneLine = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/**
 * What makes two tables the same layout: their headings, whatever year they name and wherever they stand (IM9). `null` where
 * there is no header at all.
 */
export function fingerprint(sheet: RawSheet, place: HeaderPlace): string | null {
  const headings = tableHeadings(sheet, place).map((heading) => plain(heading).replace(/\b(?:19|20)\d{2}\b/g, '#'));
  while (headings.at(-1) === '') headings.pop();
  if (headings.filter((heading) => heading !== '').length < 2) return null;
  return createHash('sha256')
    .update(JSON.stringify([place.headerRows, headings]))
    .digest('hex');
}
