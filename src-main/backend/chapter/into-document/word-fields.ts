import { decodeEntities } from '../../imports/readers/entities.ts';
import { attribute } from './word-xml.ts';

/** A place in the text of a part. */
export type Stretch = { readonly start: number; readonly end: number };

/** A field in either of the forms that Word writes. `shown`: what it prints, as the insides of its text elements. */
export type WordField = Stretch & { readonly code: string; readonly shown: readonly Stretch[] };

const inTag = `(?:[^>"']|"[^"]*"|'[^']*')*`;
const pieces = new RegExp(
  [
    `(?<simple><w:fldSimple\\s${inTag}>)`,
    '(?<simpleEnd></w:fldSimple>)',
    `(?<mark><w:fldChar\\s${inTag}>)`,
    '<w:instrText(?:\\s[^>]*)?>(?<code>[^<]*)</w:instrText>',
    '<w:t(?:\\s[^>]*)?>(?<text>[^<]*)</w:t>',
  ].join('|'),
  'g',
);

/** The fields of a part in the order in which they begin; none where one is not closed: then Word must be left to it. */
export function fieldsIn(xml: string): readonly WordField[] {
  type Open = { readonly start: number; code: string; shows: boolean; readonly shown: Stretch[] };
  const open: Open[] = [];
  const found: WordField[] = [];
  const close = (end: number): void => {
    const field = open.pop();
    if (field) found.push({ start: field.start, end, code: field.code.trim(), shown: field.shown });
  };
  for (const match of xml.matchAll(pieces)) {
    const { simple, simpleEnd, mark, code, text } = match.groups ?? {};
    const [start, end] = [match.index, match.index + match[0].length];
    const inner = open.at(-1);
    if (simple !== undefined) {
      open.push({ start, code: attribute(simple, 'w:instr') ?? '', shows: true, shown: [] });
      if (simple.endsWith('/>')) close(end);
    } else if (simpleEnd !== undefined) close(end);
    else if (mark !== undefined) {
      const type = attribute(mark, 'w:fldCharType');
      if (type === 'begin') open.push({ start, code: '', shows: false, shown: [] });
      else if (type === 'end') close(end);
      else if (inner) inner.shows = true;
    } else if (code !== undefined) {
      if (inner && !inner.shows) inner.code += decodeEntities(code);
    } else if (text !== undefined) {
      const stretch = { start: end - '</w:t>'.length - text.length, end: end - '</w:t>'.length };
      for (const field of open) if (field.shows) field.shown.push(stretch);
    }
  }
  return open.length > 0 ? [] : found.toSorted((a, b) => a.start - b.start);
}

/** The insides of the text elements of a stretch. */
export const textsIn = (xml: string, { start, end }: Stretch): readonly Stretch[] =>
  [...xml.slice(start, end).matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map((match) => {
    const last = start + match.index + match[0].length - '</w:t>'.length;
    return { start: last - (match[1] ?? '').length, end: last };
  });

export const said = (xml: string, texts: readonly Stretch[]): string =>
  texts.map(({ start, end }) => xml.slice(start, end)).join('');
