import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeGastoCsv } from '../helpers/make-gasto-csv.mjs';

/**
 * The national open-data file of a year: our import (read, filter, exact sums) beside `cat FILE > /dev/null` and DuckDB doing the
 * same filter and sums, in turns on the same machine. Prints medians and ratios; the ratios are what counts.
 *
 *   node test/bench/national-csv.ts [--rows N] [--runs N] [--layout mensual|devengado] [--duckdb DIR]
 *
 * The file is made once into .cache/bench (a million rows are 1 GB). DuckDB is measured where `@duckdb/node-api` can be found, from
 * here or from the folder DIR.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return (at === -1 ? undefined : process.argv[at + 1]) ?? otherwise;
};
const rows = Number(option('rows', '1004000'));
const runs = Number(option('runs', '7'));
const layout = option('layout', 'mensual') === 'devengado' ? 'devengado' : 'mensual';

const file = `${root}.cache/bench/national-${layout}-${rows}.csv`;
if (!existsSync(file)) {
  mkdirSync(dirname(file), { recursive: true });
  makeGastoCsv({ out: file, rows, layout });
}

/** What each contender must find: PIA, PIM and devengado of the unit in céntimos. */
const EXPECTED = '22592838900 57371280900 57014011684';

const ours = `
  import { importOpenData } from '${root}src-main/backend/imports/open-data/import-open-data.ts';
  const result = await importOpenData({ path: ${JSON.stringify(file)}, name: 'x.csv', secEjec: '1066', year: '2024' });
  const sum = (measure) => result.file.lines.reduce((total, { amounts }) => total + amounts[measure], 0);
  console.log(sum('pia'), sum('pim'), sum('devengado'));
`;

/** The same sums by genérica and actividad, typed by hand with three casts: DuckDB's fastest exact way. */
const devengado = layout === 'mensual' ? 'MONTO_DEVENGADO' : 'MONTO_DEVENGADO_ANUAL';
const duckdb = (module: string): string => `
  import duckdb from ${JSON.stringify(module)};
  const connection = await (await duckdb.DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const cents = (column) => "CAST(SUM(CAST(" + column + " AS DECIMAL(18,2))) * 100 AS BIGINT)";
  const reader = await connection.runAndReadAll(
    "SELECT CATEGORIA_GASTO, TIPO_TRANSACCION, GENERICA, ACTIVIDAD_ACCION_OBRA, " +
    ['MONTO_PIA', 'MONTO_PIM', '${devengado}'].map(cents).join(', ') +
    " FROM read_csv('${file}', all_varchar = true, header = true, delim = ',', quote = '\\"', escape = '\\"')" +
    " WHERE ltrim(SEC_EJEC, '0') = '1066' AND ANO_EJE = '2024' GROUP BY ALL");
  const sum = (column) => reader.getRows().reduce((total, row) => total + row[column], 0n);
  console.log([4, 5, 6].map(sum).join(' '));
`;

type Measure = { readonly wall: number; readonly cpu: number; readonly peak: number };

/** Runs a command in its own process; the shell's own time report gives cpu, the kernel's high-water mark the memory. */
function measure(command: string, args: readonly string[], expected: string | null): Measure {
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

/** Appended to a script: its own cpu milliseconds and peak memory in MiB. */
const REPORT = `
  const usage = process.resourceUsage();
  console.log('usage', Math.round((usage.userCPUTime + usage.systemCPUTime) / 1000), Math.round(usage.maxRSS / 1024));
`;

const node = (script: string): Measure =>
  measure(process.execPath, ['--no-warnings', '--input-type=module', '-e', script + REPORT], EXPECTED);

function findDuckdb(): string | null {
  for (const folder of [root, `${option('duckdb', root)}/`]) {
    try {
      return createRequire(`${folder}package.json`).resolve('@duckdb/node-api');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
    }
  }
  return null;
}

const duckdbModule = findDuckdb();
const contenders: Readonly<Record<string, () => Measure>> = {
  'memoria (import)': () => node(ours),
  'cat FILE > /dev/null': () => measure('sh', ['-c', `cat '${file}' > /dev/null`], null),
  ...(duckdbModule === null ? {} : { 'duckdb, 2 threads': () => node(duckdb(duckdbModule)) }),
};

const results = new Map<string, Measure[]>(Object.keys(contenders).map((name) => [name, []]));
for (const run of Object.values(contenders)) run(); // the page cache is warm for everyone
for (let turn = 0; turn < runs; turn++)
  for (const [name, run] of Object.entries(contenders)) results.get(name)?.push(run());

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const own = results.get('memoria (import)') ?? [];
console.log(`${file}: ${(statSync(file).size / 1e6).toFixed(0)} MB, ${rows} rows, ${runs} turns`);
console.log(`processor load at the end: ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}`);
for (const [name, list] of results) {
  const wall = median(list.map((result) => result.wall));
  const ratio = median(own.map((result, turn) => result.wall / (list[turn]?.wall ?? Number.NaN)));
  const cpuRatio = median(own.map((result, turn) => result.cpu / (list[turn]?.cpu ?? Number.NaN)));
  const cpu = median(list.map((result) => result.cpu));
  const peak = median(list.map((result) => result.peak));
  console.log(
    `${name.padEnd(22)} wall ${wall.toFixed(0).padStart(6)} ms  cpu ${cpu.toFixed(0).padStart(6)} ms  peak ${peak.toFixed(0).padStart(5)} MiB  ours/this: wall ${ratio.toFixed(2)} cpu ${cpuRatio.toFixed(2)}`,
  );
}
