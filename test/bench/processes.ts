import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median } from './measure.ts';

/** Whole processes beside each other: start-up, reading and answer. Wall and cpu in milliseconds, memory at its highest in MiB. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export type Measure = { readonly wall: number; readonly cpu: number; readonly peak: number };
export type Contender = { readonly name: string; readonly run: () => Measure };

/** Appended to a script: its own cpu milliseconds and peak memory in MiB. */
const REPORT = `
  const usage = process.resourceUsage();
  console.log('usage', Math.round((usage.userCPUTime + usage.systemCPUTime) / 1000), Math.round(usage.maxRSS / 1024));
`;

/** A module of its own, which must print `expected` first: a fast answer that is wrong is none. */
export const node = (script: string, expected: string): Measure =>
  measure(process.execPath, ['--no-warnings', '--input-type=module', '-e', script + REPORT], expected);

/** Runs a command in its own process; only our scripts report their cpu and memory. */
export function measure(command: string, args: readonly string[], expected: string | null): Measure {
  const started = performance.now();
  // The app ships bundled; the compile cache spares our sources the same work of stripping types.
  const env = { ...process.env, NODE_COMPILE_CACHE: `${root}.cache/bench/compiled` };
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8', cwd: root, env });
  const wall = performance.now() - started;
  const text = stdout.trim();
  if (status !== 0 || (expected !== null && !text.startsWith(expected)))
    throw new Error(`${command} failed or was wrong: ${text} ${stderr}`);
  const report = /usage (\d+) (\d+)/.exec(stdout);
  return { wall, cpu: Number(report?.[1] ?? Number.NaN), peak: Number(report?.[2] ?? Number.NaN) };
}

/** Runs the contenders in turns and prints medians; ratios are those of the first to each other one, turn by turn. */
export function compare(title: string, contenders: readonly Contender[], runs: number): void {
  const [own, ...others] = contenders.map(({ name, run }) => ({ name, run, results: [] as Measure[] }));
  if (!own) return;
  for (const { run } of [own, ...others]) run(); // the page cache is warm for everyone
  for (let turn = 0; turn < runs; turn++) for (const { run, results } of [own, ...others]) results.push(run());
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
  process.stdout.write(`${title}; ${runs} turns, processor load at the end ${load}\n`);
  for (const { name, results } of [own, ...others]) {
    const of = (key: keyof Measure): string => shown(median(results.map((result) => result[key])), 0);
    const ratio = (key: keyof Measure): string =>
      shown(median(own.results.map((result, turn) => result[key] / (results[turn]?.[key] ?? Number.NaN))), 2);
    const numbers = `wall ${of('wall').padStart(6)} ms  cpu ${of('cpu').padStart(6)} ms  peak ${of('peak').padStart(5)} MiB`;
    process.stdout.write(
      `  ${name.padEnd(26)} ${numbers}  ours/this: wall ${ratio('wall')} cpu ${ratio('cpu')} peak ${ratio('peak')}\n`,
    );
  }
}

/** A shell command does not tell its cpu and memory. */
const shown = (value: number, decimals: number): string => (Number.isNaN(value) ? '-' : value.toFixed(decimals));
