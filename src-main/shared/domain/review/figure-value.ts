import type { Decimal } from '../decimal.ts';
import { percentOf } from '../percent.ts';
import type { KnownFigure, NumberMention } from './model.ts';

/** What a figure reads when it is written like the mention: its decimals, its "millones". */
export type Written = {
  readonly value: Decimal;
  /** Nothing was rounded off to write it so. */
  readonly exact: boolean;
};

/**
 * A figure in the decimals and scale of a mention, rounded once half-up from its exact value; "más de 539 millones" cuts
 * off instead. `null` where the mention is of another kind, or there is no such figure (a ratio without a whole).
 */
export function writtenLike(figure: KnownFigure, mention: NumberMention): Written | null {
  if (mention.value === null || kindOf(mention) !== figure.kind) return null;
  const { decimals } = mention.value;
  if (typeof figure.value !== 'number') {
    if (decimals > 2) return null;
    const { part, whole } = figure.value;
    const percent = percentOf(part, whole, decimals === 0 ? 0 : decimals === 1 ? 1 : 2);
    if (!percent) return null;
    const exact = BigInt(percent.scaled) * BigInt(whole) === BigInt(part) * 100n * 10n ** BigInt(decimals);
    return { value: { scaled: percent.scaled, decimals }, exact };
  }
  // whole units of the last digit written, in parts of the figure's own unit
  const own = figure.kind === 'amount' ? 2 : 0;
  const power = Math.log10(mention.scale) + own - decimals;
  if (power <= 0) return { value: { scaled: figure.value * 10 ** -power, decimals }, exact: true };
  const unit = 10 ** power;
  const size = Math.abs(figure.value);
  const scaled = Math.floor((size + (mention.moreThan ? 0 : unit / 2)) / unit) * Math.sign(figure.value);
  return { value: { scaled: scaled === 0 ? 0 : scaled, decimals }, exact: size % unit === 0 };
}

/** The kind of figure a mention can be. A plain decimal is none: it has neither unit nor currency. */
export function kindOf({ form }: NumberMention): KnownFigure['kind'] | null {
  return form === 'amount' || form === 'percent' || form === 'count' ? form : null;
}

/**
 * One slip of the hand apart: a digit changed, two neighbours exchanged, one digit too many or too few. Numbers of fewer
 * than three digits are never near, since any two of them would be.
 */
export function isSlipOf(written: number, meant: number): boolean {
  const [a, b] = [String(Math.abs(written)), String(Math.abs(meant))];
  if (written === meant || Math.min(a.length, b.length) < 3 || Math.abs(a.length - b.length) > 1) return false;
  if (a.length !== b.length) return Math.min(a.length, b.length) >= 4 && isOneLonger(a, b);
  const apart = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [first = 0, second] = apart;
  if (apart.length === 1) return true;
  return apart.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}

function isOneLonger(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(at) === long.slice(at + 1);
}
