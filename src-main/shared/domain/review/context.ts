import { fold } from './fold.ts';
import type { Measure, NumberMention, ReviewLexicon, Span, Subject } from './model.ts';

/** A paragraph made ready to look around its numbers. All offsets are those of the text itself. */
export type ParagraphContext = {
  readonly text: string;
  readonly folded: string;
  readonly sentences: readonly Span[];
  readonly mentions: readonly NumberMention[];
  readonly subjects: readonly SubjectMention[];
};

export type SubjectMention = Span & { readonly key: string; readonly within: string | null };

/** Finds subjects by any of their names, the longest name first; a name in capitals ("DE") only where it is so written. */
export type SubjectFinder = (text: string, folded: string) => readonly SubjectMention[];

export function subjectFinder(subjects: readonly Subject[]): SubjectFinder {
  const named = subjects.flatMap((subject) => subject.names.map((name) => ({ name: name.trim(), subject })));
  const isAcronym = ({ name }: { readonly name: string }): boolean => name === name.toUpperCase();
  const byAcronym = finder(named.filter(isAcronym));
  const byName = finder(named.filter((one) => !isAcronym(one)).map((one) => ({ ...one, name: fold(one.name) })));
  return (text, folded) => [...byAcronym(text), ...byName(folded)].toSorted((a, b) => a.start - b.start);
}

function finder(
  named: readonly { readonly name: string; readonly subject: Subject }[],
): (text: string) => readonly SubjectMention[] {
  const subjects = new Map(named.map(({ name, subject }) => [name, subject]));
  const names = [...subjects.keys()].filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return () => [];
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${names.map(escaped).join('|')})(?![\\p{L}\\d])`, 'gu');
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ 0: name, index }) => {
      const subject = subjects.get(name);
      return subject ? [{ key: subject.key, within: subject.within, start: index, end: index + name.length }] : [];
    });
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function contextOf(text: string, mentions: readonly NumberMention[], find: SubjectFinder): ParagraphContext {
  const folded = fold(text);
  return { text, folded, sentences: sentencesOf(text), mentions, subjects: find(text, folded) };
}

/** A stop ends a sentence where a capital follows; "S/ 5.00", "N.° 3" and "v.4" go on. */
function sentencesOf(text: string): readonly Span[] {
  const ends = [...text.matchAll(/[.;]\s+(?=["\u201c\u00ab]?\p{Lu})/gu)].map(({ index }) => index + 1);
  return [0, ...ends].map((start, index) => ({ start, end: ends[index] ?? text.length }));
}

export function sentenceAt({ sentences, text }: ParagraphContext, at: number): Span {
  return sentences.find(({ start, end }) => at >= start && at < end) ?? { start: 0, end: text.length };
}

/** The text around a number that can say what it is: up to its neighbours, within its sentence. */
export type Surroundings = {
  readonly before: Stretch;
  readonly after: Stretch;
  /** Further on, over other counts, for "el 100% del total de 51 informes de la meta". */
  readonly ahead: Stretch;
  readonly sentence: Stretch;
};

/** A folded stretch of text with its words. */
export type Stretch = { readonly text: string; readonly words: readonly string[] };

const stretch = (text: string): Stretch => ({ text, words: text.match(/[\p{L}\d]+/gu) ?? [] });
const emptyStretch: Stretch = { text: '', words: [] };

const reach = { before: 200, after: 110 };

export function surroundings(context: ParagraphContext, index: number): Surroundings {
  const { folded, mentions } = context;
  const mention = mentions[index];
  if (!mention) return { before: emptyStretch, after: emptyStretch, ahead: emptyStretch, sentence: emptyStretch };
  const sentence = sentenceAt(context, mention.start);
  const isFigure = ({ value, form }: NumberMention): boolean =>
    value !== null && /^(amount|percent|count|decimal)$/.test(form);
  const previous = mentions.slice(0, index).findLast(isFigure);
  const next = mentions.slice(index + 1).find(isFigure);
  const nextRatio = mentions.slice(index + 1).find(({ form }) => form === 'percent');
  const from = Math.max(sentence.start, previous?.end ?? 0, mention.start - reach.before);
  const to = Math.min(sentence.end, next?.words?.start ?? next?.start ?? folded.length, mention.end + reach.after);
  const far = Math.min(sentence.end, nextRatio?.start ?? folded.length, mention.end + reach.after);
  return {
    before: stretch(folded.slice(from, mention.words?.start ?? mention.start)),
    after: stretch(folded.slice(mention.end, to)),
    ahead: stretch(folded.slice(mention.end, far)),
    sentence: stretch(folded.slice(sentence.start, sentence.end)),
  };
}

/** The measure named nearest to the number: the last before it, or the first after it. `other` outweighs what stands by it. */
export function measureNear(
  { before, after }: Surroundings,
  { measures }: Pick<ReviewLexicon, 'measures'>,
): Measure | 'other' | null {
  const last = placesOf(before.text, measures).toSorted((a, b) => b.at - a.at || b.length - a.length);
  if (last.some(({ measure }) => measure === 'other')) return 'other';
  const first = placesOf(after.text, measures).toSorted((a, b) => a.at - b.at || b.length - a.length);
  return last[0]?.measure ?? first[0]?.measure ?? null;
}

/** "presupuesto" inside "presupuesto institucional modificado" is not a place of its own. */
function placesOf(
  text: string,
  measures: ReviewLexicon['measures'],
): readonly { measure: Measure | 'other'; at: number; length: number }[] {
  const all = measures.flatMap(({ measure, words }) =>
    words.map((word) => ({ measure, at: lastWordAt(text, word), length: word.length })).filter(({ at }) => at >= 0),
  );
  return all.filter(
    (one) => !all.some((other) => other.length > one.length && other.at <= one.at && one.at < other.at + other.length),
  );
}

/** The last place where a word begins with `word`, or -1. */
function lastWordAt(text: string, word: string): number {
  for (let at = text.lastIndexOf(word); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(word, at - 1))
    if (at === 0 || !/[\p{L}\d]/u.test(text.charAt(at - 1))) return at;
  return -1;
}

/** Which word of the stretch is the first that begins with one of `beginnings`, or -1. */
export function firstWordAt({ words }: Stretch, beginnings: readonly string[]): number {
  return words.findIndex((word) => beginnings.some((beginning) => word.startsWith(beginning)));
}

/** Every beginning has a word in the stretch. */
export function hasWords({ words }: Stretch, beginnings: readonly string[]): boolean {
  return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
}
