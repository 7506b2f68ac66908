import type { Block, Run } from '#shared/domain/chapter-model.ts';
import type { ReviewLexicon, ReviewParagraph, Span } from '#shared/domain/review/model.ts';
import { cardinalOf } from '#shared/format/number-words.ts';
import { lexicon as words } from '#shared/strings/es/review.ts';

/** How our own text is read by the rules. */
export const lexicon: ReviewLexicon = { ...words, cardinal: cardinalOf };

/**
 * Tells apart what is found several times in one place: by its words and how often they were found before, not by where they
 * stand, so that what was accepted stays accepted when something else is written before it (CK14).
 */
export function subjects(): (place: string, words: string) => string {
  const seen = new Map<string, number>();
  return (place, words) => {
    const key = JSON.stringify([place, words]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? words : `${words} ${count}`;
  };
}

/** "[falta: …]" has a finding of its own. */
export const paragraphsOf = (blocks: readonly Block[]): readonly ReviewParagraph[] =>
  blocks.flatMap((block): readonly ReviewParagraph[] => {
    if (block.kind === 'heading') return [{ id: block.id, text: block.text, heading: true }];
    if (block.kind !== 'paragraph') return [];
    return [{ id: block.id, text: block.runs.map(wordsOfRun).join(''), heading: block.style === 'lead' }];
  });

/** A gap of its length, so that places in the text stay: its words are nobody's. */
const wordsOfRun = ({ kind, text }: Run): string => (kind === 'missing' ? '_'.repeat(text.length) : text);

/** Where the text of a block was written by a person: everything but its figures and references. */
export function typedSpans(block: Block): readonly (readonly [string, readonly Span[]])[] {
  if (block.kind === 'heading') return [[block.id, [{ start: 0, end: block.text.length }]]];
  if (block.kind !== 'paragraph') return [];
  const spans: Span[] = [];
  let start = 0;
  for (const { kind, text } of block.runs) {
    const end = start + text.length;
    if (kind === 'text') spans.push({ start, end });
    start = end;
  }
  return [[block.id, spans]];
}
