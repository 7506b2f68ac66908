import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chapterModel } from '#backend/chapter/chapter.queries.ts';
import { typstData } from '#backend/chapter/render-pdf/typst-data.ts';
import { writeAll } from '#backend/chapter/write-all.ts';
import { answerFindings } from '../helpers/answer-findings.ts';
import { type BackendUnderTest, openBackend, temporaryFolder } from '../helpers/backend.ts';
import { draftInfo, officeParts, xmlText } from '../helpers/documents.ts';
import { openPdf, pageTexts } from '../helpers/pdf.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withYear2024(): BackendUnderTest & { readonly yearId: number } {
  const backend = openBackend();
  const yearId = fillYear2024(backend.db);
  answerFindings(backend, yearId);
  return { ...backend, yearId };
}

const formats: ('docx' | 'pdf' | 'xlsx')[] = ['docx', 'pdf', 'xlsx'];

describe('issuing the chapters', () => {
  it('writes the three files into the folder of the year and says what they are', async () => {
    const { call, yearId, dataDir } = withYear2024();
    const { folder, files } = await call('chapter.export', { yearId, formats, final: true, folder: null });
    expect(folder).toBe(join(dataDir, 'salidas', '2024'));
    expect(readdirSync(folder).toSorted()).toEqual([
      'Memoria 2024 - capítulos 4 y 5.docx',
      'Memoria 2024 - capítulos 4 y 5.pdf',
      'Memoria 2024 - capítulos 4 y 5.xlsx',
    ]);
    expect(files.map(({ format }) => format).toSorted()).toEqual(formats);
    for (const file of files) {
      const bytes = readFileSync(file.path);
      expect(file.fileName).toBe(basename(file.path));
      expect(file.size).toBe(bytes.byteLength);
      expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('names a draft apart from the final issue and marks its pages', async () => {
    const { call, yearId } = withYear2024();
    const { files } = await call('chapter.export', { yearId, formats: ['docx', 'pdf'], final: false, folder: null });
    const [docx, pdf] = files;
    if (!docx || !pdf) throw new Error('two files expected');
    expect(files.map(({ fileName }) => fileName)).toEqual([
      'Memoria 2024 - capítulos 4 y 5 (borrador).docx',
      'Memoria 2024 - capítulos 4 y 5 (borrador).pdf',
    ]);
    expect(xmlText(officeParts(readFileSync(docx.path))('word/header1.xml'))).toContain('Ejemplo · Borrador');
    for (const page of await pageTexts(await openPdf(new Uint8Array(readFileSync(pdf.path)))))
      expect(page).toContain('Ejemplo · Borrador');
  });

  it('prints at the foot of every page which data it shows: their hash, and the name of the version that is just these', async () => {
    const { call, yearId } = withYear2024();
    const feet = async (): Promise<readonly string[]> => {
      const { files } = await call('chapter.export', {
        yearId,
        formats: ['docx', 'pdf', 'xlsx'],
        final: true,
        folder: null,
      });
      const bytes = (format: string): Buffer => readFileSync(files.find((file) => file.format === format)?.path ?? '');
      const pages = await pageTexts(await openPdf(new Uint8Array(bytes('pdf'))));
      const foot = /(Versión «[^»]*» · |Datos )[0-9a-f]{8}/;
      return [
        ...new Set(pages.map((page) => foot.exec(page)?.[0] ?? '')),
        foot.exec(xmlText(officeParts(bytes('docx'))('word/footer1.xml')))?.[0] ?? '',
        foot.exec(officeParts(bytes('xlsx'))('xl/worksheets/sheet1.xml'))?.[0] ?? '',
      ];
    };
    const before = await feet();
    expect(before).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^Datos [0-9a-f]{8}$/)));
    expect(new Set(before).size).toBe(1);
    const { sha256 } = await call('years.makeVersion', { yearId, name: 'Remitido a DE' });
    expect(new Set(await feet())).toEqual(new Set([`Versión «Remitido a DE» · ${sha256.slice(0, 8)}`]));
    await call('settings.setField', { yearId, path: ['numbering', 'firstTable'], value: 19 });
    const after = await feet();
    expect(after).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^Datos [0-9a-f]{8}$/)));
    expect(after).not.toEqual(before);
  });

  it('says at the foot of every page what the checks say, and in a final issue when the data changed', async () => {
    const backend = openBackend();
    const { call } = backend;
    const { id: yearId } = await call('years.openExample', {});
    const feet = async (final: boolean): Promise<readonly string[]> => {
      const { files } = await call('chapter.export', { yearId, formats, final, folder: null });
      const bytes = (format: string): Buffer => readFileSync(files.find((file) => file.format === format)?.path ?? '');
      const foot =
        /(?:Datos [0-9a-f]{8} · (modificados el \d\d\/\d\d\/\d{4})|Datos [0-9a-f]{8}).*?((?:\d+ (?:error|advertencia)|Conciliado).*?(?:respuesta|sustento|hallazgos))/;
      const parts = [
        ...(await pageTexts(await openPdf(new Uint8Array(bytes('pdf'))))),
        xmlText(officeParts(bytes('docx'))('word/footer1.xml')),
        officeParts(bytes('xlsx'))('xl/worksheets/sheet1.xml'),
      ];
      return [...new Set(parts.map((part) => foot.exec(part)?.slice(1).join('|') ?? part))];
    };
    expect(await feet(false)).toEqual(['|3 errores y 7 advertencias sin respuesta']);
    answerFindings(backend, yearId);
    expect(await feet(false)).toEqual(['|Conciliado: 3 errores y 7 advertencias con sustento']);
    expect(await feet(true)).toEqual(['modificados el 20/01/2025|Conciliado: 3 errores y 7 advertencias con sustento']);
  });

  it('writes the same bytes again while the data stays the same, and others after an edit', async () => {
    const { call, db, yearId } = withYear2024();
    const hashes = async (): Promise<readonly string[]> =>
      (await call('chapter.export', { yearId, formats, final: false, folder: null })).files.map(({ sha256 }) => sha256);
    const first = await hashes();
    expect(await hashes()).toEqual(first);
    const target = db.prepare<[], { id: number }>('SELECT min(id) AS id FROM target').get();
    await call('targets.setCell', { yearId, id: target?.id ?? 0, unitId: null, field: 'executed', text: '50' });
    const after = await hashes();
    expect(after.filter((hash) => first.includes(hash))).toEqual([]);
  });

  it('refuses a final issue while there are errors, writes nothing, and still gives the draft', async () => {
    const { call, db, yearId, dataDir } = withYear2024();
    db.prepare('DELETE FROM fact').run();
    const folder = join(dataDir, 'salidas', '2024');
    await expect(call('chapter.export', { yearId, formats, final: true, folder: null })).rejects.toMatchObject({
      code: 'not-ready',
      detail: { errors: expect.stringMatching(/^[1-9]\d*$/), warnings: '0' },
    });
    expect(existsSync(folder)).toBe(false);
    const { files } = await call('chapter.export', { yearId, formats: ['docx'], final: false, folder: null });
    expect(xmlText(officeParts(readFileSync(files[0]?.path ?? ''))('word/document.xml'))).toContain('[falta: ');
  });

  it('gives the bytes of a file it wrote, and none of anything else', async () => {
    const { call, context, yearId } = withYear2024();
    const { files } = await call('chapter.export', { yearId, formats: ['xlsx'], final: true, folder: null });
    const { name, bytes } = await call('chapter.download', { handle: files[0]?.handle ?? '' });
    expect(name).toBe('Memoria 2024 - capítulos 4 y 5.xlsx');
    expect(Buffer.from(bytes).equals(readFileSync(files[0]?.path ?? ''))).toBe(true);
    await expect(call('chapter.download', { handle: 'unknown' })).rejects.toMatchObject({ code: 'not-found' });
    const folder = context.paths.give(temporaryFolder());
    await expect(call('chapter.download', { handle: folder })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('writes into a folder the person chose', async () => {
    const { call, context, yearId } = withYear2024();
    const chosen = temporaryFolder();
    const { folder } = await call('chapter.export', {
      yearId,
      formats: ['pdf'],
      final: true,
      folder: context.paths.give(chosen),
    });
    expect(folder).toBe(chosen);
    expect(readdirSync(chosen)).toEqual(['Memoria 2024 - capítulos 4 y 5.pdf']);
  });

  it('leaves an earlier issue untouched where one of the files cannot be written', async () => {
    const { call, context, yearId } = withYear2024();
    const chosen = temporaryFolder();
    const name = 'Memoria 2024 - capítulos 4 y 5';
    writeFileSync(join(chosen, `${name}.docx`), 'earlier issue');
    mkdirSync(join(chosen, `${name}.pdf`, 'in the way'), { recursive: true });
    await expect(
      call('chapter.export', { yearId, formats, final: true, folder: context.paths.give(chosen) }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^output-/), detail: { name: `${name}.pdf` } });
    expect(readFileSync(join(chosen, `${name}.docx`), 'utf8')).toBe('earlier issue');
    expect(readdirSync(chosen).toSorted()).toEqual([`${name}.docx`, `${name}.pdf`]);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'says that a folder cannot be written to',
    async () => {
      const { call, context, yearId } = withYear2024();
      const chosen = temporaryFolder();
      chmodSync(chosen, 0o500);
      await expect(
        call('chapter.export', { yearId, formats, final: true, folder: context.paths.give(chosen) }),
      ).rejects.toMatchObject({ code: 'output-failed' });
      expect(readdirSync(chosen)).toEqual([]);
    },
  );

  it('does not take a file for a folder', async () => {
    const { call, context, yearId } = withYear2024();
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'x');
    await expect(
      call('chapter.export', { yearId, formats: ['pdf'], final: true, folder: context.paths.give(file) }),
    ).rejects.toMatchObject({ code: 'output-failed' });
    expect(statSync(file).isFile()).toBe(true);
  });
});

