import { type Decimal, withDecimals } from './decimal.ts';
import { type Percent, percentFromRatio } from './percent.ts';

/** What an indicator can be measured in (IN3): the seven of the national planning system, in its order. */
export const unitTypes = ['quantity', 'count', 'percentage', 'ratio', 'rate', 'index', 'variation'] as const;
export type UnitType = (typeof unitTypes)[number];

/** Whether more is better, staying is, or less is (IN4). */
export const senses = ['increasing', 'neutral', 'decreasing'] as const;
export type Sense = (typeof senses)[number];

/** Inhabitants, days … that a rate is said per. */
export const rateBases = [100, 1_000, 10_000, 100_000] as const;

/** The sign that values print with. */
export const signOf = (unitType: UnitType): 'percent' | 'number' =>
  unitType === 'percentage' || unitType === 'variation' ? 'percent' : 'number';

/** What an indicator without a stated type is, by how its values are written. */
export const typeFor = (unit: 'percent' | 'number', decimals: number): UnitType =>
  unit === 'percent' ? 'percentage' : decimals === 0 ? 'count' : 'quantity';

export type RangeProblem = 'not-whole' | 'below-zero' | 'above-hundred' | 'below-minus-hundred';

/** SPEC ID-1: what is outside of the range of its type, if anything (IN3). */
export function rangeProblem(unitType: UnitType, { scaled, decimals }: Decimal): RangeProblem | null {
  const one = 10 ** decimals;
  if (unitType === 'count' && scaled % one !== 0) return 'not-whole';
  if (unitType === 'variation') return scaled < -100 * one ? 'below-minus-hundred' : null;
  if (unitType === 'index') return null;
  if (scaled < 0) return 'below-zero';
  return unitType === 'percentage' && scaled > 100 * one ? 'above-hundred' : null;
}

/** Whether its value can follow from a numerator and a denominator (IN5). */
export const isQuotient = (unitType: UnitType): boolean =>
  unitType === 'percentage' || unitType === 'ratio' || unitType === 'rate' || unitType === 'variation';

export type Measure = { readonly unitType: UnitType; readonly rateBase: number; readonly decimals: number };

/**
 * SPEC ID-2: the value that follows from numerator and denominator, rounded once from the exact quotient (CK5). Percentage:
 * n / d × 100; ratio: n / d; rate: n / d × base; variation: (n / d − 1) × 100. `null` where the type has no quotient, the
 * denominator is zero, or the result leaves what a number can hold.
 */
export function quotientOf({ unitType, rateBase, decimals }: Measure, n: Decimal, d: Decimal): Decimal | null {
  if (!isQuotient(unitType) || d.scaled === 0) return null;
  const over = BigInt(n.scaled) * 10n ** BigInt(d.decimals);
  const under = BigInt(d.scaled) * 10n ** BigInt(n.decimals);
  const part = unitType === 'variation' ? over - under : over;
  const factor = unitType === 'ratio' ? 1n : unitType === 'rate' ? BigInt(rateBase) : 100n;
  const numerator = part * factor * 10n ** BigInt(decimals);
  const negative = numerator < 0n !== under < 0n && numerator !== 0n;
  const [top, bottom] = [abs(numerator), abs(under)];
  const scaled = Number(((2n * top + bottom) / (2n * bottom)) * (negative ? -1n : 1n));
  return Number.isSafeInteger(scaled) ? { scaled, decimals } : null;
}

/** How near a result is to its goal: reached, close to it, or not. */
export type Light = 'reached' | 'close' | 'missed';

export type Compliance = { readonly percent: Percent | null; readonly light: Light };

/** Percent of the goal from which it counts as reached, and as close. */
export const lightFrom = { reached: 95n, close: 75n } as const;

/**
 * SPEC ID-3: how much of its goal a result is (IN4, IN8). Increasing: result / goal. Decreasing: goal / result, so that less is
 * more; a result of zero has no figure but has reached any goal. Neutral: the smaller of both / the larger. `null` where the
 * figures do not allow a quotient: more of something whose goal is zero, or something below zero.
 */
export function compliance(sense: Sense, result: Decimal, goal: Decimal): Compliance | null {
  const [got, wanted] = inTheSameUnit(result, goal);
  if (got < 0n || wanted < 0n) return null;
  if (got === wanted) return complianceOf(1n, 1n);
  if (sense === 'decreasing' && got === 0n) return { percent: null, light: 'reached' };
  const [part, whole] = sense === 'increasing' || (sense === 'neutral' && got < wanted) ? [got, wanted] : [wanted, got];
  return whole === 0n ? null : complianceOf(part, whole);
}

function complianceOf(part: bigint, whole: bigint): Compliance {
  // A figure beyond any meaning is none; the light still tells.
  const percent = part > whole * BigInt(10 ** 9) ? null : percentFromRatio(part, whole, 1);
  const light: Light =
    part * 100n >= lightFrom.reached * whole ? 'reached' : part * 100n >= lightFrom.close * whole ? 'close' : 'missed';
  return { percent, light };
}

/** What successive goals say of the sense, as the national system reads it; `null` where they say nothing or go both ways. */
export function senseOfGoals(goals: readonly Decimal[]): Sense | null {
  const signs = goals.slice(1).map((goal, index) => {
    const [later, earlier] = inTheSameUnit(goal, goals[index] ?? goal);
    return Math.sign(Number(later - earlier));
  });
  if (signs.length === 0 || (signs.includes(1) && signs.includes(-1))) return null;
  if (signs.includes(1)) return 'increasing';
  return signs.includes(-1) ? 'decreasing' : 'neutral';
}

/** From one year to the next, in the unit of the indicator; exact, with the decimals of the finer one. */
export function changeBetween(earlier: Decimal, later: Decimal): Decimal | null {
  const decimals = Math.max(earlier.decimals, later.decimals);
  const scaled = withDecimals(later, decimals).scaled - withDecimals(earlier, decimals).scaled;
  return Number.isSafeInteger(scaled) ? { scaled, decimals } : null;
}

function inTheSameUnit(a: Decimal, b: Decimal): readonly [bigint, bigint] {
  return [BigInt(a.scaled) * 10n ** BigInt(b.decimals), BigInt(b.scaled) * 10n ** BigInt(a.decimals)];
}

const abs = (x: bigint): bigint => (x < 0n ? -x : x);
