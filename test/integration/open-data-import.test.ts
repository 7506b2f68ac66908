import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { importOpenData, isOpenData, type OpenDataProgress } from '#backend/imports/open-data/import-open-data.ts';
import { type GastoCsvOptions, type GastoFigures, makeGastoCsv } from '../helpers/make-gasto-csv.mjs';
import {
  importBytes,
  monthlyRow,
  parsed,
  problemsOf,
  sumBy,
  tempFolder,
  toCents,
  toCsv,
} from '../helpers/open-data-csv.ts';

const folder = tempFolder();
afterAll(folder.remove);
const csv = folder.path('gasto.csv');
const request = { path: csv, name: 'gasto.csv', secEjec: '1066', year: '2024' };

const measures = ['pia', 'pim', 'devengado'] as const;
const figures = (expected: Readonly<Record<string, GastoFigures>>, measure: (typeof measures)[number]) =>
  Object.fromEntries(Object.entries(expected).map(([code, row]) => [code, toCents(row[measure])]));

const dialects: readonly (readonly [string, Partial<GastoCsvOptions>])[] = [
  ['as the ministry writes the monthly family', {}],
  ['as the ministry writes the annual family', { layout: 'devengado' }],
  ['older column names', { layout: 'antiguo' }],
  ['semicolons', { sep: ';' }],
  ['tabs', { sep: '\t' }],
  ['bars, only needed quotes, LF', { sep: '|', quote: 'min', eol: 'lf' }],
  ['only needed quotes, many line breaks inside fields', { quote: 'min', newlines: 0.02, order: 'mezclado' }],
  ['windows-1252', { encoding: 'latin1' }],
  ['windows-1252, only needed quotes, semicolons', { encoding: 'latin1', quote: 'min', sep: ';' }],
  ['no byte order mark', { bom: false }],
  ['SEC_EJEC of six digits', { pad: true }],
  ['quotes that are not doubled', { bare: true }],
  ['quotes that are not doubled, only needed quotes', { bare: true, quote: 'min' }],
  ['quotes that are not doubled, annual family, mixed', { bare: true, layout: 'devengado', order: 'mezclado' }],
  ['rows of all units mixed, many line breaks', { order: 'mezclado', newlines: 0.02 }],
  ['annual family, LF, bars, line breaks', { layout: 'devengado', eol: 'lf', sep: '|', newlines: 0.02 }],
];

describe('figures of the unit in a national file, to the céntimo', () => {
  it.each(dialects)('%s', async (_, options) => {
    const expected = makeGastoCsv({ out: csv, rows: 20_000, ...options });
    const { unidad } = expected;
    const result = await importOpenData({ ...request, limits: { blockBytes: 300_000 } });
    const file = parsed(result);
    for (const measure of measures) {
      expect(sumBy(file, measure, 'genericaCode')).toEqual(figures(unidad.porGenerica, measure));
      expect(sumBy(file, measure, 'activityCode')).toEqual(figures(unidad.porActividad, measure));
    }
    const months = Array.from({ length: 12 }, (__, index) =>
      file.lines
        .flatMap((line) => line.months)
        .filter(({ stage, month }) => stage === 'devengado' && month === index + 1)
        .reduce((sum, { amount }) => sum + amount, 0),
    );
    expect(months).toEqual(unidad.devengadoPorMes.map(toCents));
    expect(new Set(problemsOf(result))).toEqual(new Set(['note duplicate-row', 'note cut-off-missing']));
    expect(file.names.activityCode?.['5006294']).toBe(
      'TRANSFERENCIA DE RECURSOS PARA LA EJECUCION DE PROYECTOS Y ACTIVIDADES',
    );
    expect(file).toMatchObject({ year: '2024', executingUnits: ['1066'], scale: 'centimos' });
  });

  it('the 2024 totals are the published ones', async () => {
    makeGastoCsv({ out: csv, rows: 2_000 });
    const file = parsed(await importOpenData(request));
    const total = (measure: (typeof measures)[number]): number =>
      file.lines.reduce((sum, { amounts }) => sum + (amounts[measure] ?? 0), 0);
    expect(measures.map(total)).toEqual([22_592_838_900, 57_371_280_900, 57_014_011_684]);
  });

  it.each([8_192, 65_536, 1_000_003])(
    'blocks of %i bytes give the same lines and problems as one block',
    async (blockBytes) => {
      makeGastoCsv({ out: csv, rows: 3_000, order: 'mezclado', newlines: 0.02, bare: true });
      const whole = await importOpenData({ ...request, limits: { blockBytes: 2 ** 23 } });
      expect(await importOpenData({ ...request, limits: { blockBytes } })).toEqual(whole);
    },
  );

  it.each(['utf16le', 'utf16be'])('the same file saved as %s gives the same lines', async (encoding) => {
    makeGastoCsv({ out: csv, rows: 3_000 });
    const plain = parsed(await importOpenData(request));
    const bytes = Buffer.from(readFileSync(csv, 'utf8'), 'utf16le');
    const result = await importBytes(folder.path('utf16.csv'), encoding === 'utf16be' ? bytes.swap16() : bytes, {
      limits: { blockBytes: 100_000 },
    });
    expect(parsed(result)).toEqual(plain);
  });

  it('every line points to the line of the text file where its first row stands', async () => {
    makeGastoCsv({ out: csv, rows: 2_000, newlines: 0.02 });
    const lines = readFileSync(csv, 'utf8').split('\n');
    const { lines: found } = parsed(await importOpenData({ ...request, limits: { blockBytes: 10_000 } }));
    for (const { row } of found) expect(lines[row - 1]).toContain('"1066","005","PROGRAMA PARA LA GENERACION');
  });
});

