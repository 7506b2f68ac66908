import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openBackend } from '../helpers/backend.ts';
import { headingTexts, rowTexts, tableIn } from '../helpers/chapter-text.ts';
import { openPdf, pageTexts } from '../helpers/pdf.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

/** 2024 with the comparison with the year before, and why the personnel varies. */
async function withExplanation() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const { blocks, basis } = await opened.call('narrative.view', { yearId });
  await opened.call('narrative.setDocument', {
    yearId,
    basis,
    blocks: [...blocks, { kind: 'table', id: null, table: 'year-on-year' }],
  });
  const explain = (row: string, text: string) =>
    opened.call('narrative.setExplanation', { yearId, table: 'year-on-year', row, text });
  const explained = async () =>
    rowTexts(tableIn(await opened.call('chapter.model', { yearId }), 'year-on-year')).map((cells) => cells.at(-1));
  await explain('5-21', 'Ingreso de personal CAS');
  return { ...opened, yearId, explain, explained };
}

describe('the explanation of a variance', () => {
  it('stands in its row and in no other, is one act, and undo takes it back and redo brings it again', async () => {
    const { call, yearId, explain, explained } = await withExplanation();
    expect(headingTexts(tableIn(await call('chapter.model', { yearId }), 'year-on-year')).at(-1)).toBe('EXPLICACIÓN');
    const first = await explained();
    expect(first.filter((text) => text !== '')).toEqual(['Ingreso de personal CAS']);
    const { undo } = await explain('total', '  Más obras  ');
    expect(undo).toBe('Explicación del total');
    expect((await explained()).at(-1)).toBe('Más obras');
    await call('edit.undo', { yearId });
    expect(await explained()).toEqual(first);
    await explain('5-21', '');
    expect((await explained()).every((text) => text === '')).toBe(true);
    await call('edit.undo', { yearId });
    expect(await explained()).toEqual(first);
  });

  it('is refused for a table that has none, and in a closed year', async () => {
    const { call, db, yearId, explain, explained } = await withExplanation();
    const before = await explained();
    await expect(
      call('narrative.setExplanation', { yearId, table: 'targets', row: '5000276', text: 'x' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    db.prepare("UPDATE fiscal_year SET state = 'closed' WHERE id = ?").run(yearId);
    await expect(explain('5-21', 'x')).rejects.toMatchObject({ code: 'closed-year' });
    expect(await explained()).toEqual(before);
  });

  it('is printed in Word, PDF, Excel and CSV', async () => {
    const { call, yearId } = await withExplanation();
    const { files } = await call('chapter.export', {
      yearId,
      formats: ['docx', 'pdf', 'xlsx', 'csv'],
      final: false,
      folder: null,
    });
    const told: Record<string, string> = {};
    for (const { format, path } of files)
      told[format] = `${told[format] ?? ''} ${await wordsOf(format, readFileSync(path))}`;
    const printed = Object.entries(told).map(([format, words]) => [format, words.includes('Ingreso de personal CAS')]);
    expect(Object.fromEntries(printed)).toEqual({ docx: true, pdf: true, xlsx: true, csv: true });
  });

  it('is kept in a named version, and is not carried into the next year as if it were current', async () => {
    const { call, yearId, explain, explained } = await withExplanation();
    const before = await explained();
    const version = await call('years.makeVersion', { yearId, name: 'Antes' });
    await explain('5-21', 'Otra causa');
    await call('years.restoreVersion', { yearId, versionId: version.id });
    expect(await explained()).toEqual(before);
    const next = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    const carried = tableIn(await call('chapter.model', { yearId: next.id }), 'year-on-year');
    expect(carried.columns.at(-1)?.key).toBe('explanation');
    expect(rowTexts(carried).length).toBeGreaterThan(1);
    expect(
      rowTexts(carried)
        .map((cells) => cells.at(-1))
        .filter(Boolean),
    ).toEqual([]);
  });
});

/** Every word of an issued file, whatever it is packed in. */
async function wordsOf(format: string, bytes: Buffer): Promise<string> {
  if (format === 'pdf')
    return (await pageTexts(await openPdf(new Uint8Array(bytes)))).join(' ').replaceAll(/\s+/g, ' ');
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString('utf8');
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join(' ');
}
