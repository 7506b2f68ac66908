import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDocx } from '#backend/review/open-docx.ts';
import { reviewBasis } from '#backend/review/review.queries.ts';
import type { ReviewBasis } from '#backend/review/review-basis.ts';
import { runReview } from '#backend/review/run-review.ts';
import type { ReviewReport } from '#shared/domain/review/report.ts';
import { type BackendUnderTest, openBackend, startBackend, temporaryFolder } from '../helpers/backend.ts';
import { plainSpaces } from '../helpers/documents.ts';
import { docx, footnote, footnoteMark, paragraph, partOf, run, table, textBox } from '../helpers/docx-parts.ts';
import { memoriaDocx } from '../helpers/memoria-docx.ts';
import { disordered } from '../helpers/reference-2024.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

let basis: ReviewBasis;
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'memoria-'));
  const { db, close } = startBackend({ dataDir: folder });
  basis = reviewBasis(db, fillYear2024(db, { references: true }));
  return async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
});

function review(bytes: Uint8Array): ReviewReport {
  const opened = openDocx(bytes);
  if (opened.kind === 'refused') throw new Error(opened.fault);
  return runReview('memoria.docx', opened.reading.document, basis);
}
const said = ({ items }: ReviewReport, ...marks: readonly string[]): readonly unknown[] =>
  items
    .filter(({ mark }) => marks.includes(mark))
    .map(({ place, found, expected }) => [place.id, found, expected && plainSpaces(expected)]);

describe('the memoria of 2024 as a Word document', () => {
  it('agrees with the data in every figure of its sentences and tables', () => {
    const { counts, tables } = review(memoriaDocx());
    expect(counts).toMatchObject({ differs: 0, unknown: 0, 'matches-rounded': 7 });
    expect(counts.matches).toBeGreaterThan(1_500);
    expect(tables.map(({ known }) => known).filter((known) => known === null)).toEqual([]);
  });

  it('is told which rows of its table 8 are shifted', () => {
    const shift = review(memoriaDocx()).items.find(({ message }) => message.includes('desplazamiento'));
    expect(shift?.place.id).toBe('t8r17c3');
    expect(shift?.message).toContain('desde MADRE DE DIOS hasta PIURA');
  });

  it('is told of one wrong cell, what it should be, and that its total no longer adds up', () => {
    const wrong = memoriaDocx((one) =>
      one.key !== 't04'
        ? one
        : {
            ...one,
            rows: one.rows.map((row) => (row.key === 'CUSCO' ? { ...row, values: { ...row.values, aii: 99 } } : row)),
          },
    );
    const report = review(wrong);
    const right = basis.tables.find(({ key }) => key === 't04')?.rows.find(({ key }) => key === 'CUSCO')?.values.aii;
    expect(said(report, 'differs')).toEqual([[expect.stringMatching(/^t4r\d+c2$/), '99', String(right)]]);
    expect(report.items.some(({ kind, message }) => kind === 'tables' && message.includes('tabla 4'))).toBe(true);
  });

  it.each(['t03', 't04', 't05', 't06', 't07', 't09', 't10', 't11', 't12'])(
    'is told that two rows of %s changed places, by its own tables alone',
    (key) => {
      const swapped = memoriaDocx((one) => {
        const other = one.rows.findIndex((row) => !isDeepStrictEqual(row.values, one.rows[0]?.values));
        return one.key === key ? disordered(one, { kind: 'swap', a: 0, b: other }) : one;
      });
      const number = Number(key.slice(1));
      const found = review(swapped).items.filter(
        ({ kind, message }) => kind === 'tables' && new RegExp(`tabla ${number}[ ,.].*intercambiadas`).test(message),
      );
      expect(found).toHaveLength(1);
    },
  );
});

it('numbers in text boxes, notes and tracked changes are compared with the data', () => {
  const deleted = '<w:del w:id="1"><w:r><w:delText>1.00</w:delText></w:r></w:del>';
  const body =
    `<w:p>${run('El presupuesto del PP 0073 asciende a la suma de S/ 573 712 8')}${deleted}${run('99.00')}${footnoteMark(1)}</w:p>` +
    textBox('El presupuesto del PP 0073 asciende a S/ 573 712 809.00');
  const notes = footnote(1, 'El presupuesto del PP 0073 asciende a S/ 573 712 808.00');
  expect(said(review(docx(body, { footnotes: notes })), 'matches', 'differs')).toEqual([
    ['p1', 'S/ 573 712 899.00', 'S/ 573 712 809.00'],
    ['p2', 'S/ 573 712 809.00', null],
    ['p3', 'S/ 573 712 808.00', 'S/ 573 712 809.00'],
  ]);
});

it('a table that is none of ours is told when its total is not the sum of its rows', () => {
  const rows = [
    ['Sede', 'Equipos'],
    ['Lima', '12'],
    ['Cusco', '30'],
    ['Total', '43'],
  ];
  expect(said(review(docx(paragraph('Equipos por sede') + table(rows))), 'finding')).toEqual([['t1r4c2', '43', '42']]);
});

