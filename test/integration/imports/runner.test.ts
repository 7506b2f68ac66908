import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultLimits, type ImportLimits } from '#backend/imports/limits.ts';
import { createImportRunner, type ImportRunner } from '#backend/imports/runner.ts';
import { temporaryFolder, workerEntry } from '../../helpers/backend.ts';
import { page } from '../../helpers/consulta-pages.ts';

function runner(limits: Partial<ImportLimits> = {}, entry = workerEntry): ImportRunner & { reports: unknown[] } {
  const reports: unknown[] = [];
  const made = createImportRunner({
    workerEntry: entry,
    limits: { ...defaultLimits, ...limits },
    report: (error) => reports.push(error),
  });
  onTestFinished(() => made.close());
  return { ...made, reports };
}

function fileOf(bytes: Uint8Array | string, name = 'archivo.xls'): { path: string; name: string } {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return { path, name };
}

describe('the thread that parses a file', () => {
  it('gives typed lines, and is not needed by the next file', async () => {
    const { parse, reports } = runner();
    const results = await Promise.all([parse(fileOf(page())), parse(fileOf('\u0089PNG')), parse(fileOf(page()))]);
    expect(results.map(({ kind }) => kind)).toEqual(['parsed', 'refused', 'parsed']);
    expect(reports).toEqual([]);
  });

  it('is stopped when it takes too long', async () => {
    const endless = fileOf('setInterval(() => {}, 1000);', 'endless.mjs').path;
    const { parse, reports } = runner({ milliseconds: 300 }, endless);
    expect(await parse(fileOf(page()))).toMatchObject({
      problems: [{ code: 'parser-stopped', detail: { reason: 'time' } }],
    });
    expect(reports).toEqual([]);
  });

  it('is stopped when it takes too much memory, and the program goes on', async () => {
    const hungry = fileOf('let all = null; for (;;) all = { all };', 'hungry.mjs').path;
    const { parse } = runner({ megabytes: 32 }, hungry);
    expect(await parse(fileOf(page()))).toMatchObject({
      problems: [{ code: 'parser-stopped', detail: { reason: 'memory' } }],
    });
  });

  it('gives a message and a report when it breaks', async () => {
    const broken = fileOf("throw new TypeError('a defect');", 'broken.mjs').path;
    const { parse, reports } = runner({}, broken);
    expect(await parse(fileOf(page()))).toMatchObject({
      problems: [{ code: 'parser-stopped', detail: { reason: 'defect' } }],
    });
    expect(reports).toMatchObject([{ message: 'a defect' }]);
  });

  it('refuses a file that is too large before reading it, and one that is not there', async () => {
    const { parse, reports } = runner({ fileBytes: 1_000 });
    expect(await parse(fileOf(page()))).toMatchObject({ problems: [{ code: 'file-too-large', found: '1 MB' }] });
    expect(await parse({ path: join(temporaryFolder(), 'no.xls'), name: 'no.xls' })).toMatchObject({
      problems: [{ code: 'file-unreadable', detail: { reason: 'disk', system: 'ENOENT' } }],
    });
    expect(reports).toEqual([]);
  });
});
