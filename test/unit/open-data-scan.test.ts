import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BrokenRecord, createScan, type ScanEnd, TooManyBrokenRecords } from '#backend/imports/open-data/scan.ts';

type Found = { readonly line: number; readonly fields: readonly string[] };
type Outcome = { readonly found: readonly Found[]; readonly broken: readonly BrokenRecord[]; readonly end: ScanEnd };

type Setup = {
  readonly separator?: string;
  readonly columns: number;
  readonly unitColumn: number;
  readonly blockBytes?: number;
  readonly recordBytes?: number;
};

/** Feeds a text block by block, as the importer does, and checks that no more than one record is ever kept back. */
function scanText(text: string, setup: Setup): Outcome {
  const { separator = ',', columns, unitColumn, blockBytes = 1 << 20, recordBytes = 4_096 } = setup;
  const found: Found[] = [];
  const broken: BrokenRecord[] = [];
  const scan = createScan({
    separator: separator.charCodeAt(0),
    columns,
    unitColumn,
    unit: '1066',
    sample: Buffer.from(text.slice(0, 100)),
    firstLine: 1,
    limits: { recordBytes, brokenRecords: 1_000 },
    onRecord: ({ line, text: field }) =>
      found.push({ line, fields: Array.from({ length: columns }, (_, index) => field(index)) }),
    onBroken: (record) => broken.push(record),
  });
  const bytes = Buffer.from(text, 'utf8');
  let kept: Buffer = Buffer.alloc(0);
  for (let at = 0; at < bytes.length; at += blockBytes) {
    const buffer = Buffer.concat([kept, bytes.subarray(at, at + blockBytes)]);
    kept = buffer.subarray(scan.push(buffer));
    expect(kept.length).toBeLessThanOrEqual(recordBytes + 16);
  }
  return { found, broken, end: scan.finish(kept) };
}

