import type { Block, ChapterModel } from '#shared/domain/chapter-model.ts';
import { es } from '#shared/strings/es.ts';
import { checkMark, type DocumentInfo, pageMark, versionMark } from '../document-info.ts';
import { withPageNumbers } from '../render-docx/page-numbers.ts';
import { isAcross, renderForTemplate } from '../render-docx/render-docx.ts';
import { stableZip } from '../stable-zip.ts';
import { addCharts } from './add-charts.ts';
import { declare, fitElement, fitStyles, highestIds } from './fit-fragment.ts';
import { fragmentOf, namespacesOf } from './fragment.ts';
import { markedFooters } from './mark-footers.ts';
import { breakParagraph, type Piece, type Turn, turnOf, withTurns } from './pages-across.ts';
import { keptSections, sectionAt, textWidthOf } from './sections.ts';
import { inSpanish, spanishRuns } from './spoken-language.ts';
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
  const governing = sectionAt(xml, place.start, place.end);
  const textTwips = textWidthOf(governing) ?? usualTextTwips;
  const turn = model.blocks.some(isAcross) ? turnOf(governing) : null;
  const widthOf = (block: Block): number => (turn !== null && isAcross(block) ? turn.textTwips : textTwips);
  const titled = linesOf(xml.slice(0, place.start)).length === 0;
  const ours = openPackage(await renderForTemplate(model, info, { textTwips, widthOf, titled, contents }));
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
  const spoken = inSpanish(stylesXml) ? (element: string) => element : spanishRuns;
  const pieces = fragment.blocks.map(({ id, elements }) => ({
    across: model.blocks.some((block) => block.id === id && isAcross(block)),
    xml: elements
      .map((element) => declare(spoken(fitElement(plainlyNumbered(element), fitting)), fragment.namespaces, declared))
      .join(''),
  }));
  const around = {
    before: xml.slice(0, place.start),
    // The paragraph that asks for the chapters may end a section.
    after: keptSections(xml.slice(place.start, place.end)).after + xml.slice(place.end),
  };
  const changes = new Map<string, string | Uint8Array>([
    [target.main, turn === null ? joined(pieces, around) : turned(pieces, turn, around)],
    ...parts,
    [stylesPath, stylesXml.replace(/<\/w:styles>\s*$/, () => `${styles.added.join('')}</w:styles>`)],
  ]);
  const mark = [pageMark(model, info), versionMark(info), checkMark(info)].filter((part) => part !== '');
  const marked = markedFooters(target, changes, mark.join(es.documents.markSeparator));
  const whole = closePackage(target, marked, info.changedAt);
  return stableZip(await withPageNumbers(whole, model.title), info.changedAt);
}

type Around = { readonly before: string; readonly after: string };

const joined = (pieces: readonly Piece[], { before, after }: Around): string =>
  before + pieces.map(({ xml }) => xml).join('') + after;

/** The template's own setup goes on behind our pages across; where nothing comes behind them, it is theirs. */
function turned(pieces: readonly Piece[], turn: Turn, { before, after }: Around): string {
  const started = linesOf(before.slice(before.lastIndexOf('</w:sectPr>') + 1)).length > 0;
  const { xml, endsAcross } = withTurns(pieces, turn, {
    started,
    firstId: highestIds(before + after).bookmark + 30_000,
  });
  if (endsAcross && after.startsWith(turn.open)) return before + xml + after.replace(turn.open, () => turn.close);
  const id = highestIds(xml).bookmark + 1;
  const end = endsAcross ? breakParagraph(turn.close, id, pieces.length + 1) : '';
  return before + xml + end + after.replace(turn.open, () => turn.goesOn);
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