describe('review.run and review.annotate', () => {
  const open = (): BackendUnderTest & { readonly yearId: number } => {
    const backend = openBackend();
    return { ...backend, yearId: fillYear2024(backend.db) };
  };
  const handIn = ({ context }: BackendUnderTest, name: string, bytes: Uint8Array): { handle: string; path: string } => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, bytes);
    return { handle: context.uploads.adopt(path), path };
  };
  const wrong =
    '<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>El presupuesto del PP 0073 asciende a S/ 573 712 899.00 &amp; más</w:t></w:r></w:p>';

  it('the chapters that the program itself writes agree with their data', async () => {
    const backend = open();
    const { yearId } = backend;
    const { files } = await backend.call('chapter.export', { yearId, formats: ['docx'], final: false, folder: null });
    const handle = backend.context.uploads.adopt(files[0]?.path ?? '');
    const report = await backend.call('review.run', { yearId, handle });
    const { tables } = report;
    // "capítulos 4 y 5" in the title
    expect(said(report, 'differs', 'unknown', 'format')).toEqual([['p1', '5', null]]);
    expect(tables.map(({ known }) => known?.replace(/\D+/g, ''))).toEqual(['18', '19', '20', '21', '22', '23']);
  });

  it('write a new copy with a comment at the number; text, other parts and the document itself stay', async () => {
    const backend = open();
    const bytes = docx(wrong);
    const { handle, path } = handIn(backend, 'Memoria final.docx', bytes);
    const folder = temporaryFolder();
    const request = { yearId: backend.yearId, handle, folder: backend.context.paths.give(folder) };
    const first = await backend.call('review.annotate', request);
    const second = await backend.call('review.annotate', request);
    expect([first.name, second.name]).toEqual(['Memoria final (revisado).docx', 'Memoria final (revisado) 2.docx']);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));

    const copy = readFileSync(first.path);
    const xml = partOf(copy, 'word/document.xml');
    const looks = '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">';
    expect(xml).toContain(
      `<w:p>${looks}El presupuesto del PP 0073 asciende a </w:t></w:r><w:commentRangeStart w:id="0"/>${looks}S/ 573 712 899.00</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${looks} &amp; más</w:t></w:r></w:p>`,
    );
    expect(partOf(copy, 'word/comments.xml')).toContain('No coincide: Dice S/ 573 712 899.00; el PIM total es');
    const [before, after] = [unzipSync(bytes), unzipSync(copy)];
    const changed = Object.keys(after).filter(
      (part) => !before[part] || !Buffer.from(before[part]).equals(Buffer.from(after[part] ?? [])),
    );
    expect(changed.toSorted((a, b) => a.localeCompare(b))).toEqual([
      '[Content_Types].xml',
      'word/_rels/document.xml.rels',
      'word/comments.xml',
      'word/document.xml',
    ]);
  });

  it('keep the comments that are there and go on from their numbers', async () => {
    const backend = open();
    const marked = partOf(docx(wrong), 'word/_rels/document.xml.rels').replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
    );
    const old = '<w:comment w:id="7" w:author="Ana"><w:p/></w:comment>';
    const comments = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${old}</w:comments>`;
    const parts = { 'word/_rels/document.xml.rels': marked, 'word/comments.xml': comments };
    const { handle } = handIn(backend, 'a.docx', docx(wrong, { parts }));
    const copy = readFileSync(
      (await backend.call('review.annotate', { yearId: backend.yearId, handle, folder: null })).path,
    );
    expect(partOf(copy, 'word/comments.xml')).toContain(`${old}<w:comment w:id="8" `);
    expect(partOf(copy, 'word/document.xml')).toContain('<w:commentReference w:id="8"/>');
  });

  it('put the comment of a note at its mark and that of a text box at its frame', async () => {
    const backend = open();
    const sentence = 'El presupuesto del PP 0073 asciende a S/ 573 712 899.00';
    const body = `<w:p>${run('Nota')}${footnoteMark(1)}</w:p>${textBox(sentence)}`;
    const { handle } = handIn(backend, 'a.docx', docx(body, { footnotes: footnote(1, sentence) }));
    const copy = readFileSync(
      (await backend.call('review.annotate', { yearId: backend.yearId, handle, folder: null })).path,
    );
    const xml = partOf(copy, 'word/document.xml');
    expect(xml).toMatch(/<w:commentReference w:id="\d"\/><\/w:r><w:r><w:footnoteReference/);
    expect(xml).toMatch(/<w:commentReference w:id="\d"\/><\/w:r><w:r><mc:AlternateContent>/);
    expect(partOf(copy, 'word/footnotes.xml')).toContain(sentence);
  });

  it('refuse what is no Word document, with the reason', async () => {
    const backend = open();
    const { handle } = handIn(backend, 'nota.docx', Buffer.from('una nota'));
    await expect(backend.call('review.run', { yearId: backend.yearId, handle })).rejects.toMatchObject({
      code: 'document-refused',
      detail: { reason: 'not-word' },
    });
    const gone = backend.context.uploads.adopt(join(temporaryFolder(), 'no existe.docx'));
    await expect(backend.call('review.run', { yearId: backend.yearId, handle: gone })).rejects.toMatchObject({
      detail: { reason: 'unreadable' },
    });
  });
});
