import type { DocxFault } from '#shared/domain/review/report.ts';
import { detectKind } from '../imports/readers/detect.ts';
import { checkZip } from '../imports/readers/zip.ts';
import { docxLimits } from './docx-limits.ts';
import { type DocxReading, readDocx } from './read-docx.ts';

/** The main part alone: Word refuses far smaller ones, and everything in it is kept in memory several times. */
const mainPartBytes = 40 * 2 ** 20;

export type OpenedDocx =
  | { readonly kind: 'read'; readonly reading: DocxReading; readonly parts: ReadonlyMap<string, Buffer> }
  | { readonly kind: 'refused'; readonly fault: DocxFault };

/** A file that may be anything, as a Word document or as what is wrong with it. No relationship is followed. */
export function openDocx(bytes: Uint8Array, limits = docxLimits): OpenedDocx {
  if (bytes.length > limits.fileBytes) return refused('too-large');
  const kind = detectKind(bytes);
  if (kind === 'empty') return refused('empty');
  // Word writes a protected document, and the format before 2007, as a compound file
  if (kind === 'biff') return refused('old-or-protected');
  if (kind !== 'zip') return refused('not-word');
  const verdict = checkZip(bytes, limits);
  if (verdict.kind !== 'sound') return refused(faults[verdict.kind]);
  const { parts } = verdict;
  for (const content of parts.values()) if (content.includes('<!ENTITY')) return refused('unsafe');
  if ([...parts].some(([path, content]) => /document\d*\.xml$/.test(path) && content.length > mainPartBytes))
    return refused('too-large');
  const reading = readDocx(parts);
  return reading === null ? refused('not-word') : { kind: 'read', reading, parts };
}

const faults = {
  truncated: 'truncated',
  damaged: 'damaged',
  encrypted: 'old-or-protected',
  'too-large': 'too-large',
  doctype: 'unsafe',
} as const satisfies Record<string, DocxFault>;

const refused = (fault: DocxFault): OpenedDocx => ({ kind: 'refused', fault });
