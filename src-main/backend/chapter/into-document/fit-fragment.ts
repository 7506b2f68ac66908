import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { headingText } from '../heading-text.ts';
import { style as styleIds } from '../render-docx/styles.ts';
import type { Fragment } from './fragment.ts';
import { namespacesOf } from './fragment.ts';
import { headingLevel, markId, markName, type Place, paragraphProperties } from './locate.ts';
import type { WordStyles } from './word-styles.ts';
import { numberingIn } from './word-styles.ts';
import { escapeXml, settingOf, textMark, textOf } from './word-xml.ts';

/** A block of ours as it will stand in the document. */
export type FittedBlock = { readonly id: string; readonly xml: string; readonly text: string };

/** Names of our styles in the document, and those it does not have yet, as XML. */
export type FittedStyles = { readonly ids: ReadonlyMap<string, string>; readonly added: readonly string[] };

/** `others`: ids of styles that are wanted beside those of headings and tables. The document's own styles wherever it has them by name or id; the others are added as they are in our document (OU2). */
export function fitStyles(ours: WordStyles, theirs: WordStyles, others: readonly string[] = []): FittedStyles {
  const normal = theirs.all.find(({ isDefault }) => isDefault)?.id ?? 'Normal';
  const ids = new Map<string, string>([['Normal', normal]]);
  const added: string[] = [];
  const wanted = [...headingIds, ...Object.values(styleIds), ...others];
  for (const style of ours.all.filter(({ id }) => wanted.includes(id))) {
    const existing = theirs.named(style.name) ?? theirs.all.find(({ id }) => id === style.id);
    ids.set(style.id, existing?.id ?? style.id);
    if (!existing)
      added.push(
        style.xml.replace(/(<w:(?:basedOn|next) w:val=")Normal(")/g, (_, before: string, after: string) =>
          [before, normal, after].join(''),
        ),
      );
  }
  return { ids, added };
}

const headingIds = ['Heading1', 'Heading2', 'Heading3'];

export type FitOptions = {
  readonly target: string;
  /** The parts of `target` that will still be there. */
  readonly staying: string;
  readonly place: Place;
  readonly theirs: WordStyles;
  readonly styles: FittedStyles;
  /** New relationship of each chart by its old one. */
  readonly relationships: ReadonlyMap<string, string>;
};

/**
 * Our blocks in the clothes of the document: its heading paragraphs (with its numbering, if Word numbers them), its styles,
 * and numbers of bookmarks and drawings that nothing else there has. Each block begins with a bookmark that says what it is.
 */