describe('progress and cancelling', () => {
  it('reports at once and ends with the whole file', async () => {
    const { bytes } = makeGastoCsv({ out: csv, rows: 5_000 });
    const reports: OpenDataProgress[] = [];
    await importOpenData({ ...request, onProgress: (report) => reports.push(report) });
    expect(reports[0]).toEqual({ bytes: 0, totalBytes: bytes, rows: 0 });
    expect(reports.at(-1)).toMatchObject({ bytes, totalBytes: bytes });
    expect(reports.at(-1)?.rows).toBeGreaterThan(400);
  });

  it('stops before the next block and leaves nothing behind', async () => {
    makeGastoCsv({ out: csv, rows: 5_000 });
    const before = readdirSync(dirname(csv));
    let asked = 0;
    const result = await importOpenData({
      ...request,
      isCancelled: () => ++asked === 3,
      limits: { blockBytes: 65_536 },
    });
    expect(result).toEqual({ kind: 'cancelled' });
    expect(asked).toBe(3);
    expect(readdirSync(dirname(csv))).toEqual(before);
  });
});

describe('a zip with the file in it', () => {
  const zipped = folder.path('gasto.zip');
  const importZip = (bytes: Uint8Array) => importBytes(zipped, bytes, { limits: { blockBytes: 100_000 } });
  const content = (): Uint8Array => {
    makeGastoCsv({ out: csv, rows: 2_000 });
    return readFileSync(csv);
  };

  it.each([0, 6] as const)('is read without unpacking it first (level %i)', async (level) => {
    const text = content();
    const result = await importZip(zipSync({ '2024-Gasto.csv': text }, { level }));
    expect(parsed(result)).toEqual(parsed(await importOpenData(request)));
    expect(await isOpenData(zipped)).toBe(true);
  });

  it('is refused when it holds several files, none, or something else', async () => {
    const text = content();
    const two = zipSync({ 'a.csv': text, 'b.csv': text });
    expect(await importZip(two)).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'zip-without-table', found: 'a.csv, b.csv' }],
    });
    expect(problemsOf(await importZip(zipSync({})))).toEqual(['error zip-without-table']);
    expect(problemsOf(await importZip(zipSync({ 'a.txt': Buffer.from('hola') })))).toEqual([
      'error nothing-recognised',
    ]);
    expect(await isOpenData(zipped)).toBe(false);
  });

  it('is refused when its bytes are not what its directory says', async () => {
    const whole = zipSync({ 'a.csv': content() });
    const damaged = whole.slice();
    damaged.fill(0, 60_000, 60_050);
    expect(problemsOf(await importZip(damaged))).toEqual(['error file-unreadable']);
    const otherSum = Buffer.from(whole);
    const directory = otherSum.lastIndexOf('PK\x01\x02', undefined, 'latin1');
    otherSum.writeUInt32LE(1, directory + 16);
    expect(problemsOf(await importZip(otherSum))).toEqual(['error file-unreadable']);
    const encrypted = Buffer.from(whole);
    encrypted.writeUInt16LE(1, directory + 8);
    expect(problemsOf(await importZip(encrypted))).toEqual(['error file-unreadable']);
    expect(problemsOf(await importZip(whole.subarray(0, whole.length - 30)))).toEqual(['error file-truncated']);
  });

  it('is refused when it unpacks to a hundred times its size', async () => {
    const header = toCsv([monthlyRow(0, { MONTO_PIM: '1' })]);
    const bomb = zipSync({ 'a.csv': Buffer.concat([Buffer.from(header), Buffer.alloc(20_000_000, ' ')]) });
    expect(bomb.length).toBeLessThan(30_000);
    expect(problemsOf(await importZip(bomb))).toEqual(['error file-too-large']);
  });
});

