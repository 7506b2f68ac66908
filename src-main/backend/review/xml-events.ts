import { decodeEntities } from '../imports/readers/entities.ts';

/** A tag or a stretch of text of an XML part, with its place in it. Names keep their prefix. */
export type XmlEvent =
  | {
      readonly kind: 'open' | 'close';
      readonly name: string;
      /** The tag as written, for its attributes. */
      readonly tag: string;
      readonly empty: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'text'; readonly start: number; readonly end: number };

/**
 * One forward pass over a part, linear in its length whatever stands in it; comments and processing instructions are left
 * out. Reading ends where a tag does not.
 */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  let at = 0;
  for (let start = xml.indexOf('<'); start >= 0; start = xml.indexOf('<', at)) {
    if (start > at) yield { kind: 'text', start: at, end: start };
    const end = tagEnd(xml, start);
    if (end === null) return;
    at = end;
    const tag = xml.slice(start, end);
    const [, slash, name] = /^<(\/?)([\w:.-]{1,80})/.exec(tag) ?? [];
    if (name === undefined) continue;
    yield { kind: slash === '/' ? 'close' : 'open', name, tag, empty: tag.endsWith('/>'), start, end };
  }
}

const longForms = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** Behind the tag that begins at `start`, or `null` where it does not end. A ">" inside of quotes does not end it. */
function tagEnd(xml: string, start: number): number | null {
  for (const [open, close] of longForms) {
    if (!xml.startsWith(open, start)) continue;
    const end = xml.indexOf(close, start + open.length);
    return end < 0 ? null : end + close.length;
  }
  let quote = '';
  for (let at = start + 1; at < xml.length; at += 1) {
    const char = xml.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '>') return at + 1;
    else if (char === '"' || char === "'") quote = char;
  }
  return null;
}

/** The value of an attribute with its prefix ("w:val"), or `null`. */
export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? null : decodeEntities(value);
}

/** The characters of a stretch of text, each with its place: "&amp;" is one. Entities that are not XML's own cannot occur. */
export function charactersOf(xml: string, from: number, to: number): readonly (readonly [text: string, at: number])[] {
  const raw = xml.slice(from, to);
  if (!raw.includes('&')) return [...Array(raw.length).keys()].map((index) => [raw.charAt(index), from + index]);
  return [...raw.matchAll(/&[#\w]{1,10};|[\s\S]/g)].flatMap(({ 0: piece, index }) => {
    const text = piece.length > 1 ? decodeEntities(piece) : piece;
    return [...Array(text.length).keys()].map((unit): readonly [string, number] => [text.charAt(unit), from + index]);
  });
}
