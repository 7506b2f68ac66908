import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#backend/imports/limits.ts';
import { readFile } from '#backend/imports/readers/read-file.ts';
import { readWorkbook } from '#backend/imports/readers/workbook.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

const root = join(import.meta.dirname, '../../..');
const workbooks = ['test/fixtures/imports', 'resources/example'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => join(folder, name)),
);

/** A workbook of one sheet with this XML inside <sheetData>. */
function workbook(sheetData: string, strings = '', { prefix = '', quote = '"' } = {}): Uint8Array {
  const q = quote;
  const p = prefix === '' ? '' : `${prefix}:`;
  const parts = {
    'xl/workbook.xml': `<${p}workbook><${p}sheets><${p}sheet name=${q}A &amp; B${q} sheetId=${q}1${q} r:id=${q}r1${q}/></${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id=${q}r1${q} Type=${q}x/worksheet${q} Target=${q}/xl/worksheets/a.xml${q}/></Relationships>`,
    'xl/sharedStrings.xml': `<${p}sst>${strings}</${p}sst>`,
    'xl/worksheets/a.xml': `<?xml version="1.0"?><${p}worksheet><${p}sheetData>${sheetData}</${p}sheetData></${p}worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

async function cellsOf(bytes: Uint8Array, cells = defaultLimits.cells): Promise<unknown> {
  const reading = await readFile(bytes, { ...defaultLimits, cells });
  return reading.kind === 'read' ? reading.sheets.map(({ name, rows }) => ({ name, rows })) : reading.problem.code;
}

describe('cells of an .xlsx', () => {
  it.each(workbooks)('are those that a spreadsheet library reads: %s', async (path) => {
    const bytes = readFileSync(join(root, path));
    const library = await readWorkbook(bytes, defaultLimits.cells);
    const withoutTails = (rows: readonly (readonly string[])[]): unknown =>
      rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
    const own = await readFile(bytes, defaultLimits);
    const [mine, theirs] = [own, library].map((reading) =>
      reading.kind === 'read' ? reading.sheets.map(({ name, rows }) => [name, withoutTails(rows)]) : reading.kind,
    );
    expect(mine).toEqual(theirs);
  });

  it('keep codes as text, numbers in shortest form, and empty cells empty', async () => {
    const xml = `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><v>5.6519600000000001E5</v></c><c r="E2" s="1"/>
      <c r="F2"><v>0.10000000000000001</v></c><c r="G2"><v>-0</v></c></row>
      <row><c t="str"><f>A1&amp;"x"</f><v>a&amp;b</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>5-21</t></is></c></row>`;
    expect(await cellsOf(workbook(xml, '<si><t>0073</t></si>'))).toEqual([
      {
        name: 'A & B',
        rows: [[], ['', '0073', '565196', '', '', '0.1', '0'], ['a&b', 'TRUE', '#N/A', '5-21']],
      },
    ]);
  });

  it('join the runs of a rich text, without its phonetic help', async () => {
    const strings = `<si><r><rPr><t2/></rPr><t xml:space="preserve">Año </t></r><r><t>de_x000D_</t></r><rPh><t>no</t></rPh></si><si/><si><t/></si>`;
    const xml = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>9</v></c></row>';
    expect(await cellsOf(workbook(xml, strings))).toEqual([{ name: 'A & B', rows: [['Año de\r', '', '', '#REF!']] }]);
  });

  it('are found under a namespace prefix and with single quotes', async () => {
    const xml = `<x:row r='1'><x:c r='A1' t='s'><x:v>0</x:v></x:c><x:c r='B1'><x:v>7</x:v></x:c></x:row>`;
    const bytes = workbook(xml, '<x:si><x:t>uno</x:t></x:si>', { prefix: 'x', quote: "'" });
    expect(await cellsOf(bytes)).toEqual([{ name: 'A & B', rows: [['uno', '7']] }]);
  });

  it('that contradict their addresses are not read at all', async () => {
    expect(await cellsOf(workbook('<row r="2"/><row r="1"/>'))).toBe('file-unreadable');
    expect(await cellsOf(workbook('<row><c r="B1"/><c r="A1"/></row>'))).toBe('file-unreadable');
    expect(await cellsOf(workbook('<row><c r="ZZZ1"/></row>'))).toBe('file-unreadable');
    expect(await cellsOf(workbook('<row><c><v>1</v></row>'))).toBe('file-unreadable');
  });

  it('far away from the others count as many cells as the rectangle they span', async () => {
    expect(await cellsOf(workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 1_000_000)).toBe(
      'file-too-large',
    );
  });

  it.each([
    ['cells that are never closed', '<row>', '<c t="s">'],
    ['strings that are never closed', '', '<si>'],
    ['tags', '<row>', '<x>'],
  ])('take time in proportion to the file for %s', async (_, start, piece) => {
    const time = (count: number): Promise<number> => {
      const bytes = workbook(start + piece.repeat(count), piece.repeat(count));
      return cpuTime(() => cellsOf(bytes));
    };
    await time(2_000);
    const [small, large] = [await time(20_000), await time(160_000)];
    expect(large).toBeLessThan(Math.max(small, 10) * 30);
  });
});
