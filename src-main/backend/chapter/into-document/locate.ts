import { Refusal } from '#shared/contract/errors.ts';
import { outlineIn, type WordStyles } from './word-styles.ts';
import { attribute, childElements, contentOf, type Element, linesOf, settingOf } from './word-xml.ts';

/** A piece of our chapters in the document: from the paragraph that carries its mark up to the next one. */
export type MarkedGroup = {
  readonly mark: Mark;
  readonly start: number;
  readonly end: number;
};

/** What the name of a bookmark of ours says. `hash`: of the text as it was written. */
export type Mark = { readonly index: number; readonly total: number; readonly hash: string; readonly id: string };

export type Place = {
  readonly foundBy: 'marks' | 'headings';
  readonly start: number;
  readonly end: number;
  /** The elements that will be replaced. */
  readonly elements: readonly Element[];
  readonly groups: readonly MarkedGroup[];
};

/** At most 40 characters, as Word allows; it hides names that begin with a line. */
export const markName = ({ index, total, hash, id }: Mark): string => `_M${three(index)}_${three(total)}_${hash}_${id}`;
export const markId = (blockId: string): string => blockId.replace(/\W/g, '_').slice(0, 21);
export const markPattern = /(?<=\sw:name=")_M(\d{3})_(\d{3})_([0-9a-f]{8})_(\w+)(?=")/;
const three = (count: number): string => String(count).padStart(3, '0');

/**
 * Where our chapters are in the text of a document: by the marks of an earlier time, else by the headings of the chapters.
 * `chapters`: their headings in order, as printed.
 * @throws Refusal `document-without-chapters` naming the heading that is missing or there twice
 */
export function locate(xml: string, styles: WordStyles, chapters: readonly string[]): Place {
  const body = contentOf(xml, 'w:body');
  if (body === null) throw new Refusal('document-unreadable', { reason: 'not-word' });
  const elements = childElements(xml, body.start, body.end);
  const tops = elements.flatMap((element, index) => (headingLevel(xml, element, styles) === 1 ? [index] : []));
  const marked = elements.flatMap((element, index) => {
    const mark = markIn(xml.slice(element.start, element.end));
    return mark === null ? [] : [{ index, mark }];
  });
  const [firstMark, lastMark] = [marked[0], marked.at(-1)];
  // The heading of the first chapter typed anew has no mark: then the headings say where the chapters begin.
  const complete = firstMark !== undefined && firstMark.mark.index === 1;
  const named = complete ? null : chapters.map((chapter) => findHeading(xml, elements, tops, chapter));
  const first = named === null ? (firstMark?.index ?? 0) : Math.min(...named);
  const last = Math.max(lastMark?.index ?? first, ...(named ?? [first]));
  if (named !== null) refuseForeign(xml, elements, tops, named, chapters);
  const next = tops.find((index) => index > last && !marked.some((one) => one.index === index));
  const stop = next ?? elements.findLastIndex(({ name }) => name !== 'w:sectPr') + 1;
  const inside = elements.slice(first, stop);
  const [from, to] = [inside[0], inside.at(-1)];
  if (!from || !to) throw new Refusal('document-without-chapters', { heading: chapters[0] ?? '', found: '0' });
  return {
    foundBy: marked.length > 0 ? 'marks' : 'headings',
    start: from.start,
    end: to.end,
    elements: inside,
    groups: marked.map(({ index, mark }, position) => ({
      mark,
      start: elements[index]?.start ?? 0,
      end: elements[marked[position + 1]?.index ?? -1]?.start ?? to.end,
    })),
  };
}

function markIn(xml: string): Mark | null {
  const [, index, total, hash = '', id = ''] = markPattern.exec(xml) ?? [];
  return index === undefined ? null : { index: Number(index), total: Number(total), hash, id };
}

/** Outline level of a paragraph by itself or by its style; `null` for text, tables and frames. */
export function headingLevel(xml: string, { name, start, end }: Element, styles: WordStyles): number | null {
  if (name !== 'w:p') return null;
  const properties = paragraphProperties(xml.slice(start, end));
  const style = settingOf(properties, 'w:pStyle') ?? '';
  return outlineIn(properties) ?? styles.outlineOf(style);
}

/** The element `w:pPr` of a paragraph, or nothing. */
export const paragraphProperties = (paragraph: string): string =>
  /^<w:p(?:\s[^>]*)?>\s*(<w:pPr>[\s\S]*?<\/w:pPr>|<w:pPr\/>)/.exec(paragraph)?.[1] ?? '';

function findHeading(xml: string, elements: readonly Element[], tops: readonly number[], chapter: string): number {
  const texts = tops.map((index) => {
    const { start, end } = elements[index] ?? { start: 0, end: 0 };
    return { index, text: linesOf(xml.slice(start, end)).join(' ') };
  });
  const same = texts.filter(({ text }) => plainHeading(text) === plainHeading(chapter));
  const number = typedNumber(chapter);
  const found = same.length > 0 ? same : texts.filter(({ text }) => number !== '' && typedNumber(text) === number);
  const [only, another] = found;
  if (!only || another)
    throw new Refusal('document-without-chapters', { heading: chapter, found: String(found.length) });
  return only.index;
}

/** A chapter of somebody else between ours would be replaced with them. */
function refuseForeign(
  xml: string,
  elements: readonly Element[],
  tops: readonly number[],
  named: readonly number[],
  chapters: readonly string[],
): void {
  const foreign = tops.find((at) => at > Math.min(...named) && at < Math.max(...named) && !named.includes(at));
  if (foreign === undefined) return;
  const { start, end } = elements[foreign] ?? { start: 0, end: 0 };
  const between = linesOf(xml.slice(start, end)).join(' ');
  throw new Refusal('document-without-chapters', { heading: chapters.join(' · '), found: '1', between });
}

const typedNumber = (text: string): string => /^(\d+(?:\.\d+)*)\.?\s/.exec(text)?.[1] ?? '';

/** A heading without its number, accents, case or closing point: what stays the same from one year to the next. */
export const plainHeading = (text: string): string =>
  text
    .replace(/^\d+(\.\d+)*\.?\s+/, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()
    .trim();

/** Names of bookmarks in a stretch. */
export const bookmarkNames = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:bookmarkStart\s[^>]*>/g)].flatMap(([tag]) => attribute(tag, 'w:name') ?? []);
