import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderInTemplate } from '#backend/chapter/into-document/in-template.ts';
import { mergeChapters } from '#backend/chapter/into-document/merge.ts';
import { renderDocx } from '#backend/chapter/render-docx/render-docx.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { chapter2024 } from '../helpers/chapter-2024.ts';
import { draftInfo, officeParts, xmlText } from '../helpers/documents.ts';
import { docx, paragraph } from '../helpers/docx-parts.ts';
import { wholeMemoria } from '../helpers/whole-memoria.ts';
import { chaptersWithWideTargets, chapterWithWideTable } from '../helpers/wide-table.ts';
import { schemaFaults } from '../helpers/word-schema.ts';

const info = { ...draftInfo, version: { name: 'Remitido', hash: 'abcdef0123456789' } };
const ours = (model: ChapterModel) => ({ model, info, keep: [] });

/** A template of an English Word whose section begins with a cover: first page apart, numbers from 7. */
const setup =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1701" w:bottom="1417" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/><w:pgNumType w:start="7"/><w:titlePg/></w:sectPr>';
function template(body: string): Uint8Array {
  const bytes = docx(body);
  const main = officeParts(bytes)('word/document.xml').replace('<w:sectPr/>', setup);
  return zipSync({ ...unzipSync(bytes), 'word/document.xml': strToU8(main) });
}

const sizes = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:pgSz [^>]*>/g)].map(([size]) => (size.includes('landscape') ? 'across' : 'upright'));
const mainOf = (bytes: Uint8Array): string => officeParts(bytes)('word/document.xml');
/** How wide the tables are, in order. */
const widths = (xml: string): readonly number[] =>
  [...xml.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g)].map(([, width]) => Number(width));

describe('the order and containment of ECMA-376', () => {
  it.each([
    ['the chapters', () => renderDocx(chapter2024(), info)],
    ['the chapters without lists', () => renderDocx(chapter2024(), info, { contents: false })],
    ['pages across', () => renderDocx(chapterWithWideTable(), info)],
    [
      'the chapters in a template',
      () => renderInTemplate(template(paragraph('Carátula')), chaptersWithWideTargets(), info, { contents: true }),
    ],
    [
      'the chapters in the report',
      async () => (await mergeChapters(await wholeMemoria(), ours(chaptersWithWideTargets()))).bytes,
    ],
    [
      'the chapters in a section of their own',
      async () => (await mergeChapters(await wholeMemoria({ ownSection: true }), ours(chapter2024()))).bytes,
    ],
  ])('is kept by %s', async (_, write) => {
    expect(schemaFaults(await write())).toEqual([]);
  });

  it('is missed by a file that breaks it, so that keeping it means something', () => {
    const broken = docx(
      '<w:p><w:r><w:t>a</w:t><w:rPr/></w:r><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:p><w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tblPr/><w:tr><w:tc/><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r r:id="rId9"/></w:p>',
    );
    expect(schemaFaults(broken)).toEqual([
      'word/document.xml: w:pPr is not the first in w:p',
      'word/document.xml: w:rPr is not the first in w:r',
      'word/document.xml: keepNext after jc in w:pPr',
      'word/document.xml: tblPr after tblGrid in w:tbl',
      'word/document.xml: a row of 2 columns in a table of 1',
      'word/document.xml: a cell that ends without a paragraph',
      'word/document.xml: w:tc without a paragraph',
      'word/document.xml uses rId9',
    ]);
  });
});

describe('a wide table', () => {
  it('lies on pages across in the template, which goes on as it was: numbers do not start again, no first page comes twice', async () => {
    const bytes = await renderInTemplate(
      template(paragraph('{{capítulos}}') + paragraph('Anexos')),
      chaptersWithWideTargets(),
      info,
      {
        contents: false,
      },
    );
    const body = mainOf(bytes);
    expect(sizes(body)).toEqual(['upright', 'across', 'upright']);
    expect(body.match(/<w:titlePg\/>/g)).toHaveLength(1);
    expect(body.match(/w:start="7"/g)).toHaveLength(1);
    const [widest, ...others] = widths(body).toSorted((a, b) => b - a);
    expect(widest).toBeGreaterThan(13_000);
    expect(Math.max(...others)).toBeLessThan(8_600);
  });

  it('is the last page of a template that holds nothing behind it, and no empty page follows', async () => {
    const bytes = await renderInTemplate(
      template(paragraph('{{capítulos}}')),
      chaptersWithWideTargets({ last: true }),
      info,
      {
        contents: false,
      },
    );
    expect(sizes(mainOf(bytes))).toEqual(['upright', 'across']);
    expect(schemaFaults(bytes)).toEqual([]);
  });

  it('lies on pages across in the report, whose own text and page stay character by character, also the next time', async () => {
    const document = await wholeMemoria();
    const { bytes } = await mergeChapters(document, ours(chaptersWithWideTargets()));
    const [before, after] = [mainOf(document), mainOf(bytes)];
    expect(sizes(after)).toEqual(['upright', 'across', 'upright']);
    expect(Math.max(...widths(after))).toBeGreaterThan(13_000);
    const last = (xml: string): string => xml.slice(xml.lastIndexOf('<w:p>', xml.lastIndexOf('>6. Reconocimiento<')));
    expect(last(after) === last(before)).toBe(true);
    const again = await mergeChapters(bytes, ours(chaptersWithWideTargets()));
    expect(again.differences).toEqual([]);
    expect(mainOf(again.bytes) === after).toBe(true);
    expect(sizes(mainOf((await mergeChapters(bytes, ours(chapter2024()))).bytes))).toEqual(['upright']);
  });

  it('stays upright in a report whose section begins with a first page of its own', async () => {
    const document = await wholeMemoria();
    const own = mainOf(document).replace(/(<w:pgMar[^>]*>)/, '$1<w:titlePg/>');
    const { bytes } = await mergeChapters(
      zipSync({ ...unzipSync(document), 'word/document.xml': strToU8(own) }),
      ours(chaptersWithWideTargets()),
    );
    expect(sizes(mainOf(bytes))).toEqual(['upright']);
  });
});

describe('a template of another language and with a first page of its own', async () => {
  const bytes = await renderInTemplate(template(paragraph('Carátula')), chapter2024(), info, { contents: true });

  it('gets our text as Spanish of Peru, and its own as it was', () => {
    const [cover = '', ...others] = mainOf(bytes).match(/<w:r(?: [^>]*)?>.*?<\/w:r>/gs) ?? [];
    expect(cover).toContain('Carátula');
    expect(cover).not.toContain('w:lang');
    const silent = others.filter((run) => xmlText(run) !== '' && !run.includes('<w:lang w:val="es-PE"/>'));
    expect(silent).toEqual([]);
  });

  it('is marked on its first page too', () => {
    const kinds = [...mainOf(bytes).matchAll(/<w:footerReference w:type="(\w+)"/g)].map(([, kind]) => kind);
    expect(kinds).toEqual(['first', 'default']);
    for (const part of ['memoriaUfppFooter', 'memoriaUfppFooterFirst'])
      expect(xmlText(officeParts(bytes)(`word/${part}.xml`))).toContain('Borrador');
  });
});