export function fitBlocks(model: ChapterModel, fragment: Fragment, options: FitOptions): readonly FittedBlock[] {
  const { target, staying, styles, relationships } = options;
  const declared = namespacesOf(target);
  const highest = highestIds(staying);
  const names = new Set([...staying.matchAll(/<w:bookmarkStart\s[^>]*?w:name="([^"]*)"/g)].map(([, name]) => name));
  const total = fragment.blocks.length;
  let marks = highest.bookmark + 10_000; // ours stand below, those of the marks above
  return fragment.blocks.map(({ id, elements }, position) => {
    const block = model.blocks.find((one) => one.id === id);
    const fitted =
      block?.kind === 'heading'
        ? [headingParagraph(block.level, headingText(block), options)]
        : elements.map((element) => fitElement(element, { styles, relationships, names, highest }));
    const declaredAll = fitted.map((element) => declare(element, fragment.namespaces, declared));
    const text = textOf(declaredAll.join(''));
    const mark = markName({ index: position + 1, total, hash: textMark(text), id: markId(id) });
    marks += 1;
    const [first = '', ...rest] = declaredAll;
    return { id, text, xml: [withBookmark(first, mark, marks), ...rest].join('') };
  });
}

type Numbers = { readonly bookmark: number; readonly drawing: number };

export function highestIds(xml: string): Numbers {
  const highest = (pattern: RegExp): number =>
    [...xml.matchAll(pattern)].reduce((most, [, id]) => Math.max(most, Number(id)), 0);
  return {
    bookmark: highest(/<w:bookmark(?:Start|End)\s[^>]*?w:id="(\d{1,9})"/g),
    drawing: highest(/<wp:docPr\s[^>]*?\bid="(\d{1,9})"/g),
  };
}

/** An element of ours with the names and numbers it has in the document. */
export function fitElement(
  element: string,
  {
    styles,
    relationships,
    names,
    highest,
  }: Pick<FitOptions, 'styles' | 'relationships'> & {
    readonly names: ReadonlySet<string | undefined>;
    readonly highest: Numbers;
  },
): string {
  const free = (name: string): string => (names.has(name) ? `${name}_m` : name);
  return element
    .replace(/(<w:pStyle w:val=")([^"]*)/g, (_, before: string, id: string) => before + (styles.ids.get(id) ?? id))
    .replace(
      /(<w:bookmark(?:Start|End)\b[^>]*? w:id=")(\d+)/g,
      (_, before: string, id: string) => before + String(Number(id) + highest.bookmark),
    )
    .replace(/(<w:bookmarkStart w:name=")([^"]*)/g, (_, before: string, name: string) => before + free(name))
    .replace(/(w:instr="REF )(\S+)/g, (_, before: string, name: string) => before + free(name))
    .replace(/(<wp:docPr id=")(\d+)/g, (_, before: string, id: string) => before + String(Number(id) + highest.drawing))
    .replace(/( r:id=")([^"]*)/g, (_, before: string, id: string) => before + (relationships.get(id) ?? id));
}

/** A heading as the document writes its own of that level: from one that is replaced, else by its style. */
function headingParagraph(level: 1 | 2 | 3, text: string, { target, place, theirs, styles }: FitOptions): string {
  const model = place.elements.find((element) => headingLevel(target, element, theirs) === level);
  const own = model ? paragraphProperties(target.slice(model.start, model.end)) : '';
  const styleId = theirs.named(`heading ${level}`)?.id ?? styles.ids.get(`Heading${level}`) ?? `Heading${level}`;
  const properties =
    own.replace(/<w:sectPr[\s>][\s\S]*?<\/w:sectPr>/, '') || `<w:pPr><w:pStyle w:val="${styleId}"/></w:pPr>`;
  const numbered = numberingIn(properties) ?? theirs.numbers(settingOf(properties, 'w:pStyle') ?? styleId);
  const printed = numbered ? text.replace(/^\d+(\.\d+)*\.?\s+/, '') : text;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escapeXml(printed)}</w:t></w:r></w:p>`;
}

/** Puts a bookmark around all that a paragraph says. */
export function withBookmark(paragraph: string, name: string, id: number): string {
  const opening = /^<w:p(?:\s[^>]*)?>/.exec(paragraph)?.[0];
  if (opening === undefined) return paragraph;
  const inside = opening.length + paragraphProperties(paragraph).length;
  const start = `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`;
  return `${paragraph.slice(0, inside)}${start}${paragraph.slice(inside, -'</w:p>'.length)}<w:bookmarkEnd w:id="${id}"/></w:p>`;
}

/** Declares on the element itself the prefixes that the document does not know or means otherwise. */
export function declare(
  element: string,
  ours: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
): string {
  const used = new Set([...element.matchAll(/(?:<\/?|\s)([\w.-]+):[\w.-]+/g)].map(([, prefix = '']) => prefix));
  const missing = [...used].flatMap((prefix) => {
    const meaning = ours.get(prefix);
    return meaning === undefined || theirs.get(prefix) === meaning ? [] : [` xmlns:${prefix}="${escapeXml(meaning)}"`];
  });
  return element.replace(/^<[\w:.-]+/, (name) => name + missing.join(''));
}
