import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportChapter } from '#backend/chapter/export.ts';
import { renderCsv } from '#backend/chapter/render-csv/render-csv.ts';
import type { Typesetter } from '#backend/chapter/render-pdf/typesetter.ts';
import type { ExportFormat } from '#shared/contract/types.ts';
import { cents } from '#shared/domain/money.ts';
import { answerFindings } from '../helpers/answer-findings.ts';
import { type BackendUnderTest, openBackend, temporaryFolder } from '../helpers/backend.ts';
import { chapterWithTable, publishedTable } from '../helpers/chapter-2024.ts';
import { officeParts } from '../helpers/documents.ts';
import { holdFile } from '../helpers/held-file.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withYear2024(): BackendUnderTest & { readonly yearId: number } {
  const backend = openBackend();
  return { ...backend, yearId: fillYear2024(backend.db) };
}

const nothing = { sources: [], targets: [] };
const linesOf = (bytes: Uint8Array | undefined): readonly string[] =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace('\ufeff', '').split('\r\n');

describe('the open annex', () => {
  it('has each table with its figures as they are, not as they are printed', () => {
    const [file] = renderCsv(chapterWithTable(publishedTable(21)), nothing);
    expect(file?.name).toBe('Tabla 21');
    expect(file?.bytes.subarray(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
    const lines = linesOf(file?.bytes);
    expect(lines[1]).toMatch(/,17714693\.00,16394822\.80,92\.5$/);
    expect(lines.at(-2)).toContain(',573712809.00,570140116.84,99.4');
    expect(lines.at(-1)).toBe('');
  });

  it('says a figure that is not there and one that is not known differently', () => {
    const table = publishedTable(23);
    const [row] = table.rows;
    if (!row) throw new Error('no row');
    const unknown = { kind: 'decimal' as const, value: null, mark: 'nd' as const, suffix: '%' as const };
    const cells = row.cells.map((cell, at) => (at === 2 ? unknown : at === 3 ? { ...unknown, mark: null } : cell));
    const [file] = renderCsv(chapterWithTable({ ...table, rows: [{ ...row, cells }] }), nothing);
    expect(linesOf(file?.bytes)[0]).toContain('Valor histórico: 2022');
    expect(linesOf(file?.bytes)[1]).toMatch(/,n\.d\.,,/);
  });

  it('leaves no word that a spreadsheet takes for a formula, and negative amounts as numbers (C-24)', () => {
    const table = publishedTable(18);
    const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\uff1d1', ' =1', '-5,"x"', 'plain'];
    const rows = hostile.map((value, at) => ({
      key: String(at),
      kind: 'body' as const,
      cells: [
        { kind: 'text' as const, value },
        { kind: 'amount' as const, value: cents(-55_298_005), decimals: 0 as const },
        { kind: 'percent' as const, value: null },
      ],
    }));
    const lines = linesOf(renderCsv(chapterWithTable({ ...table, rows }), nothing)[0]?.bytes).slice(1, -1);
    expect(lines).toEqual([
      ...hostile.slice(0, 7).map((value) => `'${value},-552980.05,`),
      `"'-5,""x""",-552980.05,`,
      'plain,-552980.05,',
    ]);
  });
});

describe('the evidence package', () => {
  it('holds inputs, checks, record and outputs, and a manifest that proves each of them', async () => {
    const { call, db } = openBackend();
    const { id: yearId } = await call('years.openExample', {});
    const { files } = await call('chapter.export', { yearId, formats: ['evidence'], final: false, folder: null });
    expect(files.map(({ fileName }) => fileName)).toEqual([
      'Memoria 2024 - capítulos 4 y 5 (borrador) - evidencia.zip',
    ]);
    const bytes = readFileSync(files[0]?.path ?? '');
    const parts = unzipSync(bytes);
    const textOf = officeParts(bytes);
    const paths = Object.keys(parts);
    expect(paths.filter((path) => !path.includes('/'))).toEqual([
      'comprobaciones.csv',
      'registro.csv',
      'registro.json',
      'LEEME.txt',
      'manifiesto.sha256',
    ]);
    expect(paths.filter((path) => path.startsWith('salidas/')).map((path) => path.split('.').at(-1))).toEqual(
      expect.arrayContaining(['docx', 'pdf', 'xlsx', 'csv']),
    );
    const inputs = db.prepare<[], { name: string; sha256: string }>('SELECT name, sha256 FROM source_file').all();
    for (const { name, sha256 } of inputs)
      expect(
        createHash('sha256')
          .update(parts[`entradas/${name}`] ?? '')
          .digest('hex'),
      ).toBe(sha256);
    const record = JSON.parse(textOf('registro.json')) as readonly { hash: string }[];
    const hashes = db.prepare<[], string>('SELECT hash FROM edit_log ORDER BY id').pluck().all();
    expect(record.map(({ hash }) => hash)).toEqual(hashes);

    // As an auditor checks it, with a program that knows nothing of this one.
    const folder = temporaryFolder();
    for (const [path, bytes] of Object.entries(parts)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const proof = textOf('manifiesto.sha256');
    expect(proof.trimEnd().split('\n')).toHaveLength(paths.length - 1);
    if (process.platform === 'linux')
      expect(spawnSync('sha256sum', ['-c', 'manifiesto.sha256'], { cwd: folder }).status).toBe(0);
  });

  it('is refused where an input is no longer what came in', async () => {
    const { call, yearId } = withYear2024(); // its file is a stand-in without bytes
    await expect(
      call('chapter.export', { yearId, formats: ['evidence'], final: false, folder: null }),
    ).rejects.toMatchObject({ code: 'damaged-database' });
  });

  it('holds the very files that go out beside it, and nothing of what is edited while they are written', async () => {
    const { call, context, db } = openBackend();
    const { id: yearId } = await call('years.openExample', {});
    const acts = db.prepare<[], number>('SELECT count(*) FROM edit_log').pluck();
    const before = acts.get();
    let written = 0;
    const typesetter: Typesetter = {
      ...context.typesetter,
      pdf: async (data) => {
        written += 1;
        await call('settings.setField', { yearId, path: ['tables', 'pim-by-generica', 'tinyPercents'], value: true });
        return context.typesetter.pdf(data);
      },
    };
    const formats: ExportFormat[] = ['evidence', 'docx', 'xlsx', 'csv', 'pdf'];
    const { files } = await exportChapter(
      { ...context, typesetter },
      { yearId, formats, final: false, folder: null, otherName: false },
    );
    expect([written, acts.get()]).toEqual([1, (before ?? 0) + 1]);
    const bytes = readFileSync(files.find(({ format }) => format === 'evidence')?.path ?? '');
    expect(JSON.parse(officeParts(bytes)('registro.json'))).toHaveLength(before ?? 0);
    const inside = Object.entries(unzipSync(bytes)).flatMap(([path, part]) =>
      path.startsWith('salidas/') ? [createHash('sha256').update(part).digest('hex')] : [],
    );
    const beside = files.flatMap(({ format, sha256 }) => (format === 'evidence' ? [] : [sha256]));
    expect(inside.toSorted()).toEqual(beside.toSorted());
  });

  it('is the same bytes while the data stay the same', async () => {
    const { call } = openBackend();
    const { id: yearId } = await call('years.openExample', {});
    const hash = async (): Promise<string | undefined> =>
      (await call('chapter.export', { yearId, formats: ['evidence', 'csv'], final: false, folder: null })).files
        .map(({ sha256 }) => sha256)
        .join();
    const first = await hash();
    expect(await hash()).toBe(first);
  });
});

describe('a file that is open in Word', () => {
  it('stays as it is, with all the others; the person is told a name that is free, and may take it', async () => {
    const year = withYear2024();
    const { call, context, yearId } = year;
    answerFindings(year, yearId);
    const folder = temporaryFolder();
    const name = 'Memoria 2024 - capítulos 4 y 5';
    for (const ending of ['docx', 'pdf']) writeFileSync(join(folder, `${name}.${ending}`), 'earlier issue');
    const open = join(folder, `${name}.docx`);
    const held = holdFile(open, 'EPERM');
    const request = {
      yearId,
      formats: ['docx' as const, 'pdf' as const],
      final: true,
      folder: context.paths.give(folder),
    };
    await expect(call('chapter.export', request)).rejects.toMatchObject({
      code: 'output-locked',
      detail: { name: `${name}.docx`, other: `${name} (2).docx` },
    });
    expect(held()).toBeGreaterThan(1); // it may be held for a moment only
    expect(readdirSync(folder).toSorted()).toEqual([`${name}.docx`, `${name}.pdf`]);
    for (const ending of ['docx', 'pdf'])
      expect(readFileSync(join(folder, `${name}.${ending}`), 'utf8')).toBe('earlier issue');

    const { files } = await call('chapter.export', { ...request, otherName: true });
    expect(files.map(({ fileName }) => fileName)).toEqual([`${name} (2).docx`, `${name} (2).pdf`]);
    expect(readFileSync(open, 'utf8')).toBe('earlier issue');
  });
});
