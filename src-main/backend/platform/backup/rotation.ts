/** A copy as its file name tells: local day and time, and why it was made. */
export type Copy = {
  readonly fileName: string;
  /** "2026-01-31" */
  readonly day: string;
  /** Sorts by age. */
  readonly stamp: string;
  readonly reason: string;
};

const name = /^memoria-(\d{4}-\d{2}-\d{2})-(\d{6}(?:-\d+)?)-([a-z]+)\.sqlite$/;

/** `null` for files that are not ours, which are never touched. */
export function copyOf(fileName: string): Copy | null {
  const [, day, time, reason] = name.exec(fileName) ?? [];
  if (day === undefined || time === undefined || reason === undefined) return null;
  return { fileName, day, stamp: `${day}-${time}`, reason };
}

/**
 * C-6, as it would be explained to a person: every copy made by hand and every one made before a change of format stays;
 * of the others the last 3 of today, the last of each of the latest 14 days that have one, and the last of each of the
 * latest 12 months that have one.
 */
export function expired(copies: readonly Copy[], today: string): readonly Copy[] {
  const rotating = copies
    .filter(({ reason }) => reason !== 'manual' && reason !== 'migracion')
    .toSorted((a, b) => (a.stamp < b.stamp ? 1 : -1));
  const kept = new Set([
    ...rotating.filter(({ day }) => day === today).slice(0, 3),
    ...lastOfEach(rotating, ({ day }) => day).slice(0, 14),
    ...lastOfEach(rotating, ({ day }) => day.slice(0, 7)).slice(0, 12),
  ]);
  return rotating.filter((copy) => !kept.has(copy));
}

/** `copies` newest first: the first one of each period is its last. */
const lastOfEach = (copies: readonly Copy[], period: (copy: Copy) => string): readonly Copy[] =>
  [...new Map(copies.toReversed().map((copy) => [period(copy), copy])).values()].toReversed();
