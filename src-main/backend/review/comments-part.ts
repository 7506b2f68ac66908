import type { Unzipped } from 'fflate';
import type { DocxReading } from './read-docx.ts';
import { attribute, xmlEvents } from './xml-events.ts';

const namespaces = {
  word: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  relationship: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments',
  content: 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml',
} as const;

/** Who writes the comments, and when (ISO 8601). */
export type Annotator = { readonly author: string; readonly initials: string; readonly at: string };

/** The parts that hold comments, with ours behind those that are there, and the number of our first. */
export function mergedComments(
  parts: Unzipped,
  { main }: Pick<DocxReading, 'main'>,
  annotator: Annotator,
  texts: readonly string[],
): { readonly edits: Readonly<Record<string, Uint8Array>>; readonly first: number } {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const existing = existingPart(decoded(parts[relations]), folder);
  const path = existing ?? `${folder}comments.xml`;
  const old = existing === null ? null : decoded(parts[existing]);
  const first = old === null ? 0 : nextId(old);
  const w = old === null ? 'w:' : (/<(\w{1,20}:)comments[\s>/]/.exec(old)?.[1] ?? 'w:');
  const ours = texts.map((text, index) => commentXml(w, first + index, text, annotator)).join('');
  const edits: Record<string, Uint8Array> = {
    [path]: encoded(old === null ? newPart(ours) : withComments(old, w, ours)),
  };
  if (existing === null) {
    edits[relations] = encoded(withRelationship(decoded(parts[relations])));
    edits['[Content_Types].xml'] = encoded(withContentType(decoded(parts['[Content_Types].xml']), `/${path}`));
  }
  return { edits, first };
}

const decoded = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

function existingPart(relations: string, folder: string): string | null {
  for (const event of xmlEvents(relations)) {
    if (event.kind !== 'open' || attribute(event.tag, 'Type')?.endsWith('/comments') !== true) continue;
    const target = attribute(event.tag, 'Target') ?? '';
    return target.startsWith('/') ? target.slice(1) : folder + target;
  }
  return null;
}

function nextId(xml: string): number {
  let next = 0;
  for (const event of xmlEvents(xml))
    if (event.kind === 'open' && event.name.endsWith(':comment'))
      next = Math.max(next, Number(attribute(event.tag, '\\w+:id') ?? 0) + 1);
  return next;
}

const escaped = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(forbidden, '');

/** Characters that XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function commentXml(w: string, id: number, text: string, { author, initials, at }: Annotator): string {
  const who = `${w}author="${escaped(author)}" ${w}date="${at.replace(/\.\d+Z$/, 'Z')}" ${w}initials="${escaped(initials)}"`;
  const content = `<${w}p><${w}r><${w}t xml:space="preserve">${escaped(text)}</${w}t></${w}r></${w}p>`;
  return `<${w}comment ${w}id="${id}" ${who}>${content}</${w}comment>`;
}

const newPart = (comments: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${namespaces.word}">${comments}</w:comments>`;

/** Behind the comments that are there; the part may be one empty element. */
function withComments(xml: string, w: string, comments: string): string {
  const close = `</${w}comments>`;
  const at = xml.lastIndexOf(close);
  if (at >= 0) return xml.slice(0, at) + comments + xml.slice(at);
  return xml.replace(
    new RegExp(`<${w}comments((?:\\s[^>]*)?)/>`),
    (_, rest: string) => `<${w}comments${rest}>${comments}${close}`,
  );
}

/** A document without any relationship has no such part yet. */
function withRelationship(xml: string): string {
  const ids = [...xml.matchAll(/\sId\s*=\s*["']rId(\d{1,9})["']/g)].map(([, number]) => Number(number));
  const one = `<Relationship Id="rId${Math.max(0, ...ids) + 1}" Type="${namespaces.relationship}" Target="comments.xml"/>`;
  if (xml.includes('</Relationships>')) return xml.replace('</Relationships>', `${one}</Relationships>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${one}</Relationships>`;
}

const withContentType = (xml: string, part: string): string =>
  xml.replace('</Types>', `<Override PartName="${part}" ContentType="${namespaces.content}"/></Types>`);
