import type { Decimal } from '../decimal.ts';
import {
  firstWordAt,
  hasWords,
  measureNear,
  type ParagraphContext,
  type Surroundings,
  sentenceAt,
  surroundings,
} from './context.ts';
import { isSlipOf, kindOf, writtenLike } from './figure-value.ts';
import type { KnownFigure, Measure, NumberMention, ReviewedNumber, ReviewFacts, ReviewLexicon } from './model.ts';

/**
 * Each number of a paragraph against the data (CK10). What stands around it says which figure is meant: the activity in
 * whose section or after whose name it stands, the measure named before it, the unit of measure behind it. Where that is
 * certain the number must be that figure, even if it happens to be another; where it is not, it agrees with any figure it
 * equals, differs from one it is a slip of, and otherwise has no counterpart.
 * @param scope subject of the headings above, or `null`
 */
export function matchNumbers(
  context: ParagraphContext,
  scope: string | null,
  facts: ReviewFacts,
  lexicon: ReviewLexicon,
  paragraph: string,
): readonly ReviewedNumber[] {
  return context.mentions.map((mention, index) => {
    const around = surroundings(context, index);
    const candidates = candidatesFor(mention, about(context, index, scope), around, facts.figures, lexicon);
    const others = context.mentions.filter((other) => other !== mention);
    return { ...mention, paragraph, ...verdictOf(mention, candidates, others) };
  });
}

/** A figure the number may be. `firm`: the words leave no doubt that it is meant. */
type Candidate = { readonly figure: KnownFigure; readonly weight: number; readonly firm: boolean };

/** Whom a number is about: the last one named before it or in the headings above, and a unit of it named behind. */
type About = { readonly outer: string | null; readonly inner: string | null };

function about(context: ParagraphContext, index: number, scope: string | null): About {
  const { mentions, subjects } = context;
  const mention = mentions[index];
  if (!mention) return { outer: scope, inner: null };
  const next = mentions.slice(index + 1).find((one) => kindOf(one) !== null);
  const sentence = sentenceAt(context, mention.start);
  const until = Math.min(sentence.end, next?.words?.start ?? next?.start ?? sentence.end);
  const outer = subjects.findLast(({ within, end }) => within === null && end <= mention.start);
  const inner = subjects.find(({ within, start }) => within !== null && start >= mention.end && start < until);
  return { outer: outer?.key ?? scope, inner: inner?.key ?? null };
}

function candidatesFor(
  mention: NumberMention,
  subject: About,
  around: Surroundings,
  figures: readonly KnownFigure[],
  lexicon: ReviewLexicon,
): readonly Candidate[] {
  const kind = kindOf(mention);
  if (kind === null || mention.value === null) return [];
  const measure = kind === 'percent' ? ratioMeasure(around, lexicon) : measureNear(around, lexicon);
  const weigh = (figure: KnownFigure): Candidate | null =>
    figure.words.length > 0 ? weighByWords(figure, subject, around) : weighByMeasure(figure, subject, measure);
  return figures
    .filter((figure) => figure.kind === kind && hasWords(around.sentence, figure.requires))
    .flatMap((figure) => weigh(figure) ?? [])
    .toSorted((a, b) => b.weight - a.weight);
}

/** Amounts and progress: the activity and the measure say which. */
function weighByMeasure(figure: KnownFigure, { outer }: About, measure: Measure | 'other' | null): Candidate | null {
  if (figure.kind === 'count') return null;
  const isSubject = figure.subject === outer;
  const isMeasure = figure.measure === measure;
  return { figure, weight: 2 * Number(isSubject) + Number(isMeasure), firm: isSubject && isMeasure };
}

/** Counts and shares: the words behind the number say which, or those before it; an organic unit named behind most of all. */
function weighByWords(figure: KnownFigure, { outer, inner }: About, around: Surroundings): Candidate | null {
  const behind = hasWords(around.after, figure.words);
  if (!behind && !hasWords(around.before, figure.words)) return null;
  const isInner = inner !== null && figure.subject === inner;
  const isOuter = figure.subject === outer;
  const weight =
    (behind ? 2 : 1) * figure.words.length + figure.requires.length + 8 * Number(isInner) + Number(isOuter);
  const isGoal = figure.measure === 'programmed' || figure.measure === 'executed';
  const isTold = behind && inner === null && ((isOuter && isGoal) || figure.requires.length > 0);
  return { figure, weight, firm: isInner || isTold || figure.measure === 'share' };
}

/** "92.55% de avance", "100% del total de 51 informes de la meta": whichever word comes first behind, else before. */
function ratioMeasure(around: Surroundings, lexicon: ReviewLexicon): Measure | null {
  const progress = lexicon.measures.filter(({ measure }) => measure === 'progress').flatMap(({ words }) => words);
  const [toGoal, toProgress] = [firstWordAt(around.ahead, lexicon.goal), firstWordAt(around.ahead, progress)];
  if (toGoal >= 0 && (toProgress < 0 || toGoal < toProgress)) return 'goal-progress';
  if (toProgress >= 0 || firstWordAt(around.before, progress) >= 0) return 'progress';
  return firstWordAt(around.before, lexicon.goal) >= 0 ? 'goal-progress' : null;
}

type Outcome = Pick<ReviewedNumber, 'verdict' | 'figure' | 'expected' | 'difference'>;

const none = { figure: null, expected: null, difference: null };

/** @param others the other numbers of the paragraph: a figure told by its circumstances may be one of them instead */
function verdictOf(
  mention: NumberMention,
  candidates: readonly Candidate[],
  others: readonly NumberMention[],
): Outcome {
  if (mention.value === null || kindOf(mention) === null) return { ...none, verdict: 'not-a-figure' };
  const equal = candidates.find(
    ({ figure, weight }) => isWritten(figure, mention) && (weight > 0 || isTelling(mention)),
  );
  const meant = candidates.find(
    ({ firm, figure }) => firm && (figure.requires.length === 0 || !others.some((other) => isWritten(figure, other))),
  );
  if (meant && !(equal && equal.weight >= meant.weight)) return differs(mention, meant.figure);
  if (equal) {
    const exact = writtenLike(equal.figure, mention)?.exact ?? false;
    return { ...none, verdict: exact ? 'matches' : 'matches-rounded', figure: equal.figure };
  }
  const slip = candidates.find(({ figure, weight }) => weight > 0 && isSlip(figure, mention));
  return slip ? differs(mention, slip.figure) : { ...none, verdict: 'unknown' };
}

/** An amount of five digits or more is not equal by chance, even where nothing around it says what it is. */
const isTelling = ({ form, value, scale }: NumberMention): boolean =>
  form === 'amount' && scale === 1 && Math.abs(value?.scaled ?? 0) >= 10_000;

function isWritten(figure: KnownFigure, mention: NumberMention): boolean {
  const written = writtenLike(figure, mention);
  return written !== null && mention.value !== null && written.value.scaled === mention.value.scaled;
}

/** A rounded "539 millones" has too few digits to be a slip of anything. */
function isSlip(figure: KnownFigure, mention: NumberMention): boolean {
  const written = writtenLike(figure, mention);
  return (
    written !== null &&
    mention.value !== null &&
    mention.scale === 1 &&
    isSlipOf(mention.value.scaled, written.value.scaled)
  );
}

function differs(mention: NumberMention, figure: KnownFigure): Outcome {
  const expected = writtenLike(figure, mention)?.value ?? null;
  const difference: Decimal | null =
    expected && mention.value ? { scaled: mention.value.scaled - expected.scaled, decimals: expected.decimals } : null;
  return { verdict: 'differs', figure, expected, difference };
}
