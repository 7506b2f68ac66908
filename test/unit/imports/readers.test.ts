import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { defaultLimits, type ImportLimits } from '#backend/imports/limits.ts';
import { parseFile } from '#backend/imports/parse-file.ts';
import { detectKind } from '#backend/imports/readers/detect.ts';
import { readFile } from '#backend/imports/readers/read-file.ts';
import { page } from '../../helpers/consulta-pages.ts';
import { siafWorkbook } from '../../helpers/siaf-sheets.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/imports');
const binary = readFileSync(join(fixtures, 'siaf-reporte-gasto/reporte-binario.xls'));

async function problemOf(bytes: Uint8Array, limits: Partial<ImportLimits> = {}): Promise<unknown> {
  const reading = await readFile(bytes, { ...defaultLimits, ...limits });
  return reading.kind === 'refused' ? { code: reading.problem.code, ...reading.problem.detail } : 'read';
}

describe('what a file is', () => {
  it('is decided by its first bytes', () => {
    expect(detectKind(page())).toBe('html');
    expect(detectKind(siafWorkbook())).toBe('zip');
    expect(detectKind(binary)).toBe('biff');
    expect(detectKind(strToU8('\ufeff  \n<table>'))).toBe('html');
    expect(detectKind(strToU8('ANO_EJE,MONTO_PIM\n'))).toBe('text');
    expect(detectKind(Uint8Array.of(1, 2, 3))).toBe('binary');
  });

  it('is named when it is not a report', async () => {
    const word = zipSync({ 'word/document.xml': strToU8('<w/>') });
    expect(await problemOf(strToU8('%PDF-1.7'))).toEqual({ code: 'file-type-unsupported', kind: 'pdf' });
    expect(await problemOf(word)).toEqual({ code: 'file-type-unsupported', kind: 'word' });
    expect(await problemOf(strToU8('<p>hola</p>'))).toEqual({ code: 'file-type-unsupported', kind: 'page' });
    expect(await problemOf(new Uint8Array())).toEqual({ code: 'file-empty' });
  });
});

describe('a file that was cut off', () => {
  const whole = { 'Consulta Amigable': page(), 'an .xlsx': siafWorkbook(), 'a binary .xls': binary };
  it.each(Object.entries(whole))('is never read as if it were whole: %s', async (_, bytes) => {
    expect(await problemOf(bytes)).toBe('read');
    // The last part of a page is white space and the end of its body; of a workbook, its directory.
    for (let part = 1; part < 60; part++) {
      const cut = bytes.slice(0, Math.floor((bytes.length * part) / 60));
      const result = await parseFile(cut, defaultLimits);
      expect(result.kind, `cut at ${part}/60`).toBe('refused');
    }
    for (const missing of [1, 2, 5, 9]) {
      const result = await problemOf(bytes.slice(0, bytes.length - missing));
      expect(result, `${missing} bytes missing`).not.toBe('read');
    }
  });

  it('is called incomplete, not broken', async () => {
    for (const bytes of Object.values(whole))
      expect(await problemOf(bytes.slice(0, Math.floor(bytes.length / 2)))).toMatchObject({ code: 'file-truncated' });
  });
});

describe('a hostile workbook', () => {
  const sheet = (xml: string): Uint8Array => zipSync({ 'xl/workbook.xml': strToU8(xml) });

  it('is refused when its parts unpack to more than the limit, or to more than they say', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(3_000_000) });
    expect(await problemOf(bomb, { unpackedBytes: 1_000_000 })).toMatchObject({ code: 'file-too-large' });
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    const directory = view.getUint32(lying.length - 6, true);
    view.setUint32(directory + 24, 1_000, true);
    expect(await problemOf(lying, { unpackedBytes: 1_000_000 })).toEqual({
      code: 'file-unreadable',
      reason: 'damaged',
    });
  });

  it('is refused when it declares a document type', async () => {
    expect(await problemOf(sheet('<!DOCTYPE x [<!ENTITY a "b">]><x/>'))).toEqual({
      code: 'file-unreadable',
      reason: 'doctype',
    });
  });

  it('is refused when it has too many parts, cells or bytes', async () => {
    expect(await problemOf(siafWorkbook(), { zipEntries: 3 })).toMatchObject({ code: 'file-too-large' });
    expect(await problemOf(siafWorkbook(), { cells: 100 })).toMatchObject({ code: 'file-too-large' });
    expect(await problemOf(siafWorkbook(), { fileBytes: 100 })).toMatchObject({ code: 'file-too-large' });
    expect(await problemOf(page(), { cells: 10 })).toMatchObject({ code: 'file-too-large' });
  });

  it('with any damaged byte is read the same, or refused: never read differently without a word', async () => {
    const bytes = siafWorkbook();
    const sound = await parseFile(bytes, defaultLimits);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const result = await parseFile(damaged, defaultLimits);
        if (result.kind === 'parsed') expect(result).toEqual(sound);
      }),
      { numRuns: 300 },
    );
  });
});

it.each(readdirSync(join(fixtures, 'none')).filter((name) => !name.endsWith('.txt')))(
  'never imports none/%s',
  async (name) => {
    expect((await parseFile(readFileSync(join(fixtures, 'none', name)), defaultLimits)).kind).toBe('refused');
  },
);
