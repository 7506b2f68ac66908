export type PercentDecimals = 0 | 1 | 2;

/** A percentage rounded once, kept as an integer: `{ scaled: 925, decimals: 1 }` is 92.5 %. */
export type Percent = { readonly scaled: number; readonly decimals: PercentDecimals };

/**
 * `part / whole`, half-up from the exact ratio of two integers (both céntimos or both counts), rounded once (CK5).
 * `null` when there is no whole: no budget is not 0 % progress (PG6). BigInt because céntimos × 10 000 leaves the safe range.
 */
export function percentOf(part: number, whole: number, decimals: PercentDecimals): Percent | null {
  return percentFromRatio(BigInt(part), BigInt(whole), decimals);
}

/** `percentOf` for quotients that no longer fit a number, such as the mean of several ratios. */
export function percentFromRatio(part: bigint, whole: bigint, decimals: PercentDecimals): Percent | null {
  if (whole === 0n) return null;
  const numerator = part * 100n * 10n ** BigInt(decimals);
  const denominator = whole;
  const negative = numerator < 0n !== denominator < 0n && numerator !== 0n;
  const [n, d] = [abs(numerator), abs(denominator)];
  const rounded = (2n * n + d) / (2n * d);
  const scaled = Number(negative ? -rounded : rounded);
  if (!Number.isSafeInteger(scaled)) throw new RangeError(`a percentage beyond any meaning: ${part} of ${whole}`);
  return { scaled, decimals };
}

/** How the parts of a whole are rounded (CK4): each alone, with or without a note that says so, or so that they add up to 100. */
export const sharePolicies = ['half-up', 'half-up-note', 'largest-remainder'] as const;
export type SharePolicy = (typeof sharePolicies)[number];

/**
 * The share of each part in `whole`. `largest-remainder` floors all and gives the missing units to the largest remainders;
 * ties go to the earlier part, so the same input always gives the same output. Parts must not be negative for that policy
 * to mean anything: with a negative part or whole it falls back to half-up.
 */
export function sharesOf(
  parts: readonly number[],
  whole: number,
  decimals: PercentDecimals,
  policy: SharePolicy,
): readonly (Percent | null)[] {
  const plain = parts.map((part) => percentOf(part, whole, decimals));
  if (policy !== 'largest-remainder' || whole <= 0 || parts.some((part) => part < 0)) return plain;
  return apportioned(parts, whole, 100 * 10 ** decimals).map((scaled) => ({ scaled, decimals }));
}

/** Deals `units` out to parts of a positive whole, none of them negative, by their largest remainders; ties to the earlier. */
export function apportioned(parts: readonly number[], whole: number, units: number): readonly number[] {
  const exact = parts.map((part, index) => {
    const scaled = BigInt(part) * BigInt(units);
    return { index, floor: scaled / BigInt(whole), remainder: scaled % BigInt(whole) };
  });
  const target = (BigInt(parts.reduce((a, b) => a + b, 0)) * BigInt(units)) / BigInt(whole);
  let missing = Number(target - exact.reduce((total, { floor }) => total + floor, 0n));
  const dealt = exact.map(({ floor }) => Number(floor));
  for (const { index } of exact.toSorted((a, b) => Number(sign(b.remainder - a.remainder)) || a.index - b.index)) {
    if (missing-- <= 0) break;
    dealt[index] = (dealt[index] ?? 0) + 1;
  }
  return dealt;
}

const abs = (x: bigint): bigint => (x < 0n ? -x : x);
const sign = (x: bigint): bigint => (x < 0n ? -1n : x > 0n ? 1n : 0n);
