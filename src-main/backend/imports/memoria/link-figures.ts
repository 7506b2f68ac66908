import type { FigureFormat, Inline, NarrativeDocument } from '#shared/domain/narrative.ts';
import { joined } from '#shared/domain/narrative-draft.ts';
import { writtenLike } from '#shared/domain/review/figure-value.ts';
import type { KnownFigure, ReviewedNumber } from '#shared/domain/review/model.ts';
import type { ChapterData } from '../../chapter/chapter-data.ts';
import { currentText } from '../../chapter/narrative/write-document.ts';

/** Every format, those that say most first: of two that read alike the first is taken. */
const formats: readonly FigureFormat[] = [
  'soles',
  'amount',
  'whole-amount',
  'over-millions',
  'percent-2',
  'percent-1',
  'percent-0',
  'percent-short',
  'count-in-words',
  'count',
];

export type LinkedText = {
  readonly document: NarrativeDocument;
  readonly linked: number;
  /** Numbers that are figures and stay words. */
  readonly unlinked: number;
};

/**
 * A text with a link wherever the review says that a number agrees and exactly one figure of the year reads as it is written, so
 * that the text says the same before and after. Every other number stays as it is.
 */
export function linkFigures(
  text: string,
  numbers: readonly ReviewedNumber[],
  { data, figures }: { readonly data: ChapterData; readonly figures: readonly KnownFigure[] },
): LinkedText {
  const pieces: Inline[] = [];
  let [from, linked, unlinked] = [0, 0, 0];
  for (const number of numbers.toSorted((a, b) => a.start - b.start)) {
    if (number.verdict === 'not-a-figure') continue;
    const link = linkOf(text, number, data, figures);
    if (!link || link.start < from) {
      unlinked += 1;
      continue;
    }
    pieces.push({ kind: 'text', text: text.slice(from, link.start) }, link.inline);
    from = link.end;
    linked += 1;
  }
  pieces.push({ kind: 'text', text: text.slice(from) });
  return { document: joined(pieces), linked, unlinked };
}

type Link = { readonly start: number; readonly end: number; readonly inline: Inline };

function linkOf(text: string, number: ReviewedNumber, data: ChapterData, figures: readonly KnownFigure[]): Link | null {
  const { figure, verdict, start, end, words } = number;
  if (!figure || (verdict !== 'matches' && verdict !== 'matches-rounded')) return null;
  const readsAlike = new Set(
    figures
      .filter((other) => {
        const written = writtenLike(other, number);
        return written !== null && written.value.scaled === number.value?.scaled;
      })
      .map(({ ref }) => ref),
  );
  // totals of other tables repeat figures of ours and cannot be linked themselves
  const refs = [...readsAlike].filter((ref) => formats.some((format) => currentText(data, ref, format) !== null));
  if (refs.length !== 1 || refs[0] !== figure.ref) return null;
  const spans = [...(words ? [{ start: words.start, end: end + 1 }] : []), { start, end }];
  for (const span of spans) {
    const written = plain(text.slice(span.start, span.end));
    const format = formats.find((one) => plain(currentText(data, figure.ref, one) ?? '') === written);
    if (format) return { ...span, inline: { kind: 'figure', ref: figure.ref, format } };
  }
  return null;
}

const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ');