/** RFC 4180 read one character at a time: slow and plain. */
function readAllRecords(text: string, separator: string): readonly Found[] {
  const records: Found[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  const endRecord = (): void => {
    records.push({ line: start, fields: [...fields, field] });
    fields = [];
    field = '';
    start = line;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\n') line++;
    if (quoted && character === '"' && text[at + 1] === '"') {
      field += '"';
      at++;
    } else if (character === '"') quoted = !quoted;
    else if (quoted) field += character;
    else if (character === separator) {
      fields.push(field);
      field = '';
    } else if (character === '\n') endRecord();
    else if (character !== '\r' || text[at + 1] !== '\n') field += character;
  }
  if (field !== '' || fields.length > 0) endRecord();
  return records;
}

const unitColumn = 2;
const separator = fc.constantFrom(',', ';', '\t', '|');
/** Fields full of what could be mistaken for a record of the unit. */
const nasty = fc.oneof(
  fc.constantFrom(
    '1066',
    '01066',
    '"1066"',
    '\n"2024","x","1066","y"',
    '1066,1066',
    '10660',
    '11066',
    '',
    '0',
    '""',
    ' 1066 ',
  ),
  fc.string({
    unit: fc.constantFrom('a', 'ñ', '"', ',', ';', '|', '\t', '\n', '\r\n', '1066', '0', ' '),
    maxLength: 8,
  }),
);
const code = fc.constantFrom('1066', '001066', '1067', '10661', '66', '', '106');
const record = fc.tuple(fc.constant('2024'), nasty, code, nasty, nasty);

const write = (records: readonly (readonly string[])[], mark: string, all: boolean, lineEnd: string): string =>
  records
    .map(
      (fields) =>
        fields
          .map((text) =>
            all || /["\r\n]/.test(text) || text.includes(mark) ? `"${text.replaceAll('"', '""')}"` : text,
          )
          .join(mark) + lineEnd,
    )
    .join('');

describe('scan for the rows of a unit', () => {
  it('finds exactly what a plain parser finds, whatever stands in the fields and wherever the blocks end', () =>
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 40 }),
        separator,
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 400 }),
        (records, mark, all, lineEnd, blockBytes) => {
          const text = write(records, mark, all, lineEnd);
          const expected = readAllRecords(text, mark).filter(({ fields }) => /^0*1066$/.test(fields[unitColumn] ?? ''));
          const outcome = scanText(text, { separator: mark, columns: 5, unitColumn, blockBytes });
          expect(outcome.found).toEqual(expected);
          expect(outcome.broken).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    ));

  it('gives the same answer for every block size from one byte to the whole text', () => {
    const text = write(
      [
        ['2024', 'NOMBRE,\n"1066"', '1066', 'a', '1.50'],
        ['2024', '\n"2024","E","1066","x","9"', '725', '1066', '2'],
        ['2024', 'x', '001066', '"TRABAJA PERU"', '-3.25'],
      ],
      ',',
      true,
      '\r\n',
    );
    const whole = scanText(text, { columns: 5, unitColumn });
    expect(whole.found.map(({ line }) => line)).toEqual([1, 5]);
    for (let blockBytes = 1; blockBytes < text.length; blockBytes++)
      expect(scanText(text, { columns: 5, unitColumn, blockBytes })).toEqual(whole);
  });

  it('reads quotes that are not doubled: the number of columns tells which reading is right', () => {
    const text = '"2024","E","1066","EMPLEO "TRABAJA PERU"","15"\r\n"2024","E","1066","I.E. "SAN JOSE", LIMA","7"\r\n';
    const { found, broken, end } = scanText(text, { columns: 5, unitColumn });
    expect(found.map(({ fields }) => fields.slice(3))).toEqual([
      ['EMPLEO "TRABAJA PERU"', '15'],
      ['I.E. "SAN JOSE", LIMA', '7'],
    ]);
    expect({ broken, end }).toEqual({ broken: [], end: 'whole' });
  });

  it('reads quotes that are not doubled also where other fields have no quotes', () => {
    const text = '2024,E,1066,"EMPLEO "TRABAJA PERU"",15\n2024,E,725,"B "C"",1\n2024,E,1066,plain,7\n';
    const { found, broken } = scanText(text, { columns: 5, unitColumn });
    expect(found.map(({ line, fields }) => [line, fields[3], fields[4]])).toEqual([
      [1, 'EMPLEO "TRABAJA PERU"', '15'],
      [3, 'plain', '7'],
    ]);
    expect(broken).toEqual([]);
  });

  it('a bare quote swallows no rows, however far the next quote is', () => {
    const text = `2024,E,1066,"EMPLEO "PERU"",15\n${'2024,E,725,plain,1\n'.repeat(500)}2024,E,725,"A, B",2\n2024,E,1066,c,3\n`;
    const { found, broken } = scanText(text, { columns: 5, unitColumn, blockBytes: 700, recordBytes: 2_000 });
    expect(found.map(({ line, fields }) => [line, fields[3], fields[4]])).toEqual([
      [1, 'EMPLEO "PERU"', '15'],
      [503, 'c', '3'],
    ]);
    expect(broken).toEqual([]);
  });

  it('reads one name with bare quotes beside another with doubled ones', () => {
    const text = '2024,"E ""X"", Y",1066,"EMPLEO "PERU"",15\n2024,"A "B"",1066,"C ""D"", E",7\n';
    expect(scanText(text, { columns: 5, unitColumn })).toEqual({
      found: [
        { line: 1, fields: ['2024', 'E "X", Y', '1066', 'EMPLEO "PERU"', '15'] },
        { line: 2, fields: ['2024', 'A "B"', '1066', 'C "D", E', '7'] },
      ],
      broken: [],
      end: 'whole',
    });
  });

  it('guesses nothing where a row can be split in two ways', () => {
    const { found, broken } = scanText('1066,"a"",b","c"",d",7\n', { columns: 5, unitColumn: 0 });
    expect(found).toEqual([]);
    expect(broken).toMatchObject([{ line: 1, ofUnit: true }]);
  });

  it.each([
    ['quoted', '"', '"'],
    ['not quoted', '', ''],
  ])('tells of a row of the unit with a column too many or too few, and reads the others (%s)', (_, open, close) => {
    const row = (...fields: string[]): string => `${fields.map((field) => open + field + close).join(',')}\n`;
    const text =
      row('2024', 'E', '1066', 'a', '1') +
      row('2024', 'E', '1066', 'a', 'b', '2') +
      row('2024', 'E', '1066', '3') +
      row('2024', 'E', '725', '4') +
      row('2024', 'E', '1066', 'a', '5');
    const { found, broken } = scanText(text, { columns: 5, unitColumn });
    expect(found.map(({ fields }) => fields[4])).toEqual(['1', '5']);
    expect(broken).toEqual([
      { line: 2, fields: 6, ofUnit: true, overlong: false },
      { line: 3, fields: 4, ofUnit: true, overlong: false },
    ]);
  });

  it.each([
    ['quoted', '"2024","E","1066","a","1"\n'],
    ['not quoted', '2024,E,1066,a,1\n'],
  ])('a quote that never closes costs its own row, not the rows after it (%s)', (_, row) => {
    const open = row.replace('1066', '725').replace(/"?a"?,/, '"a,');
    const { found } = scanText(row + open + row.repeat(3), { columns: 5, unitColumn, blockBytes: 64 });
    expect(found.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  });

  it('drops a field of a million blanks in constant memory, says so and goes on at the next line', () => {
    const blanks = ' '.repeat(1_000_000);
    const text = `2024,E,1066,a,1\n2024,E,725,${blanks},2\n2024,E,1066,"${blanks}",3\n2024,E,1066,b,4\n`;
    const { found, broken } = scanText(text, { columns: 5, unitColumn, blockBytes: 8_192 });
    expect(found.map(({ line, fields }) => [line, fields[3]])).toEqual([
      [1, 'a'],
      [4, 'b'],
    ]);
    expect(broken.map(({ line, ofUnit, overlong }) => ({ line, ofUnit, overlong }))).toEqual([
      { line: 2, ofUnit: false, overlong: true },
      { line: 3, ofUnit: true, overlong: true },
    ]);
  });

  it('gives up on a file of nothing but broken rows after a bounded amount of work', () => {
    expect(() => scanText('"1066\n'.repeat(200_000), { columns: 5, unitColumn, blockBytes: 1 << 16 })).toThrow(
      TooManyBrokenRecords,
    );
  });

  it.each([
    ['a whole last row', '"2024","E","1066","a","1"\n', 'whole'],
    ['no line end after a closed quote', '"2024","E","1066","a","1"', 'whole'],
    ['blank lines and an end mark after it', '"2024","E","1066","a","1"\r\n\r\n\x1a', 'whole'],
    ['no line end after a bare number', '2024,E,1066,a,1', 'unterminated'],
    ['an open quote', '"2024","E","1066","a","1', 'truncated'],
    ['a column too few', '2024,E,1066\n2024,E,725', 'truncated'],
    ['zeros where the rest should be', `"2024","E","725","a","1"\n"2024","E",${'\0'.repeat(50)}`, 'truncated'],
  ])('the end of the file: %s', (_, text, expected) => {
    for (const blockBytes of [3, 1 << 20]) {
      const { end } = scanText(text, { columns: 5, unitColumn, blockBytes });
      expect(end).toBe(expected);
    }
  });
});
