import { fieldsIn, type Stretch, said, textsIn, type WordField } from './word-fields.ts';
import { bookmarkedIn, textOf } from './word-xml.ts';

/** A caption number as it stands and as it must be. */
type Renumbered = { readonly field: WordField; readonly shown: string; readonly number: string };
type Edit = Stretch & { readonly text: string };

/**
 * The text with the caption numbers behind `from` counted on from the captions before them, as Word counts them when it
 * updates its fields; with each, what refers to it anywhere and its entry in a list. Nothing but those digits changes, and
 * a count that cannot be followed surely (fields in text boxes, by chapter, in letters) is left to Word.
 */
export function followedNumbers(xml: string, from: number): string {
  const fields = fieldsIn(xml);
  const edits = renumbered(xml, fields, from).flatMap((one) => [
    ...shownAs(one.field.shown, one.number),
    ...references(xml, fields, one),
    ...entries(xml, one),
  ]);
  const distinct = new Map(edits.map((edit) => [edit.start, edit]));
  return [...distinct.values()]
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: now }) => text.slice(0, start) + now + text.slice(end), xml);
}

/** Names of the counts in a document by the first word of the captions that they number: "tabla" → "Tabla_N°". */
export function countsByWord(xml: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { code, start } of fieldsIn(xml)) {
    const name = countOf(code)?.name;
    const [, word] = /^\s*(\p{L}+)/u.exec(textOf(xml.slice(paragraphAt(xml, start).start, start))) ?? [];
    if (!name || /[\s"&<]/.test(name) || word === undefined || names.has(plain(word))) continue;
    names.set(plain(word), name);
  }
  return names;
}

/** An element of ours counting as the document counts captions that begin with the same word. */
export const countedAlike = (element: string, names: ReadonlyMap<string, string>): string =>
  element.replace(/(w:instr="SEQ )(\S+)/g, (whole, before: string) => {
    const name = names.get(plain(/^\p{L}+/u.exec(textOf(element))?.[0] ?? ''));
    return name === undefined ? whole : before + name;
  });

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function renumbered(xml: string, fields: readonly WordField[], from: number): readonly Renumbered[] {
  const counted = fields.flatMap((field) => {
    const count = countOf(field.code);
    return count === null ? [] : [{ field, ...count, shown: said(xml, field.shown).trim() }];
  });
  const boxes = [...xml.matchAll(/<w:txbxContent[\s>][\s\S]*?<\/w:txbxContent>/g)];
  const inBox = ({ start }: Stretch): boolean =>
    boxes.some(({ index, 0: box }) => start > index && start < index + box.length);
  const unsure = new Set(
    counted
      .filter(({ field, step, hidden, shown }) => step === null || inBox(field) || (!hidden && !/^\d+$/.test(shown)))
      .map(({ name }) => name),
  );
  const last = new Map<string, number>();
  return counted.flatMap(({ field, name, step, hidden, shown }) => {
    if (unsure.has(name) || step === null) return [];
    const number = step(last.get(name) ?? 0);
    last.set(name, number);
    return hidden || field.start < from || shown === String(number) ? [] : [{ field, shown, number: String(number) }];
  });
}

type Count = {
  readonly name: string;
  /** The number from the one before; `null` where that is not for us to say. */
  readonly step: ((before: number) => number) | null;
  readonly hidden: boolean;
};

function countOf(code: string): Count | null {
  const [, name = '', switches = ''] = /^SEQ\s+("[^"]+"|[^\s\\]+)(.*)$/is.exec(code) ?? [];
  if (name === '') return null;
  const rest = switches
    .replace(/\\\*\s*(?:arabic|mergeformat)\b/gi, '')
    .replace(/\\[hn](?=\s|$)/gi, '')
    .trim();
  const reset = /^\\r\s*(\d+)$/i.exec(rest)?.[1];
  const steps: Readonly<Record<string, (before: number) => number>> = {
    '': (before) => before + 1,
    '\\c': (before) => before,
  };
  return {
    name: name.replaceAll('"', ''),
    step: reset === undefined ? (steps[rest.toLowerCase()] ?? null) : () => Number(reset),
    hidden: /\\h(?=\s|$)/i.test(switches),
  };
}

/** The first of the stretches holds it all. */
const shownAs = (texts: readonly Stretch[], text: string): readonly Edit[] =>
  texts.map(({ start, end }, index) => ({ start, end, text: index === 0 ? text : '' }));

/** Cross-references that print the label of the caption. */
function references(xml: string, fields: readonly WordField[], one: Renumbered): readonly Edit[] {
  return bookmarkedIn(xml, paragraphAt(xml, one.field.start)).flatMap(({ name, start, end }) => {
    if (start > one.field.start || end < one.field.end) return [];
    const label = said(xml, textsIn(xml, { start, end }));
    const before = said(xml, textsIn(xml, { start, end: one.field.start }));
    return fields
      .filter(({ code, shown }) => refersTo(code, name) && said(xml, shown) === label)
      .flatMap(({ shown }) => digitsAt(shown, before.length, one));
  });
}

/** A reference to the number of a paragraph, or to its place, prints something else. */
const refersTo = (code: string, name: string): boolean => {
  const [, wanted, switches = ''] = /^REF\s+(\S+)(.*)$/is.exec(code) ?? [];
  return wanted === name && !/\\[nprtw](?=\s|$)/i.test(switches);
};

/** Entries of lists that lead to the caption. */
function entries(xml: string, one: Renumbered): readonly Edit[] {
  const caption = paragraphAt(xml, one.field.start);
  const before = said(xml, textsIn(xml, { start: caption.start, end: one.field.start }));
  return bookmarkedIn(xml, caption).flatMap(({ name }) =>
    [...xml.matchAll(new RegExp(`w:anchor="${name}"|PAGEREF\\s+${name}(?=[\\s<"])`, 'g'))].flatMap(({ index }) => {
      const texts = textsIn(xml, paragraphAt(xml, index));
      return said(xml, texts).startsWith(`${before}${one.shown}`) ? digitsAt(texts, before.length, one) : [];
    }),
  );
}

/** The old number at that place of a text, if one element holds it all. */
function digitsAt(texts: readonly Stretch[], at: number, { shown, number }: Renumbered): readonly Edit[] {
  let passed = 0;
  for (const { start, end } of texts) {
    const place = start + at - passed;
    if (at >= passed && place + shown.length <= end) return [{ start: place, end: place + shown.length, text: number }];
    passed += end - start;
  }
  return [];
}

/** The paragraph that holds a place; a place outside of any holds nothing. */
function paragraphAt(xml: string, place: number): Stretch {
  const start = Math.max(xml.lastIndexOf('<w:p>', place), xml.lastIndexOf('<w:p ', place));
  const end = xml.indexOf('</w:p>', place);
  return start < 0 || end < 0 ? { start: place, end: place } : { start, end };
}
