import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openDocx } from '#backend/review/open-docx.ts';
import type { DocumentParagraph, DocumentTable } from '#shared/domain/review/document.ts';
import { gridOf } from '#shared/domain/review/document-grid.ts';
import {
  docx,
  footnote,
  footnoteMark,
  heading,
  paragraph,
  partOf,
  run,
  table,
  textBox,
} from '../helpers/docx-parts.ts';

function read(bytes: Uint8Array): { paragraphs: readonly DocumentParagraph[]; tables: readonly DocumentTable[] } {
  const opened = openDocx(bytes);
  if (opened.kind === 'refused') throw new Error(opened.fault);
  const { blocks } = opened.reading.document;
  return {
    paragraphs: blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.paragraph] : [])),
    tables: blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  };
}
const texts = (body: string): readonly string[] => read(docx(body)).paragraphs.map(({ text }) => text);

describe('a Word document', () => {
  it('is read as one text where a number is spread over runs', () => {
    expect(texts(paragraph('asciende a S/ 573', ' 712 8', '09.00 &', ' más'))).toEqual([
      'asciende a S/ 573 712 809.00 & más',
    ]);
  });

  it('has no text that a tracked change removed or moved away, and has what was put in', () => {
    const removed = '<w:del w:id="1"><w:r><w:delText>92.5%</w:delText></w:r></w:del>';
    const moved = `<w:moveFrom w:id="2">${run('570 ')}</w:moveFrom>`;
    const added = `<w:ins w:id="3">${run('99.4%')}</w:ins>`;
    expect(texts(`<w:p>${run('avance de ')}${removed}${moved}${added}</w:p>`)).toEqual(['avance de 99.4%']);
  });

  it('has the text of a box once, and that of notes that are marked', () => {
    const body = `${textBox('Meta: 51 informes')}<w:p>${run('Según la nota')}${footnoteMark(2)}</w:p>`;
    const notes = footnote(0, 'separador') + footnote(2, 'Incluye S/ 10.00');
    const { paragraphs } = read(docx(body, { footnotes: notes }));
    expect(paragraphs.map(({ id, place, text }) => [id, place, text])).toEqual([
      ['p1', 'box', 'Meta: 51 informes'],
      ['p2', 'body', 'Según la nota'],
      ['p3', 'note', 'Incluye S/ 10.00'],
    ]);
  });

  it('has headings by style and by bold, and none by a mark of the paragraph alone', () => {
    const bold = `<w:p>${run('Actividad 5000276', '<w:b/>')}</w:p>`;
    const mark = `<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>${run('Texto')}</w:p>`;
    const notBold = `<w:p>${run('Texto', '<w:b w:val="0"/>')}</w:p>`;
    const { paragraphs } = read(docx(heading('4. Título') + bold + mark + notBold));
    expect(paragraphs.map((one) => one.heading)).toEqual([true, true, false, false]);
  });

  it('has tables with their caption, their cells by grid and what is merged', () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const rows = [
      `<w:tr>${cell('Categoría', '<w:vMerge w:val="restart"/>')}${cell('AII', '<w:gridSpan w:val="2"/>')}</w:tr>`,
      `<w:tr>${cell('', '<w:vMerge/>')}${cell('N°')}${cell('Monto')}</w:tr>`,
      `<w:tr>${cell('LIMA')}${cell('12')}${cell('1,234.50')}</w:tr>`,
      `<w:tr>${cell('Total')}${cell('12')}${cell('1,234.50')}</w:tr>`,
    ];
    const { tables, paragraphs } = read(docx(`${paragraph('Tabla N° 01: Montos')}<w:tbl>${rows.join('')}</w:tbl>`));
    const [one] = tables;
    if (!one) throw new Error('no table');
    expect(paragraphs.map(({ text }) => text)).toEqual(['Tabla N° 01: Montos']);
    expect(one.caption).toEqual({ id: 'p1', text: 'Tabla N° 01: Montos' });
    expect(one.rows[2]?.cells.map(({ id }) => id)).toEqual(['t1r3c1', 't1r3c2', 't1r3c3']);
    const grid = gridOf(one);
    expect(grid.headings).toEqual(['Categoría', 'AII N°', 'AII Monto']);
    expect(grid.rows.map(({ total, cells }) => [total, cells.map((each) => each?.text)])).toEqual([
      [false, ['LIMA', '12', '1,234.50']],
      [true, ['Total', '12', '1,234.50']],
    ]);
  });

  it('is read under another prefix for the same elements', () => {
    const xml = partOf(docx(paragraph('51 informes')), 'word/document.xml')
      .replaceAll('w:', 'x:')
      .replace('xmlns:w=', 'xmlns:x=');
    expect(read(docx('', { parts: { 'word/document.xml': xml } })).paragraphs.map(({ text }) => text)).toEqual([
      '51 informes',
    ]);
  });
});

describe('a file that may be anything', () => {
  const faultOf = (bytes: Uint8Array, limits?: Parameters<typeof openDocx>[1]): string => {
    const opened = openDocx(bytes, limits);
    return opened.kind === 'refused' ? opened.fault : 'read';
  };
  const good = docx(paragraph('51'));

  it('is refused for what it is', () => {
    const xml = partOf(good, 'word/document.xml');
    const withDoctype = xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>');
    expect(faultOf(new Uint8Array())).toBe('empty');
    expect(faultOf(strToU8('una nota'))).toBe('not-word');
    expect(faultOf(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }))).toBe('not-word');
    expect(faultOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]))).toBe('old-or-protected');
    expect(faultOf(docx('', { parts: { 'word/document.xml': withDoctype } }))).toBe('unsafe');
    expect(faultOf(good.slice(0, good.length - 40))).toBe('truncated');
    const broken = good.slice();
    broken.fill(0x41, 100, 160);
    expect(faultOf(broken)).toBe('damaged');
    expect(faultOf(good)).toBe('read');
  });

  it('is refused when it unpacks to more than the limit, whatever its directory says', () => {
    const limits = { fileBytes: 1e6, zipEntries: 100, unpackedBytes: 1e6, milliseconds: 1e3, megabytes: 64 };
    const bomb = docx('', { parts: { 'word/media/image2.png': new Uint8Array(2e6) } });
    expect(bomb.length).toBeLessThan(20_000);
    expect(faultOf(bomb, limits)).toBe('too-large');
  });

  it('is read in time linear in its size where tags never end', () => {
    const started = performance.now();
    const open = docx('', {
      parts: {
        'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${'<w:p a="'.repeat(200_000)}`,
      },
    });
    expect(faultOf(open)).toBe('read');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

it('tables of one row or none break nothing', () => {
  const { tables } = read(docx(`${table([['A', 'B']])}<w:tbl></w:tbl>`));
  expect(tables.map((one) => gridOf(one).rows.length)).toEqual([1]);
});
