import type { IntoDifference } from '#shared/contract/types.ts';
import type { FittedBlock } from './fit-fragment.ts';
import { headingLevel, markId, type Place } from './locate.ts';
import type { WordStyles } from './word-styles.ts';
import { linesOf, textMark, textOf } from './word-xml.ts';

type Sides = {
  readonly target: string;
  readonly theirs: WordStyles;
  readonly place: Place;
  readonly blocks: readonly FittedBlock[];
};

/**
 * What people wrote in our chapters since they were put there (OU6), each beside what takes its place. Where the chapters
 * are replaced for the first time, everything there is theirs: all that we do not say in the same words is listed.
 */
export function differences(sides: Sides): readonly IntoDifference[] {
  return sides.place.foundBy === 'marks' ? sinceMarked(sides) : firstTime(sides);
}

function sinceMarked({ target, theirs, place, blocks }: Sides): readonly IntoDifference[] {
  const found: IntoDifference[] = [];
  for (const { mark, start, end } of place.groups) {
    const text = textOf(target.slice(start, end));
    if (textMark(text) === mark.hash) continue;
    const ours = blocks.find(({ id }) => markId(id) === mark.id);
    if (ours?.text === text) continue;
    found.push({
      kind: 'changed',
      block: ours?.id ?? null,
      where: headingBefore(target, theirs, place, start),
      document: text,
      ours: ours?.text ?? null,
    });
  }
  const present = new Set(place.groups.map(({ mark }) => mark.id));
  const total = place.groups[0]?.mark.total ?? 0;
  const absent = blocks.filter(({ id }) => !present.has(markId(id)));
  // What is new with us was never there; only as many as are missing from the count were taken out by a person.
  if (place.groups.length < total)
    for (const { text } of absent.slice(0, total - place.groups.length))
      found.push({ kind: 'removed', block: null, where: '', document: '', ours: text });
  return found;
}

function firstTime({ target, theirs, place, blocks }: Sides): readonly IntoDifference[] {
  const ours = blocks.flatMap(({ text }) => text.split('\n'));
  const said = new Set(ours.map(words).map((each) => each.join(' ')));
  return place.elements.flatMap((element): IntoDifference[] => {
    const lines = linesOf(target.slice(element.start, element.end));
    const fresh = lines.filter((line) => !said.has(words(line).join(' ')));
    if (fresh.length === 0 || headingLevel(target, element, theirs) !== null) return [];
    const document = element.name === 'w:tbl' ? lines.join(' · ') : fresh.join('\n');
    return [
      {
        kind: 'replaced',
        block: null,
        where: headingBefore(target, theirs, place, element.start),
        document,
        ours: element.name === 'w:tbl' ? null : closest(document, ours),
      },
    ];
  });
}

/** The heading under which a place is. */
function headingBefore(target: string, theirs: WordStyles, place: Place, at: number): string {
  const heading = place.elements.findLast(
    (element) => element.start <= at && headingLevel(target, element, theirs) !== null,
  );
  return heading ? linesOf(target.slice(heading.start, heading.end)).join(' ') : '';
}

const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The line of ours that shares most words with theirs, if half of them. */
function closest(theirs: string, ours: readonly string[]): string | null {
  const wanted = new Set(words(theirs));
  let best: { readonly line: string; readonly share: number } | null = null;
  for (const line of ours) {
    const own = new Set(words(line));
    const shared = [...own].filter((word) => wanted.has(word)).length;
    const share = shared / Math.max(own.size, wanted.size, 1);
    if (share >= 0.5 && share > (best?.share ?? 0)) best = { line, share };
  }
  return best?.line ?? null;
}
