import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { mergeChapters } from '#backend/chapter/into-document/merge.ts';
import { answerFindings } from '../helpers/answer-findings.ts';
import { openBackend } from '../helpers/backend.ts';
import { chapter2024, publishedTable } from '../helpers/chapter-2024.ts';
import { draftInfo, officeParts, xmlText } from '../helpers/documents.ts';
import { reference, wholeMemoria } from '../helpers/whole-memoria.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

const ours = { model: chapter2024(), info: draftInfo, keep: [] };
const mainPart = 'word/document.xml';
const hash = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The document with its text changed, as after somebody worked on it in Word. */
function edited(document: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(document);
  const before = mainOf(document);
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [mainPart]: strToU8(after) });
}

/** Bookmarks counted from 1, as Word does: the numbers that a document of ours begins with too. */
function numberedFromOne(document: Uint8Array): Uint8Array {
  const seen = new Map<string, number>();
  const xml = mainOf(document).replace(
    /(<w:bookmark(?:Start|End)\b[^>]*? w:id=")(\d+)/g,
    (_, before: string, id: string) => {
      const number = seen.get(id) ?? seen.size + 1;
      seen.set(id, number);
      return `${before}${number}`;
    },
  );
  return zipSync({ ...unzipSync(document), [mainPart]: strToU8(xml) });
}

const mainOf = (bytes: Uint8Array): string => officeParts(bytes)(mainPart);
/** Where the first chapter of ours begins, and where the one after them. */
const edges = (xml: string): readonly [number, number] => [
  xml.lastIndexOf('<w:p>', xml.lastIndexOf('>4. Programación y ejecución Presupuestal<')),
  xml.lastIndexOf('<w:p>', xml.lastIndexOf('>6. Reconocimiento<')),
];

describe('our chapters in the whole report of the institution', async () => {
  const document = numberedFromOne(await wholeMemoria());
  const merged = await mergeChapters(document, ours);
  const [before, after] = [unzipSync(document), unzipSync(merged.bytes)];
  const [theirs, result] = [mainOf(document), mainOf(merged.bytes)];

  it('leaves every other part of the file the bytes it was', () => {
    const changed = Object.keys(before).filter(
      (path) => hash(before[path] ?? new Uint8Array()) !== hash(after[path] ?? new Uint8Array()),
    );
    expect(changed.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      '[Content_Types].xml',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/styles.xml',
    ]);
    expect(Object.keys(after).filter((path) => !(path in before))).toEqual([
      'word/charts/memoriaUfpp1.xml',
      'word/embeddings/memoriaUfpp1.xlsx',
      'word/charts/_rels/memoriaUfpp1.xml.rels',
    ]);
  });

  it('only adds to the lists of parts and styles', () => {
    for (const [path, end] of [
      ['[Content_Types].xml', '</Types>'],
      ['word/_rels/document.xml.rels', '</Relationships>'],
      ['word/styles.xml', '</w:styles>'],
    ] as const) {
      const [old, now] = [officeParts(document)(path), officeParts(merged.bytes)(path)];
      expect(now.startsWith(old.slice(0, -end.length))).toBe(true);
      expect(now.endsWith(end)).toBe(true);
    }
  });

  it('leaves the text before and after our chapters as it was, character by character', () => {
    const [startBefore, endBefore] = edges(theirs);
    const [start, end] = edges(result);
    expect(startBefore).toBeGreaterThan(1_000);
    expect(result.slice(0, start)).toBe(theirs.slice(0, startBefore));
    expect(result.slice(end)).toBe(theirs.slice(endBefore));
  });

  it('says in our chapters what the chapters say', () => {
    const [start, end] = edges(result);
    const text = xmlText(result.slice(start, end));
    expect(text).toContain('4.1.2 Ejecución Anual');
    expect(text).toContain('S/\u00a0573\u00a0712\u00a0809.00');
    for (const number of [18, 19, 20, 21, 22, 23])
      expect(text).toContain(`Tabla N° ${number}: ${publishedTable(number).title}`);
    expect(text).not.toContain('memoria-block');
    expect(result.slice(start, end).match(/<w:tbl>/g)).toHaveLength(6);
  });

  it('writes headings and texts in the styles of the document, and brings its own only where there is none', () => {
    const [start, end] = edges(result);
    const used = new Set([...result.slice(start, end).matchAll(/<w:pStyle w:val="([^"]*)"/g)].map(([, id]) => id));
    const styles = officeParts(merged.bytes)('word/styles.xml');
    for (const id of used) expect(styles.split(`w:styleId="${id}"`)).toHaveLength(2);
    expect([...used]).toEqual(expect.arrayContaining(['Heading1', 'Heading2', 'Heading3', 'MemoriaTexto']));
    expect(/w:styleId="Heading1".*?<\/w:style>/s.exec(styles)?.[0]).toContain('C00000');
  });

  it('uses no number of a bookmark or drawing twice, and no relationship that is not there', () => {
    const ids = [...result.matchAll(/<w:bookmarkStart\s[^>]*?w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const ends = [...result.matchAll(/<w:bookmarkEnd\s[^>]*?w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ends)).toEqual(new Set(ids));
    const names = [...result.matchAll(/<w:bookmarkStart\s[^>]*?w:name="([^"]*)"/g)].map(([, name]) => name ?? '');
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.length > 40)).toEqual([]);
    const links = officeParts(merged.bytes)('word/_rels/document.xml.rels');
    for (const [, id] of result.matchAll(/ r:(?:id|embed)="([^"]*)"/g)) expect(links).toContain(`"${id}"`);
    expect(officeParts(merged.bytes)('word/charts/_rels/memoriaUfpp1.xml.rels')).toContain(
      'Target="../embeddings/memoriaUfpp1.xlsx"',
    );
  });

  it('keeps alive what the rest refers to in our chapters', () => {
    expect(xmlText(result)).toContain(`${reference}Tabla N° 22`);
    const marked = /<w:bookmarkStart w:id="(\d+)" w:name="_Ref900"\/>(.*?)<w:bookmarkEnd w:id="\1"\/>/s.exec(result);
    expect(xmlText(marked?.[2] ?? '')).toBe('Tabla N° 22');
  });

  it('lists what stood there in other words before, each beside the line nearest to it', async () => {
    expect(merged.foundBy).toBe('headings');
    expect(merged.differences).toEqual([]); // the report was typed from the same figures
    const other = edited(document, (xml) => xml.replace('de los cuales se ejecutó S/', 'y solo se gastó S/'));
    expect((await mergeChapters(other, ours)).differences).toEqual([
      {
        kind: 'replaced',
        block: null,
        where: '4.1.2 Ejecución Anual',
        document: expect.stringContaining('y solo se gastó S/ 12 541 444.40'),
        ours: expect.stringContaining('de los cuales se ejecutó S/ 12 541 444.40'),
      },
    ]);
  });

  it('gives the same bytes again, and from its own result too', async () => {
    expect(hash((await mergeChapters(document, ours)).bytes)).toBe(hash(merged.bytes));
    const again = await mergeChapters(merged.bytes, ours);
    expect(again.foundBy).toBe('marks');
    expect(again.differences).toEqual([]);
    expect(mainOf(again.bytes)).toBe(result);
    expect(hash(again.bytes)).toBe(hash(merged.bytes));
  });

  describe('after people worked on it in Word', () => {
    const sentence = 'El presupuesto del PP 0073 asciende a la suma de ';
    const inWord = edited(merged.bytes, (xml) => xml.replace(sentence, 'El presupuesto del programa es de '));

    it('shows a text they changed beside ours, under its heading', async () => {
      const { differences, bytes } = await mergeChapters(inWord, ours);
      expect(differences).toHaveLength(1);
      expect(differences[0]).toMatchObject({
        kind: 'changed',
        where: '4.1.2 Ejecución Anual',
        document: expect.stringMatching(/^El presupuesto del programa es de S\/ 573 712 809\.00/),
        ours: expect.stringMatching(/^El presupuesto del PP 0073 asciende a la suma de S\/ 573 712 809\.00/),
      });
      expect(xmlText(mainOf(bytes))).toContain(sentence);
    });

    it('keeps their text where they say so, and offers it again the next time', async () => {
      const { differences } = await mergeChapters(inWord, ours);
      const keep = differences.flatMap(({ block }) => block ?? []);
      expect(keep).toHaveLength(1);
      const kept = await mergeChapters(inWord, { ...ours, keep });
      expect(xmlText(mainOf(kept.bytes))).toContain('El presupuesto del programa es de ');
      expect(xmlText(mainOf(kept.bytes))).not.toContain(sentence);
      expect((await mergeChapters(kept.bytes, ours)).differences).toEqual(differences);
    });

    it('sees a paragraph they added and a block they took out', async () => {
      const added = edited(merged.bytes, (xml) => {
        const end = xml.indexOf('</w:p>', xml.lastIndexOf('>5. Indicadores<')) + '</w:p>'.length;
        return `${xml.slice(0, end)}<w:p><w:r><w:t>Párrafo agregado.</w:t></w:r></w:p>${xml.slice(end)}`;
      });
      expect((await mergeChapters(added, ours)).differences).toMatchObject([
        { kind: 'changed', document: '5. Indicadores\nPárrafo agregado.', ours: '5. Indicadores' },
      ]);
      const removed = edited(merged.bytes, (xml) => {
        const at = xml.lastIndexOf('<w:p>', xml.indexOf(sentence));
        return xml.slice(0, at) + xml.slice(xml.indexOf('</w:p>', at) + '</w:p>'.length);
      });
      expect((await mergeChapters(removed, ours)).differences).toMatchObject([
        { kind: 'removed', document: '', ours: expect.stringContaining(sentence) },
      ]);
    });

    it('takes figures that changed with the data for nobody’s text', async () => {
      const { model } = ours;
      const blocks = model.blocks.map((block) =>
        block.kind === 'paragraph' && block.style === 'body'
          ? { ...block, runs: [{ kind: 'text' as const, text: 'Con datos nuevos.' }] }
          : block,
      );
      const { differences, bytes } = await mergeChapters(merged.bytes, { ...ours, model: { ...model, blocks } });
      expect(differences).toEqual([]);
      expect(xmlText(mainOf(bytes))).toContain('Con datos nuevos.');
    });
  });
});

describe('documents of other kinds', () => {
  it('lets Word number the headings where it does', async () => {
    const { bytes } = await mergeChapters(await wholeMemoria({ numberedHeadings: true }), ours);
    const text = xmlText(mainOf(bytes));
    expect(text).toContain('Programación y ejecución Presupuestal');
    expect(text).not.toContain('4. Programación y ejecución Presupuestal');
    expect(text).not.toContain('4.1.2 Ejecución Anual');
    expect(text).toContain('Ejecución Anual');
  });

  it('leaves every section with its own page, and fits the tables to it', async () => {
    const document = await wholeMemoria({ ownSection: true });
    const { bytes } = await mergeChapters(document, ours);
    const sections = (xml: string): readonly string[] => xml.match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? [];
    expect(sections(mainOf(bytes))).toEqual(sections(mainOf(document)));
    const widest = Math.max(
      ...[...mainOf(bytes).matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g)].map(([, width]) => Number(width)),
    );
    expect(widest).toBeGreaterThan(9_298);
    const again = await mergeChapters(bytes, ours);
    expect(mainOf(again.bytes)).toBe(mainOf(bytes));
  });

  it('finds a chapter whose title was worded otherwise by its number', async () => {
    const document = await wholeMemoria({
      rename: (text) => (text.startsWith('4. ') ? '4. Presupuesto institucional' : null),
    });
    const { bytes } = await mergeChapters(document, ours);
    // The contents of the document still show its own words until Word updates them.
    const text = xmlText(mainOf(bytes));
    expect(text.split('4. Presupuesto institucional')).toHaveLength(2);
    expect(text.split('4. Programación y ejecución Presupuestal')).toHaveLength(2);
  });

  it('refuses a document without one of our chapters, and says which', async () => {
    const document = await wholeMemoria({ rename: (text) => (text.startsWith('5. ') ? 'Otros asuntos' : null) });
    await expect(mergeChapters(document, ours)).rejects.toMatchObject({
      code: 'document-without-chapters',
      detail: { heading: '5. Indicadores', found: '0' },
    });
  });

  it.each([
    ['what is no package', strToU8('%PDF-1.7'), 'truncated'],
    [
      'a workbook',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<a/>') }),
      'not-word',
    ],
    ['a part with a document type', zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a><a/>') }), 'doctype'],
  ])('refuses %s', async (_, bytes, reason) => {
    await expect(mergeChapters(bytes, ours)).rejects.toMatchObject({ code: 'document-unreadable', detail: { reason } });
  });
});

describe('the calls of the screen', () => {
  const [final, folder] = [true, null];
  async function sent(document: Uint8Array) {
    const backend = openBackend();
    const yearId = fillYear2024(backend.db);
    answerFindings(backend, yearId);
    const { handle } = await backend.call('files.begin', { name: 'Memoria 2024.docx', size: document.length });
    await backend.call('files.append', { handle, bytes: new Uint8Array(document) });
    return { ...backend, yearId, handle };
  }

  it('says what would be replaced without writing, then writes a copy under a name of its own', async () => {
    const { call, yearId, handle, dataDir } = await sent(await wholeMemoria());
    const plan = await call('chapter.planInto', { yearId, handle });
    expect(plan).toMatchObject({ name: 'Memoria 2024.docx', foundBy: 'headings' });
    expect(existsSync(join(dataDir, 'salidas'))).toBe(false);
    const written = await call('chapter.writeInto', { yearId, handle, final, keep: [], folder });
    expect(written.files.map(({ fileName }) => fileName)).toEqual(['Memoria 2024 (con capítulos).docx']);
    const { name, bytes } = await call('chapter.download', { handle: written.files[0]?.handle ?? '' });
    expect(name).toBe('Memoria 2024 (con capítulos).docx');
    expect(xmlText(mainOf(bytes))).toContain('S/\u00a0573\u00a0712\u00a0809.00');
  });

  it('gives a draft a name of its own, and no final copy while there are errors', async () => {
    const { call, db, yearId, handle } = await sent(await wholeMemoria());
    db.prepare('DELETE FROM fact').run();
    await expect(call('chapter.writeInto', { yearId, handle, final, keep: [], folder })).rejects.toMatchObject({
      code: 'not-ready',
    });
    const { files } = await call('chapter.writeInto', { yearId, handle, final: false, keep: [], folder });
    expect(files.map(({ fileName }) => fileName)).toEqual(['Memoria 2024 (con capítulos, borrador).docx']);
  });
});