/** Every sign of a drawing with its place on the page in points, whatever groups it stands in. */
function glyphsOf(svg: string): readonly { readonly id: string; readonly x: number; readonly y: number }[] {
  const open: { readonly x: number; readonly y: number; readonly scale: number }[] = [{ x: 0, y: 0, scale: 1 }];
  const found: { id: string; x: number; y: number }[] = [];
  for (const [, closing, name, written = ''] of svg.matchAll(/<(\/?)(g|use)\b([^>]*)>/g)) {
    const here = open.at(-1) ?? { x: 0, y: 0, scale: 1 };
    if (closing) open.pop();
    else if (name === 'g') {
      const [, x = '0', y = '0'] = /translate\(([-\d.]+),\s*([-\d.]+)\)/.exec(written) ?? [];
      const [, scale = '1'] = /scale\(([-\d.]+)/.exec(written) ?? [];
      open.push({ x: here.x + Number(x), y: here.y + Number(y), scale: Number(scale) });
    } else {
      const [, x = '0'] = / x="([-\d.]+)"/.exec(written) ?? [];
      const [, id = ''] = / href="([^"]+)"/.exec(written) ?? [];
      found.push({ id, x: here.x + Number(x) * here.scale, y: here.y });
    }
  }
  return found;
}

describe('the preview', () => {
  it('shows the pages of the draft PDF, one drawing each, with nothing that could run or load', async () => {
    const { call, yearId } = withYear2024();
    const { pages } = await call('chapter.preview', { yearId });
    const { files } = await call('chapter.export', { yearId, formats: ['pdf'], final: false, folder: null });
    const pdf = await openPdf(new Uint8Array(readFileSync(files[0]?.path ?? '')));
    expect(pages.map(({ number }) => number)).toEqual(Array.from({ length: pdf.numPages }, (_, index) => index + 1));
    for (const { svg, width, height } of pages) {
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
      expect(svg).not.toMatch(/<script|foreignObject|<style|\son\w+=|javascript:|data:|url\(h|href="[^#]/i);
      expect(svg.match(/<use /g)?.length).toBeGreaterThan(100);
    }
  });

  it('knows the cell behind every figure of its pages', async () => {
    const { call, db, yearId } = withYear2024();
    const { pages, places, contents } = await call('chapter.preview', { yearId });
    const target = db.prepare<[], { id: number }>("SELECT id FROM target WHERE activity_code = '5000276'").get();
    expect(places['cell/targets/5000276/executed']).toEqual({
      label: 'Tabla N°\u00a022 · 5000276. Gestión del Programa · Ejecución 2024',
      cell: `target:${target?.id}:executed`,
      figure: 'table:targets:5000276:executed',
    });
    expect(places['cell/execution-by-generica/total/pim']?.cell).toBe('budget:generica:total:pim');
    expect(places['cell/execution-by-activity/5006294/progress']?.cell).toBe('budget:activity:5006294:devengado');
    expect(places['figure/budget/total/pim']?.cell).toBe('budget:activity:total:pim');
    expect(places['figure/facts/participants']).toMatchObject({ cell: null });
    const spots = pages.flatMap((page) => page.spots.map((spot) => ({ ...spot, page: page.number })));
    const chart = 'block/execution/body'; // what a copy of the chart cuts out of its page
    const known = new Set([...Object.keys(places), ...contents.map(({ address }) => address), chart]);
    expect(spots.filter(({ address }) => !known.has(address))).toEqual([]);
    // Nothing that can be clicked is missing, and all of it lies on the paper.
    expect([...known].filter((address) => !spots.some((spot) => spot.address === address))).toEqual([]);
    for (const { x, y, width, height } of spots) {
      expect(Math.min(x, y, width, height)).toBeGreaterThan(0);
      expect(x + width).toBeLessThan(595);
      expect(y + height).toBeLessThan(842);
    }
  });

  it('sets the same lines as the printed pages, which carry no links', async () => {
    const { context, yearId } = withYear2024();
    const data = typstData(chapterModel(context.db, yearId), draftInfo, { contents: true });
    const addressed = typstData(chapterModel(context.db, yearId), draftInfo, { contents: true, addressed: true });
    const [plain, linked] = await Promise.all([context.typesetter.pages(data), context.typesetter.pages(addressed)]);
    expect(JSON.stringify(data)).not.toContain('cell/');
    // Not the contents: from «Ir a» a person comes to the table, not to the line that names it.
    expect(linked.map(({ spots }) => spots.length > 0)).toEqual(plain.map((_, at) => at > 0));
    expect(plain.map(({ spots }) => spots)).toEqual(plain.map(() => []));
    for (const [index, page] of plain.entries()) {
      const [printed, shown] = [glyphsOf(page.svg), glyphsOf(linked[index]?.svg ?? '')];
      expect(shown.map(({ id }) => id)).toEqual(printed.map(({ id }) => id));
      // The drawing rounds each group to a thousandth of a point.
      const moved = printed.filter(
        ({ x, y }, at) => Math.hypot(x - (shown[at]?.x ?? 0), y - (shown[at]?.y ?? 0)) > 0.05,
      );
      expect(moved).toEqual([]);
    }
  });

  it('follows an edit', async () => {
    const { call, db, yearId } = withYear2024();
    const before = await call('chapter.preview', { yearId });
    const target = db.prepare<[], { id: number }>('SELECT min(id) AS id FROM target').get();
    await call('targets.setCell', { yearId, id: target?.id ?? 0, unitId: null, field: 'executed', text: '50' });
    const after = await call('chapter.preview', { yearId });
    expect(after.pages).not.toEqual(before.pages);
  });
});

describe('writing several files as one act', () => {
  it('takes back what it wrote before the one that failed', async () => {
    const folder = temporaryFolder();
    const [first, second, third] = ['a', 'b', 'c'].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(first, 'old');
    mkdirSync(join(third, 'x'), { recursive: true });
    const bytes = Buffer.from('new');
    await expect(
      writeAll([
        { path: first, bytes },
        { path: second, bytes },
        { path: third, bytes },
      ]),
    ).rejects.toMatchObject({ name: 'Refusal' });
    expect(readFileSync(first, 'utf8')).toBe('old');
    expect(readdirSync(folder).toSorted()).toEqual(['a', 'c']);
  });
});
