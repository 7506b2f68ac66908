/** One line of the table: what was measured, ours and what it is measured against, in milliseconds. */
export type Line = {
  readonly name: string;
  readonly ours: number;
  readonly against: { readonly name: string; readonly time: number } | null;
  /** The goal in words, as in the design: "≤ 2 ×". */
  readonly goal?: string;
};

/** How long the work takes, told by the work itself, so that it can leave its preparation out. Milliseconds. */
export type Timed = () => Promise<number>;

/** Runs both in turns, so that a busy moment of the machine meets both; the median of each. */
export async function inTurns(
  runs: number,
  ours: Timed,
  against: Timed | null,
): Promise<{ ours: number; against: number | null }> {
  const times: { readonly ours: number[]; readonly against: number[] } = { ours: [], against: [] };
  for (let run = 0; run < runs; run += 1) {
    if (against) times.against.push(await against());
    times.ours.push(await ours());
  }
  return { ours: median(times.ours), against: against ? median(times.against) : null };
}

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

export function print(lines: readonly Line[]): void {
  const rows = [
    ['name', 'ours ms', 'floor or peer', 'its ms', 'ratio', 'goal'],
    ...lines.map(({ name, ours, against, goal }) => [
      name,
      number(ours),
      against?.name ?? '-',
      against ? number(against.time) : '-',
      against ? `${(ours / against.time).toFixed(2)} x` : '-',
      goal ?? '-',
    ]),
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    process.stdout.write(`${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`);
}

const number = (time: number): string => (time < 10 ? time.toFixed(3) : time.toFixed(0));
