import { posix } from 'node:path';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { Refusal } from '#shared/contract/errors.ts';
import { checkZip } from '../../imports/readers/zip.ts';
import { attribute } from './word-xml.ts';

/** A Word file taken apart: its parts in their order, and which of them is the text. */
export type WordPackage = { readonly parts: ReadonlyMap<string, Uint8Array>; readonly main: string };

/** What a report of some hundred pages with pictures needs, and no more (C-18, C-19). */
const limits = { fileBytes: 128 * 2 ** 20, zipEntries: 5_000, unpackedBytes: 300 * 2 ** 20 };
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const templateType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';
const contentTypes = '[Content_Types].xml';
const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** @throws Refusal `document-unreadable` for anything that is not a whole Word document without macros or protection */
export const openPackage = (bytes: Uint8Array): WordPackage => open(bytes, [mainType]);

/** The same for a template too (.dotx), as the document that Word would make from it. @throws Refusal as `openPackage` */
export function openTemplate(bytes: Uint8Array): WordPackage {
  const { parts, main } = open(bytes, [mainType, templateType]);
  const types = xmlOf(parts, contentTypes).replace(templateType, mainType);
  return { parts: new Map([...parts, [contentTypes, strToU8(types)]]), main };
}

function open(bytes: Uint8Array, accepted: readonly string[]): WordPackage {
  if (bytes.length > limits.fileBytes) throw unreadable('too-large');
  const verdict = checkZip(bytes, limits);
  if (verdict.kind !== 'sound') throw unreadable(verdict.kind);
  const parts = new Map(Object.entries(unzipSync(bytes)));
  const main = mainPart(parts);
  const types = xmlOf(parts, contentTypes);
  if (main === null || !accepted.some((type) => types.includes(type))) throw unreadable('not-word');
  if (!xmlOf(parts, main).includes(transitional)) throw unreadable('strict');
  return { parts, main };
}

const unreadable = (reason: string): Refusal => new Refusal('document-unreadable', { reason });

function mainPart(parts: ReadonlyMap<string, Uint8Array>): string | null {
  const relationships = xmlOf(parts, '_rels/.rels').match(/<Relationship\s[^>]*>/g) ?? [];
  const office = relationships.find((tag) => attribute(tag, 'Type')?.endsWith('/officeDocument'));
  const target = office === undefined ? null : attribute(office, 'Target');
  if (target === null) return null;
  const path = target.replace(/^\//, '');
  return parts.has(path) ? path : null;
}

/** An XML part as text; empty where there is none. */
export function xmlOf(parts: ReadonlyMap<string, Uint8Array>, path: string): string {
  const content = parts.get(path);
  return content === undefined ? '' : strFromU8(content);
}

/** "word/document.xml" → "word/_rels/document.xml.rels". */
export const relationshipsOf = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

/** The part that a relationship of another names: "styles.xml" and "/word/styles.xml" of "word/document.xml" are "word/styles.xml". */
export const beside = (part: string, target: string): string =>
  posix.resolve('/', posix.dirname(part), target).slice(1);

/** The package with some parts replaced or added; the others are the very bytes they were. */
export function closePackage(
  { parts }: WordPackage,
  changes: ReadonlyMap<string, string | Uint8Array>,
  time: Date,
): Uint8Array {
  const entries: Zippable = {};
  for (const [path, content] of [...parts, ...changes])
    entries[path] = typeof content === 'string' ? strToU8(content) : content;
  const wallClock = new Date(Math.max(1980, time.getUTCFullYear()), time.getUTCMonth(), time.getUTCDate(), 12);
  return zipSync(entries, { level: 6, mtime: wallClock });
}
