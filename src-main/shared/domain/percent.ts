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

/** How the parts of a whole are rounded (CK4): each alone, or so that they add up to 100. */
export type SharePolicy = 'half-up' | 'largest-remainder';

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
  if (policy === 'half-up' || whole <= 0 || parts.some((part) => part < 0)) return plain;
  const unit = 100n * 10n ** BigInt(decimals);
  const exact = parts.map((part, index) => {
    const scaled = BigInt(part) * unit;
    return { index, floor: scaled / BigInt(whole), remainder: scaled % BigInt(whole) };
  });
  const target = (BigInt(parts.reduce((a, b) => a + b, 0)) * unit) / BigInt(whole);
  let missing = Number(target - exact.reduce((total, { floor }) => total + floor, 0n));
  const scaled = exact.map(({ floor }) => Number(floor));
  for (const { index } of exact.toSorted((a, b) => Number(sign(b.remainder - a.remainder)) || a.index - b.index)) {
    if (missing-- <= 0) break;
    scaled[index] = (scaled[index] ?? 0) + 1;
  }
  return scaled.map((value) => ({ scaled: value, decimals }));
}

const abs = (x: bigint): bigint => (x < 0n ? -x : x);
const sign = (x: bigint): bigint => (x < 0n ? -1n : x > 0n ? 1n : 0n);
