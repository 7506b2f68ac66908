/** Numbers that look arbitrary and are the same on every machine: the example's files must not change between runs. */
export type Random = { readonly below: (limit: number) => number };

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return { below: (limit) => next() % limit };
}

/** `total` in whole parts by weight; the parts add up to it exactly. */
export function splitBy(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let used = 0;
  let seen = 0;
  return weights.map((weight) => {
    seen += weight;
    const upTo = Math.round(total * (seen / whole));
    const part = upTo - used;
    used = upTo;
    return part;
  });
}

/** `total` in `count` whole parts of very different size. */
export function splitAtRandom(random: Random, total: number, count: number): number[] {
  return splitBy(
    total,
    Array.from({ length: count }, () => 20 + random.below(1_000)),
  );
}

/** `total` in parts of which none is above its cap; the caps together must have room for it. */
export function splitBelow(random: Random, total: number, caps: readonly number[]): number[] {
  const room = caps.reduce((sum, cap) => sum + cap, 0);
  if (room < total) throw new Error(`there is room for ${room}, not for ${total}`);
  const parts = splitBy(
    total,
    caps.map((cap) => cap + (room === 0 ? 1 : 0)),
  ).map((part, index) => Math.min(part, caps[index] ?? 0));
  let rest = total - parts.reduce((sum, part) => sum + part, 0);
  for (let index = 0; rest > 0; index = (index + 1) % parts.length) {
    const more = Math.min(rest, (caps[index] ?? 0) - (parts[index] ?? 0));
    parts[index] = (parts[index] ?? 0) + more;
    rest -= more;
  }
  // Move something from one part to the next, so that execution is uneven as in life.
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [here = 0, there = 0] = [parts[index], parts[index + 1]];
    const most = Math.max(0, Math.min(here, (caps[index + 1] ?? 0) - there));
    const moved = Math.floor((most * random.below(700)) / 1_000);
    parts[index] = here - moved;
    parts[index + 1] = there + moved;
  }
  return parts;
}
