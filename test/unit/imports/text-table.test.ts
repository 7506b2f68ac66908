import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#backend/imports/limits.ts';
import { parseFile } from '#backend/imports/parse-file.ts';
import { decodeText, readTextTable } from '#backend/imports/readers/text-table.ts';
import { encodeText, siafText, siafWorkbook, type TextForm } from '../../helpers/siaf-sheets.ts';

const rows = (text: string, maxCells = 1_000): unknown => {
  const table = readTextTable(text, maxCells);
  return table.kind === 'read' ? table.rows : table.kind;
};

const separators = [',', ';', '\t', '|'] as const;
const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
const forms: readonly TextForm[] = separators.flatMap((separator) =>
  encodings.map((encoding) => ({ separator, encoding })),
);

describe('a table as text', () => {
  it.each(forms)('gives the lines of the workbook it was saved from: $encoding, "$separator"', async (form) => {
    const [text, workbook] = await Promise.all([
      parseFile(siafText(form), defaultLimits),
      parseFile(siafWorkbook(), defaultLimits),
    ]);
    const content = (result: typeof text): unknown =>
      result.kind === 'parsed' && {
        lines: result.file.lines.map(({ codes, amounts, months }) => ({ codes, amounts, months })),
        names: result.file.names,
      };
    expect(content(workbook)).toMatchObject({ lines: { length: 4 } });
    expect(content(text)).toEqual(content(workbook));
  });

  it('keeps codes and marks as they are written', () => {
    expect(rows('código;valor\n0073;5-21\n1/2;99.4%\n')).toEqual([
      ['código', 'valor'],
      ['0073', '5-21'],
      ['1/2', '99.4%'],
    ]);
  });

  it('takes a quote inside a field for text, doubled or not', () => {
    expect(rows('n,texto,v\na,"PROGRAMA "TRABAJA PERU"",1\nb,otro,2\n')).toEqual([
      ['n', 'texto', 'v'],
      ['a', 'PROGRAMA "TRABAJA PERU"', '1'],
      ['b', 'otro', '2'],
    ]);
    expect(rows('a,"uno ""dos""",2\nb,"c"",d",3\n')).toEqual([
      ['a', 'uno "dos"', '2'],
      ['b', 'c",d', '3'],
    ]);
    expect(rows('a,5" de largo,1\nb,c,2\n')).toEqual([
      ['a', '5" de largo', '1'],
      ['b', 'c', '2'],
    ]);
  });

  it('does not guess where quotes could swallow a row', () => {
    expect(rows('n,texto,v\na,"PROGRAMA "TRABAJA PERU"",1\nb,"otro",2\n')).toBe('ambiguous');
  });

  it('finds the separator although amounts have commas and titles have none', () => {
    expect(rows('Reporte\n\nnombre\tPIA\tPIM\nuno, dos\t1,000\t2,000\n')).toEqual([
      ['Reporte'],
      [''],
      ['nombre', 'PIA', 'PIM'],
      ['uno, dos', '1,000', '2,000'],
    ]);
  });

  it('never takes a file that ends inside quotes for a whole one', () => {
    expect(rows('a;"b\nc;d')).toBe('incomplete');
  });

  it('stops at the limit of cells, and takes a million spaces for one cell', () => {
    expect(rows('a,b\n'.repeat(1_000), 100)).toBe('too-large');
    expect(rows(`${' '.repeat(1_000_000)};x`)).toEqual([['', 'x']]);
  });

  it('reads windows-1252 although the first ñ comes after megabytes of ASCII', () => {
    const bytes = Buffer.concat([Buffer.from('a;b\n'.repeat(300_000)), Buffer.from('SE\u00d1AL;1\n', 'latin1')]);
    expect(decodeText(bytes).endsWith('SEÑAL;1\n')).toBe(true);
  });

  it('reads back whatever it was written from, in every dialect', () => {
    const dialect = fc.record({
      separator: fc.constantFrom(...separators),
      encoding: fc.constantFrom(...encodings),
    });
    const tableOf = (separator: string): fc.Arbitrary<string[][]> => {
      const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', '"', '1', '.', ' x', '\n', separator) });
      return fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 });
    };
    const cases = dialect.chain((form) => tableOf(form.separator).map((cells) => ({ ...form, cells })));
    fc.assert(
      fc.property(cases, ({ separator, encoding, cells }) => {
        const written = [['a', 'b', 'c'], ...cells]
          .map((line) => line.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator))
          .join('\r\n');
        const read = rows(decodeText(encodeText(written, encoding)));
        const expected = [['a', 'b', 'c'], ...cells.map((line) => line.map((text) => text.trim()))];
        // Only text with a quote before a separator or a line break can be read in two ways.
        if (/"[\n,;|\t]/.test(cells.flat().join(' '))) expect(['ambiguous', expected]).toContainEqual(read);
        else expect(read).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a zip', () => {
  const csv = siafText({ separator: ',', encoding: 'utf-8' });
  const problem = async (bytes: Uint8Array): Promise<unknown> => {
    const result = await parseFile(bytes, defaultLimits);
    return result.kind === 'refused' ? result.problems.map(({ code, found }) => [code, found]) : 'parsed';
  };

  it('with one table in it is that table', async () => {
    expect(await problem(zipSync({ 'datos.csv': csv }))).toBe('parsed');
    expect(await problem(zipSync({ 'carpeta/': new Uint8Array(), 'carpeta/datos.txt': csv }))).toBe('parsed');
  });

  it('with several tables, or none, is refused by what it holds', async () => {
    expect(await problem(zipSync({ 'a.csv': csv, 'b.csv': csv }))).toEqual([['zip-without-table', 'a.csv, b.csv']]);
    expect(await problem(zipSync({ 'foto.png': csv }))).toEqual([['zip-without-table', 'foto.png']]);
  });
});

it('a spreadsheet of OpenDocument costs nothing for the rows and cells that it only says it has', async () => {
  const office = (rowsXml: string): Uint8Array =>
    zipSync({
      mimetype: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': Buffer.from(
        `<office:document-content><table:table table:name="H">${rowsXml}</table:table></office:document-content>`,
      ),
    });
  const filled = '<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>';
  const empty = '<table:table-row table:number-rows-repeated="999999999"><table:table-cell/></table:table-row>';
  const codes = async (bytes: Uint8Array): Promise<unknown> => {
    const result = await parseFile(bytes, defaultLimits);
    return result.kind === 'refused' ? result.problems.map(({ code }) => code) : 'parsed';
  };
  expect(await codes(office(filled + empty))).toEqual(['nothing-recognised']);
  expect(await codes(office(filled + empty + filled))).toEqual(['file-too-large']);
  expect(
    await codes(
      office(`<table:table-row table:number-rows-repeated="1000000"><table:table-cell
        table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell></table:table-row>`),
    ),
  ).toEqual(['file-too-large']);
});

it('of a sheet with two results the person chooses one, and addresses stay those of the sheet', async () => {
  const bytes = readFileSync(join(import.meta.dirname, '../../fixtures/imports/several/dos-consultas.xls'));
  const both = await parseFile(bytes, defaultLimits);
  expect(both).toMatchObject({
    kind: 'refused',
    problems: [{ code: 'several-recognised' }],
    choices: [
      { profile: 'consulta-amigable-generica', row: 1 },
      { profile: 'consulta-amigable-actividad', row: 9 },
    ],
  });
  const [first, second] = await Promise.all([0, 1].map((choice) => parseFile(bytes, defaultLimits, { choice })));
  const content = (result: typeof first): unknown =>
    result?.kind === 'parsed' ? result.file.lines.map(({ row, codes }) => [row, Object.values(codes)[0]]) : null;
  expect(content(first)).toEqual([
    [6, '5-21'],
    [7, '5-23'],
    [8, '6-26'],
  ]);
  expect(content(second)).toEqual([
    [14, '5000276'],
    [15, '5006294'],
  ]);
  expect((await parseFile(bytes, defaultLimits, { choice: 7 })).kind).toBe('refused');
});
