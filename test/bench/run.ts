import { cpus } from 'node:os';
import { ensureBuilt } from '../../src-main/tools/build.ts';
import { grid } from './grid.ts';
import { print } from './measure.ts';
import { nationalCsv } from './national-csv.ts';
import { reviewRates, reviewTimes } from './review.ts';
import { smallFiles } from './small-files.ts';
import { startUp } from './start-up.ts';
import { work } from './work.ts';

/** `npm run bench [-- RUNS]`: medians of several runs, ours beside a floor or a peer of the same run. Never a test: only ratios last. */
const runs = Number(process.argv[2] ?? 7);
if (ensureBuilt()) {
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, median of ${runs} runs\n\n`,
  );
  // Whole processes first: Linux counts the highest memory of the process that starts them as theirs.
  smallFiles(runs);
  nationalCsv(runs);
  process.stdout.write('\n');
  // Each part as soon as it is known: a part that fails later takes nothing away.
  for (const part of [startUp, work, reviewTimes, grid]) {
    print(await part(runs));
    process.stdout.write('\n');
  }
  reviewRates();
} else {
  process.exitCode = 1;
}
