import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcoded } from '#backend/imports/open-data/byte-source.ts';
import { detectDialect, detectEncoding } from '#backend/imports/open-data/dialect.ts';
import { type Encoding, separators } from '#shared/domain/imports.ts';

const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

/** Text as bytes of an encoding; windows-1252 only for the letters it shares with latin1. */
function encode(text: string, encoding: Encoding, mark: boolean): Buffer {
  const marked = mark && encoding !== 'windows-1252' ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(marked, 'utf8');
  if (encoding === 'windows-1252') return Buffer.from(marked, 'latin1');
  const bytes = Buffer.from(marked, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

/** The bytes as the importer sees them after transcoding: without mark, UTF-16 as UTF-8. */
async function readAll(bytes: Buffer, encoding: Encoding, mark: number): Promise<Buffer> {
  let at = mark;
  const source = transcoded(
    {
      read: async (target) => {
        const taken = bytes.copy(target, 0, at, Math.min(at + 7, bytes.length));
        at += taken;
        return at < bytes.length && taken < target.length ? taken + (await more(target.subarray(taken))) : taken;
      },
      consumed: () => at,
      close: () => Promise.resolve(),
    },
    encoding,
  );
  const more = async (target: Buffer): Promise<number> => {
    const taken = bytes.copy(target, 0, at);
    at += taken;
    return taken;
  };
  const target = Buffer.alloc(4 * bytes.length + 64);
  return target.subarray(0, await source.read(target));
}

const column = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,11}$/);
const cell = fc.stringMatching(/^[ -~áéíóúñÑ°]{0,12}$/);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('dialect of a text table', () => {
  it('is found in every one of 4 encodings and 4 separators, quoted or not, with either line end', async () => {
    const table = fc.record({
      header: fc.array(column, { minLength: 2, maxLength: 8 }),
      rows: fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
      separator: fc.constantFrom(...separators),
      encoding: fc.constantFrom(...encodings),
      lineEnd: fc.constantFrom('\r\n', '\n'),
      all: fc.boolean(),
      mark: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(table, async ({ header, rows, separator, encoding, lineEnd, all, mark }) => {
        const field = (text: string): string =>
          all || text.includes(separator) || text.includes('"') ? quoted(text) : text;
        // "ñ" makes the encodings differ; without it UTF-8 is the right answer for windows-1252 too.
        const records = [header, ...rows.map((row) => ['AÑO', ...row].slice(0, header.length))];
        const text = records.map((record) => record.map(field).join(separator) + lineEnd).join('');
        const bytes = encode(text, encoding, mark);
        const found = detectEncoding(bytes);
        expect(found.encoding).toBe(encoding);
        const head = await readAll(bytes, found.encoding, found.mark);
        const dialect = detectDialect(head, true);
        expect(dialect).toMatchObject({
          separator,
          quoting: all ? 'all' : expect.any(String),
          lineEnd: lineEnd === '\n' ? 'lf' : 'crlf',
          header,
          bodyLine: 2,
        });
        if (!all && header.every((name) => !name.includes(separator))) expect(dialect?.quoting).toBe('minimal');
      }),
      { numRuns: 300 },
    );
  });

  it('takes the separator that splits most columns, not one that a quoted name contains', () => {
    const head = Buffer.from('"NOMBRE, DEL; PLIEGO|1";"CODIGO";"MONTO"\r\n"A,B,C,D,E";"1";"2"\r\n');
    expect(detectDialect(head, true)).toMatchObject({
      separator: ';',
      quoting: 'all',
      header: ['NOMBRE, DEL; PLIEGO|1', 'CODIGO', 'MONTO'],
    });
  });

  it('counts the lines of a header with a line break in it', () => {
    const head = Buffer.from('\n"A\nB","C"\n1,2\n');
    expect(detectDialect(head, true)).toMatchObject({ header: ['A\nB', 'C'], bodyLine: 4, bodyStart: 11 });
  });

  it('is unknown when the header has one column, or does not end', () => {
    expect(detectDialect(Buffer.from('SOLO\n1\n2\n'), true)).toBeNull();
    expect(detectDialect(Buffer.from('A,B,C'), false)).toBeNull();
    expect(detectDialect(Buffer.from('"A,B,C\n1,2,3\n'), true)).toBeNull();
    expect(detectDialect(Buffer.alloc(0), true)).toBeNull();
  });

  it('reads a last character that was cut in half as UTF-8 all the same', () => {
    const bytes = Buffer.from('AÑO,NIÑOS', 'utf8');
    const cut = bytes.indexOf(0xc3, 4) + 1;
    expect(detectEncoding(bytes.subarray(0, cut))).toEqual({ encoding: 'utf-8', mark: 0 });
    expect(detectEncoding(Buffer.from('AÑO,NIÑOS', 'latin1'))).toEqual({ encoding: 'windows-1252', mark: 0 });
  });
});
