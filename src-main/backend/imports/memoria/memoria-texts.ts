import type { Block } from '#shared/domain/chapter-model.ts';
import type { TextPlace } from '#shared/domain/memoria.ts';
import type { DocumentParagraph, WordDocument } from '#shared/domain/review/document.ts';
import { alikeness } from '#shared/domain/review/document-grid.ts';
import { es } from '#shared/strings/es.ts';

/** A paragraph of the document and the place of the year that it is for. */
export type PairedText = {
  readonly paragraph: DocumentParagraph;
  /** Counted from 1 under its heading. */
  readonly number: number;
  readonly heading: string;
  readonly to: TextPlace;
  /** What stands there now; `null` for a paragraph that the year does not have. */
  readonly before: string | null;
};

export type Pairing = {
  readonly texts: readonly PairedText[];
  /** Headings between those of the chapters that the year does not have: what stands under them is not offered. */
  readonly left: readonly string[];
};

/** Least alikeness of two headings that are the same. */
const sameHeading = 0.7;
/** Least alikeness of two paragraphs under one heading that are versions of each other. */
const sameText = 0.3;

type OwnText = { readonly to: TextPlace; readonly text: string };
/** What stands under a heading or lead of the year's chapters. */
type Stretch = { readonly heading: string; readonly after: number; readonly texts: OwnText[] };

/**
 * Paragraphs of a document beside those of the year's chapters, heading by heading: where both have as many, in their order, else
 * by their words. One without a counterpart is offered as a new one.
 * @param last id of the stored section behind which a new paragraph stands, by section: activities share theirs
 */
export function pairTexts(
  document: WordDocument,
  blocks: readonly Block[],
  activities: { readonly section: number; readonly last: number } | null,
): Pairing {
  const stretches = stretchesOf(blocks, activities);
  const captions = new Set(
    document.blocks.flatMap((block) => (block.kind === 'table' ? (block.table.caption?.id ?? []) : [])),
  );
  const paragraphs = document.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.paragraph.place === 'body' && !captions.has(block.paragraph.id)
      ? [block.paragraph]
      : [],
  );
  const anchors = anchorsOf(paragraphs, stretches);
  const found = [...anchors.keys()].sort((a, b) => a - b);
  const [first = paragraphs.length, end = -1] = [found[0], found.at(-1)];
  const texts: PairedText[] = [];
  const left: string[] = [];
  let current: Stretch | null = null;
  let held: DocumentParagraph[] = [];
  const close = (): void => {
    if (current) texts.push(...pairsUnder(current, held));
    held = [];
  };
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at < first) continue;
    const stretch = anchors.get(at);
    if (stretch || paragraph.heading) {
      close();
      current = stretch ?? null;
      if (!stretch && at < end) left.push(paragraph.text.trim());
    } else if (current && !es.imports.memoria.notText.test(paragraph.text.trim())) held.push(paragraph);
  }
  close();
  return { texts, left };
}

function stretchesOf(
  blocks: readonly Block[],
  activities: { readonly section: number; readonly last: number } | null,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
    const section = Number(/^section-(\d+)$/.exec(block.id)?.[1] ?? Number.NaN);
    if (block.kind === 'heading') {
      stretches.push({ heading: block.text, after: section, texts: [] });
      continue;
    }
    const { activityCode, style } = block;
    const text = block.runs.map((run) => run.text).join('');
    if (style === 'lead') {
      const after = activityCode === null ? section : (activities?.last ?? Number.NaN);
      stretches.push({ heading: text, after, texts: [] });
      continue;
    }
    // signatories are no sections
    if (activityCode === null && Number.isNaN(section)) continue;
    const to: TextPlace =
      activityCode === null ? { kind: 'section', section } : { kind: 'activity', code: activityCode };
    stretches.at(-1)?.texts.push({ to, text });
  }
  return stretches;
}

/** Where in the document each heading of ours stands: the likest line, of equal ones the last, since contents come first. */
function anchorsOf(
  paragraphs: readonly DocumentParagraph[],
  stretches: readonly Stretch[],
): ReadonlyMap<number, Stretch> {
  const anchors = new Map<number, Stretch>();
  const pairs = stretches
    .flatMap((stretch) =>
      paragraphs.flatMap(({ text }, at) => {
        if (text.length > 2 * stretch.heading.length + 40) return [];
        const score = alikeness(unnumbered(text), unnumbered(stretch.heading));
        return score >= sameHeading ? [{ stretch, at, score }] : [];
      }),
    )
    .toSorted((a, b) => b.score - a.score || b.at - a.at);
  const taken = new Set<Stretch>();
  for (const { stretch, at } of pairs) {
    if (anchors.has(at) || taken.has(stretch)) continue;
    anchors.set(at, stretch);
    taken.add(stretch);
  }
  return anchors;
}

const unnumbered = (text: string): string => text.trim().replace(/^\d+(?:\.\d+)*\.?\s+/, '');

function pairsUnder(
  { heading, after, texts }: Stretch,
  paragraphs: readonly DocumentParagraph[],
): readonly PairedText[] {
  const partners = partnersOf(
    texts.map(({ text }) => text),
    paragraphs.map(({ text }) => text),
  );
  let behind = after;
  return paragraphs.flatMap((paragraph, index): readonly PairedText[] => {
    const own = texts[partners[index] ?? -1];
    if (own?.to.kind === 'section') behind = own.to.section;
    if (!own && Number.isNaN(behind)) return [];
    const to: TextPlace = own?.to ?? { kind: 'new', after: behind };
    return [{ paragraph, number: index + 1, heading, to, before: own?.text ?? null }];
  });
}

/** For each of theirs the index of ours, or `null`; neither order is broken and the words in common are most. */
function partnersOf(ours: readonly string[], theirs: readonly string[]): readonly (number | null)[] {
  if (ours.length === theirs.length) return theirs.map((_, index) => index);
  // best[i][j]: the most that texts from i and j on have in common
  const scores = theirs.map((text) => ours.map((own) => alikeness(own, text)));
  const best = Array.from({ length: theirs.length + 1 }, () => new Array<number>(ours.length + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number): number => {
    const score = scores[i]?.[j] ?? 0;
    return score < sameText ? 0 : score + at(i + 1, j + 1);
  };
  for (let i = theirs.length - 1; i >= 0; i -= 1)
    for (let j = ours.length - 1; j >= 0; j -= 1) {
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j));
    }
  const partners: (number | null)[] = theirs.map(() => null);
  for (let i = 0, j = 0; i < theirs.length && j < ours.length; ) {
    if (paired(i, j) > 0 && at(i, j) === paired(i, j)) partners[i++] = j++;
    else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
  return partners;
}
