import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeGastoCsv } from '../helpers/make-gasto-csv.mjs';
import { type Contender, compare, measure, node, root } from './processes.ts';

/**
 * The national open-data file of a year: our import (read, filter, exact sums) beside `cat FILE > /dev/null` and DuckDB doing the
 * same filter and sums, in turns on the same machine (goals G1). Part of `npm run bench`; alone:
 *
 *   node test/bench/national-csv.ts [--rows N] [--runs N] [--layout mensual|devengado]
 *
 * The file is made once into .cache/bench (a million rows are 1 GB). DuckDB is a dependency of the bench alone, whose package
 * (test/bench/peers) is installed when it is first needed; where no registry has it the bench says so and goes on.
 */
const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return (at === -1 ? undefined : process.argv[at + 1]) ?? otherwise;
};

const peers = `${root}test/bench/peers`;

/** What each contender must find: PIA, PIM and devengado of the unit in céntimos. */
const EXPECTED = '22592838900 57371280900 57014011684';

const ours = (file: string): string => `
  import { importOpenData } from '${root}src-main/backend/imports/open-data/import-open-data.ts';
  const result = await importOpenData({ path: ${JSON.stringify(file)}, name: 'x.csv', secEjec: '1066', year: '2024' });
  const sum = (measure) => result.file.lines.reduce((total, { amounts }) => total + amounts[measure], 0);
  console.log(sum('pia'), sum('pim'), sum('devengado'));
`;

/** The same sums by genérica and actividad, typed by hand with three casts: DuckDB's fastest exact way. */
const duckdb = (module: string, file: string, devengado: string): string => `
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

/** One layout of the file with so many rows; a million are 1 GB. */
export function nationalCsv(runs: number, rows = 1_004_000, layout: 'mensual' | 'devengado' = 'mensual'): void {
  const file = `${root}.cache/bench/national-${layout}-${rows}.csv`;
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    makeGastoCsv({ out: file, rows, layout });
  }
  const module = findDuckdb();
  const devengado = layout === 'mensual' ? 'MONTO_DEVENGADO' : 'MONTO_DEVENGADO_ANUAL';
  const contenders: readonly Contender[] = [
    { name: 'memoria (import)', run: () => node(ours(file), EXPECTED) },
    { name: 'cat FILE > /dev/null', run: () => measure('sh', ['-c', `cat '${file}' > /dev/null`], null) },
    ...(module === null
      ? []
      : [{ name: 'duckdb, 2 threads', run: () => node(duckdb(module, file, devengado), EXPECTED) }]),
  ];
  compare(`national file, ${(statSync(file).size / 1e6).toFixed(0)} MB, ${rows} rows`, contenders, runs);
  if (module === null)
    process.stdout.write('  DuckDB could not be installed here: npm ci --prefix test/bench/peers says why\n');
}

/** Path of DuckDB's module, installed now if it never was; `null` where it cannot be. */
function findDuckdb(): string | null {
  const found = resolved();
  if (found !== null) return found;
  process.stdout.write('installing DuckDB for the bench (test/bench/peers)\n');
  spawnSync('npm', ['ci', '--ignore-scripts', '--prefix', peers], { stdio: 'ignore', cwd: root });
  return resolved();
}

function resolved(): string | null {
  try {
    return createRequire(`${peers}/package.json`).resolve('@duckdb/node-api');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  nationalCsv(
    Number(option('runs', '7')),
    Number(option('rows', '1004000')),
    option('layout', 'mensual') === 'devengado' ? 'devengado' : 'mensual',
  );
