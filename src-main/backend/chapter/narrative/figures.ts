import type { BudgetAmounts, BudgetView } from '#shared/domain/budget.ts';
import type { Cents } from '#shared/domain/money.ts';
import type { FigureFormat, FigureRef } from '#shared/domain/narrative.ts';
import { percentFromRatio } from '#shared/domain/percent.ts';
import { overallProgress, type Ratio } from '#shared/domain/targets.ts';
import {
  countText,
  narrativeAmount,
  noBreak,
  percentText,
  shortPercentText,
  tableAmount,
} from '#shared/format/es-pe.ts';
import { type CardinalForm, cardinalWords } from '#shared/format/number-words.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import type { ChapterData } from '../chapter-data.ts';

/** What a reference points at. A ratio stays exact until it is printed, so that every format rounds once (CK5). */
export type Figure =
  | { readonly kind: 'amount'; readonly value: Cents }
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'ratio'; readonly value: Ratio };

/** The value of a reference (grammar: domain/narrative.ts), or `null` where it does not exist or is not filled in (NA12). */
export function figureAt(data: ChapterData, ref: FigureRef): Figure | null {
  const [area, subject = '', ...path] = ref.split('/');
  if (area === 'budget') return budgetFigure(data, subject, path);
  if (area === 'targets') return subject === 'total' ? totalTarget(data, path) : targetFigure(data, subject, path);
  if (area === 'facts') return factFigure(data, subject, path);
  return null;
}

/** `*` stands for the activity whose paragraph is being written; outside of one it points nowhere. */
export function resolveRef(ref: FigureRef, activityCode: string | null): FigureRef {
  return activityCode === null ? ref : ref.replace(/^(budget\/activity|targets)\/\*(?=\/)/, `$1/${activityCode}`);
}

/** The text of a figure in a named format (NA2), or `null` where the format does not suit the kind of figure. */
export function figureText(figure: Figure, format: FigureFormat, form: CardinalForm): string | null {
  switch (format) {
    case 'soles':
      return figure.kind === 'amount' ? narrativeAmount(figure.value) : null;
    case 'amount':
      return figure.kind === 'amount' ? tableAmount(figure.value, 2) : null;
    case 'whole-amount':
      return figure.kind === 'amount' ? tableAmount(figure.value, 0) : null;
    case 'percent-0':
      return ratioText(figure, 0);
    case 'percent-1':
      return ratioText(figure, 1);
    case 'percent-2':
      return ratioText(figure, 2);
    case 'percent-short':
      return ratioText(figure, 1, shortPercentText);
    case 'count':
      return figure.kind === 'count' ? countText(figure.value) : null;
    case 'count-in-words':
      return figure.kind === 'count' ? countInWords(figure.value, form) : null;
    default:
      return format satisfies never;
  }
}

/** Positive where `a` is more; `null` where one is missing or they are not of one kind. Exact: nothing is rounded. */
export function compareFigures(a: Figure | null, b: Figure | null): number | null {
  if (a === null || b === null) return null;
  if (a.kind === 'ratio' && b.kind === 'ratio') {
    const [left, right] = [a.value.part * b.value.whole, b.value.part * a.value.whole];
    const sameSide = a.value.whole > 0n === b.value.whole > 0n;
    return left === right ? 0 : left > right === sameSide ? 1 : -1;
  }
  if (a.kind === 'ratio' || b.kind === 'ratio' || a.kind !== b.kind) return null;
  return Math.sign(a.value - b.value);
}

/** The goal that a reference is about, for its unit of measure and its split: `targets/5000276/…`. */
export function targetAt(data: ChapterData, ref: FigureRef): TargetData | null {
  const [area, code] = ref.split('/');
  return area === 'targets' ? (data.targets.find((target) => target.activityCode === code) ?? null) : null;
}

/**
 * SPEC CH-5. The total that sentences quote: from the source that reports céntimos, activities first, because a Consulta Amigable total
 * in whole soles would print ".00" where SIAF knows better.
 */
function totalBudget({ activity, generica }: ChapterData['budget']): BudgetView {
  const exact = [activity, generica].find((view) => view.source?.scale === 'centimos');
  return exact ?? (activity.source === null ? generica : activity);
}

function budgetFigure(data: ChapterData, subject: string, path: readonly string[]): Figure | null {
  if (subject === 'total') return path.length === 1 ? amountFigure(totalBudget(data.budget).total, path[0]) : null;
  if ((subject !== 'activity' && subject !== 'generica') || path.length !== 2) return null;
  const row = data.budget[subject].rows.find(({ code }) => code === path[0]);
  return row ? amountFigure(row, path[1]) : null;
}

function amountFigure(amounts: BudgetAmounts, measure: string | undefined): Figure | null {
  switch (measure) {
    case 'progress':
      return ratio(amounts.devengado, amounts.pim);
    case 'pia':
    case 'modifications':
    case 'pim':
    case 'certificado':
    case 'compromiso':
    case 'devengado':
    case 'girado': {
      const value = amounts[measure];
      return value === null ? null : { kind: 'amount', value };
    }
    default:
      return null;
  }
}

function totalTarget({ targets }: ChapterData, path: readonly string[]): Figure | null {
  const value = path.length === 1 && path[0] === 'progress' ? overallProgress(targets) : null;
  return value && { kind: 'ratio', value };
}

function targetFigure(data: ChapterData, activityCode: string, path: readonly string[]): Figure | null {
  const target = targetAt(data, `targets/${activityCode}`);
  if (!target) return null;
  const [first, acronym, last] = path;
  if (path.length === 1) return first === 'progress' ? ratio(target.executed, target.programmed) : goal(target, first);
  if (path.length !== 3 || first !== 'units') return null;
  const unit = target.units.find((candidate) => candidate.acronym === acronym);
  return unit ? goal(unit, last) : null;
}

function goal(
  { programmed, executed }: Pick<TargetData, 'programmed' | 'executed'>,
  field: string | undefined,
): Figure | null {
  return field === 'programmed' ? count(programmed) : field === 'executed' ? count(executed) : null;
}

function factFigure({ facts }: ChapterData, key: string, path: readonly string[]): Figure | null {
  const value = facts.get(key) ?? null;
  if (path.length === 0) return count(value);
  const whole = path.length === 2 && path[0] === 'share-of' ? (facts.get(path[1] ?? '') ?? null) : null;
  return ratio(value, whole);
}

const count = (value: number | null): Figure | null => (value === null ? null : { kind: 'count', value });

const ratio = (part: number | null, whole: number | null): Figure | null =>
  part === null || whole === null || whole === 0
    ? null
    : { kind: 'ratio', value: { part: BigInt(part), whole: BigInt(whole) } };

function ratioText(figure: Figure, decimals: 0 | 1 | 2, write = percentText): string | null {
  if (figure.kind !== 'ratio') return null;
  const value = percentFromRatio(figure.value.part, figure.value.whole, decimals);
  return value && write(value);
}

/** "cuatro (04)": words, and at least two digits in brackets; past what has words, the digits alone. */
function countInWords(value: number, form: CardinalForm): string {
  const digits = value < 10 ? `0${value}` : countText(value);
  return value > 999_999 ? digits : `${cardinalWords(value, form)}${noBreak}(${digits})`;
}
