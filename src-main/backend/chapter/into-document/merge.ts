import { Refusal } from '#shared/contract/errors.ts';
import type { IntoDifference } from '#shared/contract/types.ts';
import type { Block, ChapterModel } from '#shared/domain/chapter-model.ts';
import type { DocumentInfo } from '../document-info.ts';
import { headingText } from '../heading-text.ts';
import { isAcross, renderBlocks } from '../render-docx/render-docx.ts';
import { addCharts } from './add-charts.ts';
import { countedAlike, countsByWord, followedNumbers } from './caption-numbers.ts';
import { differences } from './differences.ts';
import { type FittedBlock, fitBlocks, fitStyles, highestIds } from './fit-fragment.ts';
import { fragmentOf } from './fragment.ts';
import { edgeMarks, keepReferences } from './keep-references.ts';
import { locate, markId, markName, markPattern, type Place } from './locate.ts';
import { canGoOn, turnOf, withoutTurns, withTurns } from './pages-across.ts';
import { keptSections, sectionAt, textWidthOf } from './sections.ts';
import { inSpanish, spanishRuns } from './spoken-language.ts';
import { beside, closePackage, openPackage, xmlOf } from './word-package.ts';
import { readStyles } from './word-styles.ts';

export type Merged = {
  readonly foundBy: Place['foundBy'];
  readonly differences: readonly IntoDifference[];
  readonly bytes: Uint8Array;
};

/** Width of our own page, for a document that does not say its own. */
const usualTextTwips = 9_298;

/**
 * Our chapters in place of those in the institution's document (OU5). Of the text, only the stretch from the heading of our
 * first chapter to the next chapter of theirs changes, and the numbers of captions that follow; of the package, besides, what
 * new charts and styles need. Every other part is the very bytes it was. `keep`: blocks whose text stays as it is in the document (OU6).
 * @throws Refusal `document-unreadable` or `document-without-chapters`
 */
export async function mergeChapters(
  document: Uint8Array,
  {
    model,
    info,
    keep,
  }: { readonly model: ChapterModel; readonly info: DocumentInfo; readonly keep: readonly string[] },
): Promise<Merged> {
  const target = openPackage(document);
  const xml = withoutTurns(xmlOf(target.parts, target.main));
  const stylesPath = beside(target.main, 'styles.xml');
  const stylesXml = xmlOf(target.parts, stylesPath);
  const theirs = readStyles(stylesXml);
  const place = locate(xml, theirs, chaptersOf(model));
  const replaced = xml.slice(place.start, place.end);
  refuseBrokenFields(replaced);

  const governing = sectionAt(xml, place.start, place.end);
  const width = textWidthOf(governing) ?? usualTextTwips;
  const turn = governing !== null && canGoOn(governing) ? turnOf(governing) : null;
  const across = blocksAcross(model, turn !== null, isFollowed(xml, place));
  const widthOf = ({ id }: Block): number => (turn !== null && across.has(id) ? turn.textTwips : width);
  const fragment = fragmentOf(openPackage(await renderBlocks(model, info, widthOf)));
  const styles = fitStyles(readStyles(fragment.styles), theirs);
  const { relationships, parts } = addCharts(target, fragment.charts);
  const kept = keptGroups(xml, place, keep);
  const outside = xml.slice(0, place.start) + xml.slice(place.end);
  const staying = outside + kept.map((group) => group.xml).join('');
  const counts = countsByWord(xml);
  const fitted = fitBlocks(model, fragment, {
    target: xml,
    staying,
    place,
    theirs,
    styles,
    relationships,
  });
  const linked = keepReferences(
    xml,
    {
      replaced: place.elements.filter(({ start }) => !kept.some((group) => start >= group.start && start < group.end)),
      outside,
    },
    fitted,
  );
  const spoken = inSpanish(stylesXml) ? (element: string) => element : spanishRuns;
  const pieces = linked.map((block, index) => ({
    across: across.has(block.id),
    xml: keptText({ ...block, xml: countedAlike(spoken(block.xml), counts) }, index + 1, linked.length, kept),
  }));
  const firstId = highestIds(outside).bookmark + 30_000;
  const going = kept.reduce((text, group) => text.replace(group.xml, () => ''), replaced);
  const sections = keptSections(going);
  const edges = edgeMarks(going);
  const text = [
    xml.slice(0, place.start),
    edges.before,
    sections.before,
    turn === null ? pieces.map((piece) => piece.xml).join('') : withTurns(pieces, turn, { started: true, firstId }).xml,
    sections.after,
    edges.after,
    xml.slice(place.end),
  ].join('');
  const followed = followedNumbers(text, text.length - (xml.length - place.end));
  const changes = new Map<string, string | Uint8Array>([[target.main, followed], ...parts]);
  if (styles.added.length > 0)
    changes.set(
      stylesPath,
      stylesXml.replace(/<\/w:styles>\s*$/, () => `${styles.added.join('')}</w:styles>`),
    );
  return {
    foundBy: place.foundBy,
    differences: differences({ target: xml, theirs, place, blocks: fitted }),
    bytes: closePackage(target, changes, info.changedAt),
  };
}

/**
 * The blocks that get pages across. Where nothing follows them in their section, its setup would come once more for an empty
 * page, so the last ones stay upright; the document's own setup is not ours to change.
 */
function blocksAcross({ blocks }: ChapterModel, turns: boolean, followed: boolean): ReadonlySet<string> {
  const end = followed ? blocks.length : blocks.findLastIndex((block) => !isAcross(block)) + 1;
  return new Set(turns ? blocks.slice(0, end).flatMap((block) => (isAcross(block) ? [block.id] : [])) : []);
}

/** Whether text of the document follows before its page setup ends. */
const isFollowed = (xml: string, { start, end }: Place): boolean =>
  !xml.slice(start, end).includes('<w:sectPr') && xml.startsWith('<w:p', end);

const chaptersOf = ({ blocks }: ChapterModel): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [headingText(block)] : []));

/** A field that begins in one chapter and ends in another could not be cut. */
function refuseBrokenFields(replaced: string): void {
  const count = (type: string): number => replaced.split(`w:fldCharType="${type}"`).length;
  if (count('begin') !== count('end')) throw new Refusal('document-unreadable', { reason: 'field' });
}

type Kept = { readonly id: string; readonly start: number; readonly end: number; readonly xml: string };

function keptGroups(xml: string, { groups }: Place, keep: readonly string[]): readonly Kept[] {
  const wanted = new Set(keep.map(markId));
  return groups
    .filter(({ mark }) => wanted.has(mark.id))
    .map(({ mark, start, end }) => ({ id: mark.id, start, end, xml: xml.slice(start, end) }));
}

/** A kept text keeps the mark of what was once written there, so that it is offered again the next time. */
function keptText(block: FittedBlock, index: number, total: number, kept: readonly Kept[]): string {
  const own = kept.find(({ id }) => id === markId(block.id));
  if (!own) return block.xml;
  return own.xml.replace(markPattern, (_, _index, _total, hash: string, id: string) =>
    markName({ index, total, hash, id }),
  );
}
