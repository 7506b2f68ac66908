import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultLimits } from '#backend/imports/limits.ts';
import { parseFile } from '#backend/imports/parse-file.ts';
import type { ParseResult } from '#backend/imports/runner.ts';
import { es } from '#shared/strings/es.ts';
import { annualRow, importBytes, monthlyRow, tempFolder, toCsv } from '../../helpers/open-data-csv.ts';

/**
 * Mutations of every kind of file: all of test/fixtures/imports, and small national files. `FUZZ_CASES=20000 npx vitest run
 * --config test/config/vitest.config.ts fuzz` runs longer; `FUZZ_SEED=n` repeats a run. The thread is not used here: what must be
 * stopped by its limits is not reached by files of this size.
 */
const cases = Number(process.env.FUZZ_CASES ?? 60);
const seed = process.env.FUZZ_SEED === undefined ? 20_241_231 : Number(process.env.FUZZ_SEED);

const folder = join(import.meta.dirname, '../../fixtures/imports');
const files = readdirSync(folder).flatMap((owner) =>
  readdirSync(join(folder, owner))
    .filter((name) => !name.endsWith('.golden.txt'))
    .map((name) => ({ name: `${owner}/${name}`, bytes: new Uint8Array(readFileSync(join(folder, owner, name))) })),
);
const months = Array.from({ length: 12 }, (_, index) => index + 1);
/** A parser that never ends would hang the suite; a slow one is as bad for whoever waits. */
const longest = 10_000;

/** Whatever the bytes: an answer in time, every problem with its sentence, amounts that are whole céntimos. */
async function check(bytes: Uint8Array): Promise<ParseResult> {
  const start = performance.now();
  const result = await parseFile(bytes, defaultLimits);
  expect(performance.now() - start).toBeLessThan(longest);
  const problems = result.kind === 'parsed' ? result.file.problems : result.problems;
  if (result.kind === 'refused') expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(es.imports.problem(problem)).not.toMatch(/undefined|\[object/);
  if (result.kind === 'parsed')
    for (const { amounts } of result.file.lines)
      for (const amount of Object.values(amounts)) expect(amount === null || Number.isSafeInteger(amount)).toBe(true);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  return result;
}

type Mutation = (bytes: Uint8Array) => Uint8Array;
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** What a spreadsheet must survive in its texts: prototypes, entities, formulas, direction marks, long runs. */
const nasty = fc.constantFrom(
  '__proto__',
  'constructor',
  '<!DOCTYPE x [<!ENTITY a "b">]>&a;',
  '&#0;&#xD800;&#1114112;',
  '=HYPERLINK("http://x")',
  '\u202e\u0000\ufeff',
  ' '.repeat(50_000),
  '<table>'.repeat(500),
  '<td colspan="999999999" rowspan="999999999">',
  '"',
  '""",;\t|',
  '1e308',
  '-9'.repeat(60),
  'NaN',
  '9007199254740993',
);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(255)).map(
    ([at, value]): Mutation =>
      (bytes) => {
        const changed = bytes.slice();
        changed[Math.floor(at * bytes.length)] = value;
        return changed;
      },
  ),
  place.map(
    (at): Mutation =>
      (bytes) =>
        bytes.slice(0, Math.floor(at * bytes.length)),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (bytes) => {
        const [start, end] = [Math.floor(from * bytes.length), Math.floor(to * bytes.length)];
        return Buffer.concat([bytes.slice(0, Math.max(start, end)), bytes.slice(Math.min(start, end))]);
      },
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (bytes) => {
        const [start, end] = [from, to].map((at) => Math.floor(at * bytes.length)).sort((a, b) => a - b);
        return Buffer.concat([bytes.slice(0, start), bytes.slice(end)]);
      },
  ),
  fc.tuple(place, nasty).map(
    ([at, text]): Mutation =>
      (bytes) => {
        const start = Math.floor(at * bytes.length);
        return Buffer.concat([bytes.slice(0, start), Buffer.from(text), bytes.slice(start)]);
      },
  ),
);

/** The same inside a zip, whose checksums would else refuse every change before a reader sees it. */
const inside =
  (change: Mutation): Mutation =>
  (bytes) => {
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return change(bytes);
    const parts = unzipSync(bytes);
    const largest = Object.entries(parts).reduce((a, b) => (b[1].length > a[1].length ? b : a));
    return zipSync({ ...parts, [largest[0]]: change(largest[1]) });
  };

describe.each(files)('$name, changed', ({ bytes }) => {
  it('is an answer, never an accident', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), fc.boolean(), async (changes, deep) => {
        await check(changes.reduce<Uint8Array>((file, change) => (deep ? inside(change) : change)(file), bytes));
      }),
      { numRuns: cases, seed, endOnFailure: true },
    );
  });

  it('cut at any kilobyte, is never read as if it were whole', async () => {
    const whole = await parseFile(bytes, defaultLimits);
    const size = whole.kind === 'parsed' ? whole.file.lines.length : 0;
    for (let end = 0; end < bytes.length; end += 1_024) {
      const result = await check(bytes.slice(0, end));
      if (result.kind !== 'parsed') continue;
      // Only text has no end of its own: what is missing then is a row cut short, or rows that only totals can tell.
      expect(result.file.sheet).toBe(es.imports.textSheet);
      expect(result.file.lines.length).toBeLessThanOrEqual(size);
    }
  });
});

/** The national file goes another way, as a stream: small ones of both families and of the older names. */
describe.each([
  [
    'monthly',
    toCsv([
      monthlyRow(0, { MONTO_PIA: '10', MONTO_PIM: '12' }),
      ...months.map((month) => monthlyRow(month, { MONTO_DEVENGADO: '1.25' })),
    ]),
  ],
  [
    'annual',
    toCsv([
      annualRow({ MONTO_PIA: '10', MONTO_PIM: '12' }),
      annualRow({ SEC_EJEC: '725' }),
      annualRow({ SEC_FUNC: '9' }),
    ]),
  ],
  ['monthly with older names', toCsv([monthlyRow(0), monthlyRow(3)]).replace('CATEGORIA_GASTO', 'CATEG_GASTO')],
])('a national file (%s), changed', (_, text) => {
  const folder = tempFolder();
  afterAll(folder.remove);

  it('is an answer, never an accident', async () => {
    const whole = new Uint8Array(Buffer.from(text));
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (changes) => {
        const bytes = changes.reduce<Uint8Array>((file, change) => change(file), whole);
        const result = await importBytes(folder.path('fuzz.csv'), bytes);
        if (result.kind === 'cancelled') throw new Error('nobody cancelled');
        const problems = result.kind === 'parsed' ? result.file.problems : result.problems;
        if (result.kind === 'refused') expect(problems.length).toBeGreaterThan(0);
        for (const problem of problems) expect(es.imports.problem(problem)).not.toMatch(/undefined|\[object/);
        if (result.kind === 'parsed')
          for (const { amounts } of result.file.lines)
            for (const amount of Object.values(amounts))
              expect(amount === null || Number.isSafeInteger(amount)).toBe(true);
      }),
      { numRuns: cases, seed, endOnFailure: true },
    );
  });
});