describe('hostile and broken files are answers, never accidents', () => {
  const path = folder.path('bad.csv');

  it('cut at any kilobyte, a file is refused or its truncation is an error', async () => {
    makeGastoCsv({ out: csv, rows: 130, layout: 'devengado' });
    const bytes = readFileSync(csv);
    const whole = parsed(await importOpenData(request)).lines;
    for (let length = 0; length < bytes.length; length += 1_024) {
      const result = await importBytes(path, bytes.subarray(0, length), { limits: { blockBytes: 4_096 } });
      if (result.kind === 'parsed') {
        expect(problemsOf(result)).toContain('error file-truncated');
        expect(result.file.lines).toEqual(whole.slice(0, result.file.lines.length));
      } else expect(result.kind).toBe('refused');
    }
  });

  it.each<readonly [string, string | Uint8Array, string]>([
    ['empty', '', 'error file-empty'],
    ['one byte', 'x', 'error nothing-recognised'],
    ['a million blanks', ' '.repeat(1_000_000), 'error nothing-recognised'],
    ['a million line feeds', '\n'.repeat(1_000_000), 'error nothing-recognised'],
    ['a million quotes', '"'.repeat(1_000_000), 'error nothing-recognised'],
    ['a million separators', ','.repeat(1_000_000), 'error nothing-recognised'],
    ['nothing but zeros', new Uint8Array(1_000_000), 'error nothing-recognised'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'error nothing-recognised'],
    ['another table', 'A,B\n1066,2\n', 'error nothing-recognised'],
    ['half a zip', Buffer.from('PK\x03\x04abc', 'latin1'), 'error file-truncated'],
    ['the header alone', toCsv([monthlyRow(0)]).split('\r\n')[0] ?? '', 'error no-lines'],
  ])('%s', async (_, bytes, problem) => {
    const result = await importBytes(path, bytes, { limits: { blockBytes: 65_536 } });
    expect(result.kind).toBe('refused');
    expect(problemsOf(result)).toEqual([problem]);
  });

  const good = toCsv([
    monthlyRow(0, { MONTO_PIM: '1' }),
    ...Array.from({ length: 12 }, (_, month) => monthlyRow(month + 1, { MONTO_DEVENGADO: '0.01' })),
  ]);

  it.each([
    ['a quote that never closes and 5 MB after it', `"2024","0","725","${'x'.repeat(5_000_000)}`, 'warning bad-row'],
    ['5 MB of quotes', '"'.repeat(5_000_000), 'error file-truncated'],
    ['5 MB of zeros', '\0'.repeat(5_000_000), 'warning bad-row'],
    ['5 MB of short lines with the code', '1066,1066\n'.repeat(500_000), 'error file-unreadable'],
  ])('after good rows: %s', async (_, rest, problem) => {
    const result = await importBytes(path, good + rest, { limits: { blockBytes: 65_536 } });
    expect(problemsOf(result)).toContain(problem);
    expect(problemsOf(result).some((text) => text.startsWith('error'))).toBe(true);
  });

  it('more rows of the unit than any unit has are an error, not endless memory', async () => {
    const result = await importBytes(path, good, { limits: { rows: 5 } });
    expect(problemsOf(result)).toContain('error file-too-large');
  });

  it('a file that is not there is refused with the reason', async () => {
    const result = await importOpenData({ ...request, path: folder.path('none.csv') });
    expect(result).toMatchObject({ kind: 'refused', problems: [{ code: 'file-unreadable', found: 'ENOENT' }] });
  });

  it('a file is recognised by its header, whatever it is called', async () => {
    writeFileSync(path, good);
    expect(await isOpenData(path)).toBe(true);
    writeFileSync(path, `\ufeff${good}`, 'utf16le');
    expect(await isOpenData(path)).toBe(true);
    writeFileSync(path, 'ANO_EJE;MONTO_RECAUDADO\n2024;1\n');
    expect(await isOpenData(path)).toBe(false);
    expect(await isOpenData(folder.path('none.csv'))).toBe(false);
  });
});

const samples = fileURLToPath(new URL('../../../shared/samples/', import.meta.url));

describe.skipIf(!existsSync(samples))('samples of the real files', () => {
  const sample = (name: string): string => `${samples}${name}`;

  it('the first rows of a daily file: flows of May, no month 0', async () => {
    const path = sample('08-datosabiertos-2026-Gasto-Diario.muestra.csv');
    const result = await importOpenData({ path, name: 'diario.csv', secEjec: '725', year: '2026' });
    expect(problemsOf(result)).toContain('error missing-months');
    const lines = readFileSync(path, 'utf8')
      .split('\r\n')
      .filter((line) => line.includes('"725","400",'));
    const devengado = lines.reduce((sum, line) => sum + toCents(line.split('","').at(-2) ?? ''), 0);
    expect(parsed(result).lines.reduce((sum, { amounts }) => sum + (amounts.devengado ?? 0), 0)).toBe(devengado);
    expect(devengado).toBeGreaterThan(0);
  });

  it('an extract of the annual family that another program wrote', async () => {
    const path = sample('10-datosabiertos-2024-Gasto-Devengado.pliego039.extracto.csv');
    const result = await importOpenData({ path, name: 'devengado.csv', secEjec: '1087', year: '2024' });
    const file = parsed(result);
    expect(file.lines.length).toBe(11);
    expect(file.lines.find(({ codes }) => codes.secFunc === '170')?.codes).toMatchObject({ activityCode: '5000276' });
    expect(problemsOf(result).filter((problem) => problem.startsWith('error'))).toEqual([]);
  });
});
