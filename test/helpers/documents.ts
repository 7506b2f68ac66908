import { strFromU8, unzipSync } from 'fflate';
import type { DocumentInfo } from '#backend/chapter/document-info.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';

/** A draft of data last changed at a fixed moment. */
export const draftInfo: DocumentInfo = {
  changedAt: new Date('2025-01-20T15:00:00.000Z'),
  draft: true,
  version: null,
  checks: null,
};
export const finalInfo: DocumentInfo = { ...draftInfo, draft: false };

/** The XML parts of an Office file by path. */
export function officeParts(bytes: Uint8Array): (path: string) => string {
  const parts = unzipSync(bytes);
  return (path) => {
    const part = parts[path];
    if (!part) throw new Error(`no part ${path} among ${Object.keys(parts).join(', ')}`);
    return strFromU8(part);
  };
}

/** Texts of all cells of a table in reading order, as printed; covered cells of a total row are empty. */
export const printedCells = ({ rows }: TableModel): readonly (readonly string[])[] =>
  rows.map(({ cells }) => cells.map(cellText));

/** Words of a document part: runs joined, entities resolved, no-break spaces as they are. */
export function xmlText(xml: string): string {
  return [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** One kind of space, for comparing words whose breaks differ. */
export const plainSpaces = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
