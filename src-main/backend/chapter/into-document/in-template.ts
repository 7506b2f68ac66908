import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { type DocumentInfo, pageMark, versionMark } from '../document-info.ts';
import { withPageNumbers } from '../render-docx/page-numbers.ts';
import { renderForTemplate } from '../render-docx/render-docx.ts';
import { stableZip } from '../stable-zip.ts';
import { addCharts } from './add-charts.ts';
import { declare, fitElement, fitStyles, highestIds } from './fit-fragment.ts';
import { fragmentOf, namespacesOf } from './fragment.ts';
import { markedFooters } from './mark-footers.ts';
import { textWidthAt } from './sections.ts';
import { beside, closePackage, openPackage, openTemplate, xmlOf } from './word-package.ts';
import { readStyles } from './word-styles.ts';
import { childElements, contentOf, linesOf } from './word-xml.ts';

/** Width of our own page, for a template that does not say its own. */
const usualTextTwips = 9_298;
/** Styles of the lists, which a template seldom has before Word made a list in it. */
const listStyles = ['Title', 'TOC1', 'TOC2', 'TOC3'];

/**
 * The chapters in the institution's own looks (OU3): cover, page, header, footer and styles are the template's, wherever it
 * has a style by the name Word lists it by. Our text takes the place of a paragraph «{{capítulos}}», else it follows what
 * the template holds. Same template, model and info, same bytes.
 * @throws Refusal `document-unreadable`
 */
export async function renderInTemplate(
  template: Uint8Array,
  model: ChapterModel,
  info: DocumentInfo,
  { contents }: { readonly contents: boolean },
): Promise<Uint8Array> {
  const target = openTemplate(template);
  const xml = xmlOf(target.parts, target.main);
  const stylesPath = beside(target.main, 'styles.xml');
  const stylesXml = xmlOf(target.parts, stylesPath);
  const place = placeIn(xml);
  const textTwips = textWidthAt(xml, place.start, place.end) ?? usualTextTwips;
  const titled = linesOf(xml.slice(0, place.start)).length === 0;
  const ours = openPackage(await renderForTemplate(model, info, { textTwips, titled, contents }));
  const fragment = fragmentOf(ours);
  const styles = fitStyles(readStyles(fragment.styles), readStyles(stylesXml), listStyles);
  const { relationships, parts } = addCharts(target, fragment.charts);
  const fitting = {
    styles,
    relationships,
    names: new Set([...xml.matchAll(/<w:bookmarkStart\s[^>]*?w:name="([^"]*)"/g)].map(([, name]) => name)),
    highest: highestIds(xml),
  };
  const declared = namespacesOf(xml);
  const text = fragment.blocks
    .flatMap(({ elements }) => elements)
    .map((element) => declare(fitElement(plainlyNumbered(element), fitting), fragment.namespaces, declared))
    .join('');
  const changes = new Map<string, string | Uint8Array>([
    [target.main, xml.slice(0, place.start) + text + xml.slice(place.end)],
    ...parts,
    [stylesPath, stylesXml.replace(/<\/w:styles>\s*$/, () => `${styles.added.join('')}</w:styles>`)],
  ]);
  const mark = [pageMark(model, info), versionMark(info)].filter((part) => part !== '');
  const marked = markedFooters(target, changes, mark.join(' · '));
  const whole = closePackage(target, marked, info.changedAt);
  return stableZip(await withPageNumbers(whole, model.title), info.changedAt);
}

/** Chapter numbers are ours and typed, also where the template numbers its headings. */
const plainlyNumbered = (element: string): string =>
  element.replace(
    /(<w:pPr><w:pStyle w:val="Heading[1-3]"\/>(?:<w:keepNext\/>|<w:keepLines\/>|<w:pageBreakBefore\/>)*)/,
    '$1<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>',
  );

function placeIn(xml: string): { readonly start: number; readonly end: number } {
  const body = contentOf(xml, 'w:body');
  const elements = body === null ? [] : childElements(xml, body.start, body.end);
  const asked = elements.find(({ start, end }) =>
    /^\{\{\s*cap[ií]tulos\s*\}\}$/i.test(linesOf(xml.slice(start, end)).join()),
  );
  if (asked) return asked;
  const last = elements.findLast(({ name }) => name !== 'w:sectPr');
  // An empty document of Word is one empty paragraph.
  if (last && elements.indexOf(last) === 0 && linesOf(xml.slice(last.start, last.end)).length === 0) return last;
  const at = last?.end ?? body?.start ?? 0;
  return { start: at, end: at };
}
