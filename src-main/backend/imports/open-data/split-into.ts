import { LINE_FEED } from './bytes.ts';
import { DOUBLED, type Reading, type RecordSplitter } from './split-record.ts';

const BETWEEN_QUOTES: Reading = { betweenQuotes: true, closings: 0 };
const ALL_CLOSE: Reading = { betweenQuotes: false, closings: 0xffff };

/** Places of a bare quote that are tried one by one; names with quotes are few in a record. */
const TRIED_CHOICES = 8;

/** Where a record stands: offsets in a buffer, and whether no bytes follow the buffer's. */
export type Place = {
  readonly buffer: Buffer;
  readonly start: number;
  readonly longest: number;
  readonly last: boolean;
};

/**
 * Splits a record in the reading that gives `columns` fields: RFC 4180, or one for quotes that are not doubled. After it, the splitter
 * holds the record. False when no reading fits, or two fit equally: nothing is guessed.
 *
 * A bare quote can make the RFC reading swallow whole lines and, by chance, still find the right number of fields. So where that
 * reading goes over a line end, a shorter one wins if behind it stands a record that fits and begins with the same year: in a file
 * with doubled quotes the rest of a name would follow.
 */
export function splitInto(splitter: RecordSplitter, columns: number, place: Place): boolean {
  const { buffer, start, longest, last } = place;
  const fits = (reading: Reading, from = start): boolean =>
    splitter.split(buffer, from, from + longest, last, reading) === 'whole' && splitter.fieldCount() === columns;

  const recordFollows = (from: number, firstField: string): boolean =>
    [DOUBLED, ...otherReadings(TRIED_CHOICES)].some(
      (reading) => fits(reading, from) && firstField !== '' && splitter.text(0) === firstField,
    );

  const doubled = fits(DOUBLED) ? splitter.end() : null;
  const firstLineEnd = buffer.indexOf(LINE_FEED, start);
  if (doubled !== null && (firstLineEnd === -1 || firstLineEnd >= doubled - 1)) return true;

  const others = otherReadings(splitter.choices())
    .flatMap((reading) => (fits(reading) ? [{ reading, end: splitter.end() }] : []))
    .sort((a, b) => a.end - b.end);
  const [shortest] = others;
  if (doubled !== null) {
    const shorter = shortest !== undefined && shortest.end < doubled ? shortest : null;
    const followed = shorter !== null && fits(shorter.reading) && recordFollows(shorter.end, splitter.text(0));
    return fits(followed ? shorter.reading : DOUBLED);
  }
  const rivals = others.filter(({ reading, end }) => end === shortest?.end && reading.closings !== ALL_CLOSE.closings);
  const [chosen = shortest] = rivals.some(({ reading }) => reading.betweenQuotes)
    ? rivals.filter(({ reading }) => reading.betweenQuotes)
    : rivals;
  return chosen !== undefined && (rivals.length < 2 || chosen.reading.betweenQuotes) && fits(chosen.reading);
}

/** Quotes that close only between fields; one bare quote among doubled ones; none of them doubled. */
const otherReadings = (choices: number): readonly Reading[] => [
  BETWEEN_QUOTES,
  ...Array.from({ length: Math.min(choices, TRIED_CHOICES) }, (_, choice) => ({
    betweenQuotes: false,
    closings: 1 << choice,
  })),
  ...(choices > 1 ? [ALL_CLOSE] : []),
];
