import {
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  TextRun,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderInTemplate } from '#backend/chapter/into-document/in-template.ts';
import { openBackend } from '../helpers/backend.ts';
import { chapter2024 } from '../helpers/chapter-2024.ts';
import { draftInfo, finalInfo, officeParts, xmlText } from '../helpers/documents.ts';
import { sendFile } from '../helpers/send-file.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

const info = { ...draftInfo, version: { name: 'Remitido a DE', hash: 'abcdef0123456789' } };
const withContents = { contents: true };
const mark = 'Ejemplo · Borrador · Datos modificados el 20/01/2025 · Versión «Remitido a DE» · abcdef01';

/** A template as an institution has one: cover, header with its name, its own heading and text styles, numbered headings. */
async function institutionTemplate(body: readonly FileChild[], footer = true): Promise<Uint8Array> {
  const document = new Document({
    numbering: {
      config: [{ reference: 'titles', levels: [{ level: 0, format: LevelFormat.UPPER_ROMAN, text: '%1.' }] }],
    },
    styles: {
      default: {
        document: { run: { font: 'Georgia', size: 22 } },
        heading1: { run: { color: 'C00000', size: 40 }, paragraph: { numbering: { reference: 'titles', level: 0 } } },
      },
      paragraphStyles: [{ id: 'Cuerpo', name: 'Memoria Texto', basedOn: 'Normal', run: { color: '123456' } }],
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { left: 1701, right: 1701 } } },
        headers: { default: new Header({ children: [new Paragraph('Ministerio de Trabajo')] }) },
        ...(footer ? { footers: { default: new Footer({ children: [new Paragraph('Av. Salaverry 655')] }) } } : {}),
        children: [...body],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const cover = (): readonly FileChild[] => [
  new Paragraph({ children: [new TextRun('MEMORIA ANUAL')] }),
  new Paragraph({ children: [new PageBreak()] }),
];

/** The same file as Word saves a template (.dotx). */
function asTemplate(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const types = officeParts(bytes)('[Content_Types].xml');
  const changed = types.replace('document.main+xml', 'template.main+xml');
  expect(changed).not.toBe(types);
  return zipSync({ ...parts, '[Content_Types].xml': strToU8(changed) });
}

describe('the chapters in the template of the institution', async () => {
  const template = asTemplate(
    await institutionTemplate([
      ...cover(),
      new Paragraph('{{capítulos}}'),
      new Paragraph({ heading: HeadingLevel.HEADING_1, text: 'Anexos' }),
    ]),
  );
  const bytes = await renderInTemplate(template, chapter2024(), info, withContents);
  const part = officeParts(bytes);
  const body = part('word/document.xml');

  it('stand where the template asks for them, after its cover and before what follows', () => {
    const text = xmlText(body);
    expect(text).not.toContain('{{');
    const at = ['MEMORIA ANUAL', 'Contenido', 'Índice de tablas', 'Gráfico N° 04: ', 'Anexos'].map((words) =>
      text.indexOf(words),
    );
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(Math.min(...at)).toBeGreaterThanOrEqual(0);
    expect(text).toContain('573\u00a0712\u00a0809.00');
  });

  it('are a document, no template', () => {
    expect(part('[Content_Types].xml')).toContain('wordprocessingml.document.main+xml');
    expect(part('[Content_Types].xml')).not.toContain('template.main+xml');
  });

  it('wear its styles where it has them by name, and bring those that it lacks', () => {
    const styles = part('word/styles.xml');
    expect(/w:styleId="Heading1".*?<\/w:style>/s.exec(styles)?.[0]).toContain('C00000');
    expect(body).toContain('<w:pStyle w:val="Cuerpo"/>');
    expect(body).not.toContain('<w:pStyle w:val="MemoriaTexto"/>');
    expect(styles).not.toContain('w:styleId="MemoriaTexto"');
    expect(styles).toContain('w:styleId="MemoriaTablaNumero"');
    const used = new Set([...body.matchAll(/<w:pStyle w:val="([^"]*)"/g)].map(([, id]) => id ?? ''));
    for (const id of used) expect(styles).toContain(`w:styleId="${id}"`);
  });

  it('keep the numbers that they print, beside a template that numbers its headings', () => {
    const [heading = ''] =
      /<w:p>(?:(?!<\/w:p>).)*4\. Programación y ejecución Presupuestal<\/w:t>(?:(?!<\/w:p>).)*<\/w:p>/gs.exec(
        body.slice(body.lastIndexOf('Índice de gráficos')),
      ) ?? [''];
    expect(heading).toContain('<w:numId w:val="0"/>');
  });

  it('fit the text of its page', () => {
    for (const [, width] of body.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g))
      expect(Number(width)).toBeLessThan(8_600);
    const stops = new Set([...body.matchAll(/w:val="right" w:pos="(\d+)" w:leader="dot"/g)].map(([, at]) => at));
    expect([...stops]).toEqual(['8504']); // where the page numbers of the lists end
  });

  it('keep captions with their tables and rows whole under a repeated heading, whatever its styles say', () => {
    const captions = [...body.matchAll(/<w:p>(?:(?!<\/w:p>).)*SEQ (?:Tabla|Grafico)(?:(?!<\/w:p>).)*<\/w:p>/gs)];
    expect(captions).toHaveLength(7);
    for (const [caption] of captions) expect(caption).toMatch(/^<w:p><w:pPr><w:pStyle [^>]*\/><w:keepNext\/>/);
    const rows = [...body.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) => row);
    expect(rows.filter((row) => !row.includes('<w:cantSplit/>'))).toEqual([]);
    expect(rows.filter((row) => row.includes('<w:tblHeader/>'))).toHaveLength(7);
  });

  it('keep its header, and mark each page at its footer', () => {
    expect(xmlText(part('word/header1.xml'))).toBe('Ministerio de Trabajo');
    expect(xmlText(part('word/footer1.xml'))).toBe(`Av. Salaverry 655${mark}`);
  });

  it('have lists whose page numbers count the cover', () => {
    const pages = [...body.matchAll(/PAGEREF (_Toc\d+) \\h.*?<w:t[^>]*>(\d*)<\/w:t>/gs)].map(([, , page]) =>
      Number(page),
    );
    expect(pages).toHaveLength(13);
    expect(Math.min(...pages)).toBe(3); // cover, contents, then the chapters
    const anchors = [...body.matchAll(/w:anchor="(_Toc\d+)"/g)].map(([, name]) => name ?? '');
    for (const name of anchors) expect(body).toContain(`w:name="${name}"`);
  });

  it('are the same bytes each time', async () => {
    const again = await renderInTemplate(template, chapter2024(), info, withContents);
    expect(Buffer.compare(again, bytes)).toBe(0);
  });
});

it('follow what a template holds that does not say where, and bring a footer where it has none', async () => {
  const template = await institutionTemplate(cover(), false);
  const part = officeParts(await renderInTemplate(template, chapter2024(), finalInfo, { contents: false }));
  const text = xmlText(part('word/document.xml'));
  expect(text.startsWith('MEMORIA ANUAL4. Programación y ejecución Presupuestal')).toBe(true);
  expect(text).not.toContain('Índice de tablas');
  expect(xmlText(part('word/memoriaUfppFooter.xml'))).toBe('Ejemplo · Datos modificados el 20/01/2025');
  expect(part('word/_rels/document.xml.rels')).toContain('memoriaUfppFooter.xml');
  expect(part('[Content_Types].xml')).toContain('/word/memoriaUfppFooter.xml');
});

it('mark each footer once where relationships name it from the root of the file, twice, or where it is not there', async () => {
  const plain = await institutionTemplate(cover());
  const links = 'word/_rels/document.xml.rels';
  const written = officeParts(plain)(links);
  const [footer = ''] = /<Relationship [^>]*footer1\.xml[^>]*>/.exec(written) ?? [];
  const absolute = footer.replace('footer1.xml', '/word/footer1.xml');
  const again = absolute.replace(/Id="[^"]*"/, 'Id="rIdAgain"');
  const gone = footer.replace('footer1.xml', 'footer9.xml').replace(/Id="[^"]*"/, 'Id="rIdGone"');
  const changed = written.replace(footer, absolute + again + gone);
  expect(changed).not.toBe(written);
  const template = zipSync({ ...unzipSync(plain), [links]: strToU8(changed) });
  const bytes = await renderInTemplate(template, chapter2024(), info, { contents: false });
  const part = officeParts(bytes);
  expect(xmlText(part('word/footer1.xml'))).toBe(`Av. Salaverry 655${mark}`);
  expect(Object.keys(unzipSync(bytes)).filter((path) => /footer\w*\.xml$/.test(path))).toEqual(['word/footer1.xml']);
});

describe('the template of a year', () => {
  it('is used by every issue until it is taken away, and both can be undone', async () => {
    const { call, db } = openBackend();
    const yearId = fillYear2024(db);
    const colour = async (): Promise<boolean> => {
      const { files } = await call('chapter.export', { yearId, formats: ['docx'], final: false, folder: null });
      const { bytes } = await call('chapter.download', { handle: files[0]?.handle ?? '' });
      return officeParts(bytes)('word/styles.xml').includes('C00000');
    };
    expect(await call('chapter.issueSettings', { yearId })).toEqual({ template: null, contents: true });
    const bytes = await institutionTemplate(cover());
    const handle = await sendFile(call, 'Plantilla MTPE.dotx', asTemplate(bytes));
    const { undo } = await call('chapter.setTemplate', { yearId, handle });
    expect(undo).toBe('Plantilla «Plantilla MTPE.dotx»');
    expect((await call('chapter.issueSettings', { yearId })).template).toMatchObject({ name: 'Plantilla MTPE.dotx' });
    expect(await colour()).toBe(true);
    await call('edit.undo', { yearId });
    expect(await colour()).toBe(false);
    await call('edit.redo', { yearId });
    expect(await colour()).toBe(true);
    await call('chapter.setTemplate', { yearId, handle: null });
    expect(await colour()).toBe(false);
  });

  it('goes to the year that is made from it, and comes back with a version', async () => {
    const { call, db } = openBackend();
    const yearId = fillYear2024(db);
    const before = await call('years.makeVersion', { yearId, name: 'Antes' });
    const handle = await sendFile(call, 'Plantilla.docx', await institutionTemplate(cover()));
    await call('chapter.setTemplate', { yearId, handle });
    await call('chapter.setContents', { yearId, contents: false });
    const next = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    expect(await call('chapter.issueSettings', { yearId: next.id })).toMatchObject({
      template: { name: 'Plantilla.docx' },
      contents: false,
    });
    await call('years.restoreVersion', { yearId, versionId: before.id });
    expect(await call('chapter.issueSettings', { yearId })).toEqual({ template: null, contents: true });
  });

  it('refuses what is no Word document, and changes nothing', async () => {
    const { call, db } = openBackend();
    const yearId = fillYear2024(db);
    const handle = await sendFile(call, 'Foto.dotx', new TextEncoder().encode('not a zip'));
    await expect(call('chapter.setTemplate', { yearId, handle })).rejects.toMatchObject({
      code: 'document-unreadable',
    });
    expect(await call('chapter.issueSettings', { yearId })).toEqual({ template: null, contents: true });
  });
});
