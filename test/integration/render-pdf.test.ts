import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '#backend/chapter/render-pdf/render-pdf.ts';
import { createTypesetter } from '#backend/chapter/render-pdf/typesetter.ts';
import { typstData } from '#backend/chapter/render-pdf/typst-data.ts';
import type { Block, ChapterModel } from '#shared/domain/chapter-model.ts';
import { cents } from '#shared/domain/money.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { resourcesDir, temporaryFolder } from '../helpers/backend.ts';
import { chapter2024, chapterWithTable, publishedTable } from '../helpers/chapter-2024.ts';
import { draftInfo, finalInfo, plainSpaces, printedCells } from '../helpers/documents.ts';
import { markedTexts, openPdf, pageTexts, structNodes } from '../helpers/pdf.ts';

const typesetter = createTypesetter({ resourcesDir });
const textOf = async (model: ChapterModel): Promise<string> =>
  (await pageTexts(await openPdf(await renderPdf(model, draftInfo, { typesetter, contents: false })))).join('\n');

describe('the PDF of the published chapters', async () => {
  const bytes = await renderPdf(chapter2024(), draftInfo, { typesetter, contents: false });

  it('is A4, tagged, in Spanish of Peru, with title, author and the date of the data', async () => {
    const pdf = await openPdf(bytes);
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, string> };
    expect(info).toMatchObject({
      Title: 'Memoria Anual 2024',
      Author: 'Programa de Empleo Temporal “Llamkasun Perú”',
      Language: 'es-PE',
    });
    expect(info.CreationDate).toMatch(/^D:20250120/);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const [, , width, height] = (await pdf.getPage(1)).view;
    expect([Math.round(width ?? 0), Math.round(height ?? 0)]).toEqual([595, 842]);
  });

  it.each([18, 19, 20, 21, 22, 23])('prints every cell of table %i', async (number) => {
    const text = (await pageTexts(await openPdf(bytes))).join(' ');
    const joined = text.replaceAll(' ', '');
    for (const row of printedCells(publishedTable(number)))
      for (const cell of row) expect(joined).toContain(cell.replaceAll(/\s/g, ''));
  });

  it('prints amounts and percentages of a row beside each other', async () => {
    const text = (await pageTexts(await openPdf(bytes))).join(' ');
    expect(text).toContain('5-23. Bienes y servicios 23,984,088 22,652,990 94.5%');
    expect(text).toContain('TOTAL UE 573,712,809.00 570,140,116.84 99.4%');
  });

  it('has the headings as bookmarks', async () => {
    const outline = await (await openPdf(bytes)).getOutline();
    const titles = (items: typeof outline): readonly string[] =>
      items.flatMap((item) => [item.title, ...titles(item.items)]);
    expect(titles(outline)).toEqual([
      '4. Programación y ejecución Presupuestal',
      '4.1 Presupuesto',
      '4.1.1 Marco presupuestal',
      '4.1.2 Ejecución Anual',
      '5. Indicadores',
      '5.1 Indicadores de Desempeño',
    ]);
  });

  it('tells a screen reader tables with header cells, captions and the chart in words', async () => {
    const nodes = await structNodes(await openPdf(bytes));
    const count = (role: string): number => nodes.filter((node) => node.role === role).length;
    expect(count('Table')).toBe(6);
    // 3 + 4 + 4 + 5 + 6 headings, and 4 over 5 in table 23
    expect(count('TH')).toBe(31);
    expect(count('Caption')).toBe(7);
    expect(nodes.filter((node) => node.alt).map(({ alt }) => alt)).toEqual([
      'Gráfico de columnas: PIM y devengado de las cuatro actividades.',
    ]);
  });

  it('reads in the order of the pages: headings by level, each table with its caption, nothing of the page furniture', async () => {
    const pdf = await openPdf(bytes);
    const nodes = await structNodes(pdf);
    const roles = nodes.map(({ role }) => role).filter((role) => /^(H\d|Table|Figure|Caption)$/.test(role ?? ''));
    expect(roles.filter((role) => role?.startsWith('H'))).toEqual(['H1', 'H2', 'H3', 'H3', 'H1', 'H2']);
    expect(roles.slice(0, 6)).toEqual(['H1', 'H2', 'H3', 'Table', 'Caption', 'Table']);
    for (const { role, children } of nodes.filter((node) => node.role === 'TR'))
      expect([role, new Set(children?.map((child) => child.role))]).toEqual([
        'TR',
        expect.toSatisfy((cells: Set<string>) => [...cells].every((cell) => cell === 'TH' || cell === 'TD')),
      ]);
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { artifacts, content } = await markedTexts(pdf, number);
      expect(artifacts).toContain(`Página ${number} de 5`);
      expect(artifacts).toContain('Programa de Empleo Temporal “Llamkasun Perú” Memoria Anual 2024'); // two lines
      expect(content).not.toContain('Página');
    }
  });

  it('numbers the pages and marks drafts and examples on each', async () => {
    const pages = await pageTexts(await openPdf(bytes));
    expect(pages).toHaveLength(5);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Página ${index + 1} de 5`);
      expect(page).toContain('Ejemplo · Borrador · Datos modificados el 20/01/2025');
    }
    const issued = await pageTexts(
      await openPdf(
        await renderPdf({ ...chapter2024(), isExample: false }, finalInfo, { typesetter, contents: false }),
      ),
    );
    expect(issued.join(' ')).not.toMatch(/Ejemplo|Borrador/);
    for (const page of issued) expect(page).toMatch(/Datos modificados el 20\/01\/2025 Página \d de 5$/);
  });

  it('breaks no line inside an amount', async () => {
    const { items } = await (await (await openPdf(bytes)).getPage(2)).getTextContent();
    const lines = items.map((item) => ('str' in item ? item.str : '')).join('|');
    expect(lines).toMatch(/S\/\s573\s712\s809\.00/);
    expect(lines).not.toMatch(/S\/\s*\||S\/[\s\d]+\|[\d\s]*\.\d\d/);
  });

  it('gives the same bytes for the same data, also from another typesetter', async () => {
    const other = createTypesetter({ resourcesDir });
    expect(
      Buffer.compare(await renderPdf(chapter2024(), draftInfo, { typesetter: other, contents: false }), bytes),
    ).toBe(0);
  });
});

describe('with any data', () => {
  const hostile = '#read("/etc/passwd") $x^2$ *b* _i_ @ref <label> [c] \\ // "q" #import "x"';

  it('prints a text that looks like Typst as it is', async () => {
    const table = publishedTable(18);
    const rows = [
      {
        key: 'x',
        kind: 'body' as const,
        cells: [{ kind: 'text' as const, value: hostile }, ...(table.rows[0]?.cells.slice(1) ?? [])],
      },
    ];
    const text = await textOf({
      ...chapterWithTable({ ...table, title: hostile, source: hostile, rows }),
      title: hostile,
      institution: hostile,
    });
    expect(plainSpaces(text).replaceAll(' ', '').split(hostile.replaceAll(' ', '')).length - 1).toBeGreaterThanOrEqual(
      4,
    );
  });

  it('prints a reference to a table that is not there as text', async () => {
    const blocks = chapter2024().blocks.filter((block) => block.kind === 'paragraph');
    expect(await textOf({ ...chapter2024(), blocks })).toContain('observada en la Tabla N° 22:');
  });

  it('prints an empty chapter as one page', async () => {
    const pdf = await openPdf(
      await renderPdf({ ...chapter2024(), blocks: [] }, draftInfo, { typesetter, contents: false }),
    );
    expect(pdf.numPages).toBe(1);
  });

  it('repeats the header of a long table on each page, with its source line below its rows', async () => {
    for (const rows of [44, 45, 46, 47, 48, 49, 50, 51, 90]) {
      const pages = await pageTexts(
        await openPdf(await renderPdf(chapterWithTable(longTable(rows)), draftInfo, { typesetter, contents: false })),
      );
      if (rows > 50) expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) expect(page).toMatch(/ESTRUCTURA.*Fila \d+.*Fuente:.*Elaboración:/);
    }
  });
});

describe('beginning with contents and lists', async () => {
  const bytes = await renderPdf(chapter2024(), draftInfo, { typesetter, contents: true });

  it('names every heading, table and chart with the page it is on', async () => {
    const pages = (await pageTexts(await openPdf(bytes))).map((page) => page.replace(/(?: ?\.){3,} ?/g, ' … '));
    expect(pages).toHaveLength(6);
    const [contents = '', ...chapters] = pages;
    const body = contents.slice(contents.indexOf('Contenido'), contents.indexOf('Página')).trim();
    const entries = [...body.matchAll(/(\d(?:\.\d)*\.? \S.*?|(?:Tabla|Gráfico) N° .*?) … (\d+)/g)];
    expect(entries.map(([, text = '']) => text.trim().split(/[ :]/, 3).join(' '))).toEqual([
      ...['4. Programación y', '4.1 Presupuesto', '4.1.1 Marco presupuestal', '4.1.2 Ejecución Anual'],
      ...['5. Indicadores', '5.1 Indicadores de'],
      ...['18', '19', '20', '21', '22', '23'].map((number) => `Tabla N° ${number}`),
      'Gráfico N° 04',
    ]);
    expect(body).toMatch(/^Contenido 4\..*Índice de tablas Tabla N° 18.*Índice de gráficos Gráfico N° 04/);
    for (const [, text = '', page] of entries) expect(chapters[Number(page) - 2]).toContain(text.trim());
  });

  it('goes there from each line, by links that a screen reader is told of', async () => {
    const pdf = await openPdf(bytes);
    const links = (await (await pdf.getPage(1)).getAnnotations()).filter(({ subtype }) => subtype === 'Link');
    expect(links.length).toBeGreaterThanOrEqual(13);
    expect(links.every(({ dest, url }) => dest && !url)).toBe(true);
    const roles = (await structNodes(pdf)).map(({ role }) => role);
    expect(roles.filter((role) => role === 'TOC').length).toBeGreaterThanOrEqual(3);
    expect(roles.filter((role) => role === 'TOCI')).toHaveLength(13);
  });

  it('lists no kind that the chapters do not have', async () => {
    const model = { ...chapter2024(), blocks: chapter2024().blocks.filter(({ kind }) => kind !== 'chart') };
    const [contents] = await pageTexts(
      await openPdf(await renderPdf(model, draftInfo, { typesetter, contents: true })),
    );
    expect(contents).toContain('Índice de tablas');
    expect(contents).not.toContain('Índice de gráficos');
  });
});

it('lays a table that would be too small upright on pages across, and goes on upright after it', async () => {
  const wide = wideTable(15);
  const heading = chapter2024()
    .blocks.filter(({ kind }) => kind === 'heading')
    .slice(0, 1);
  const after = chapterWithTable(publishedTable(18)).blocks;
  const model = { ...chapter2024(), blocks: [...heading, { kind: 'table' as const, id: 'w', table: wide }, ...after] };
  const pdf = await openPdf(await renderPdf(model, draftInfo, { typesetter, contents: false }));
  const shapes: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const [, , width = 0, height = 0] = (await pdf.getPage(number)).view;
    shapes.push(width > height ? 'across' : 'upright');
  }
  expect(shapes).toEqual(['upright', 'across', 'upright']);
  const [, across = ''] = await pageTexts(pdf);
  expect(across).toContain('123,456,789.00');
  expect(across).toContain('Página 2 de 3');
});

it('keeps the amounts of a very wide table apart, each whole in its column', async () => {
  const pdf = await openPdf(
    await renderPdf(chapterWithTable(wideTable(16)), draftInfo, { typesetter, contents: false }),
  );
  expect(pdf.numPages).toBe(1);
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const amounts = items.flatMap((item) => ('str' in item && item.str.includes('123,456,789.00') ? [item] : []));
  expect(amounts.map(({ str }) => str.trim())).toEqual(Array.from({ length: 16 }, () => '123,456,789.00'));
  for (const [at, { transform, width }] of amounts.entries()) {
    const next: unknown = amounts[at + 1]?.transform[4] ?? 841.89 - 65.2;
    // At least the room of one side and the rule between them.
    expect(Number(next) - (Number(transform[4]) + width)).toBeGreaterThan(1.5);
  }
});

/** What a year may print beyond the published chapters: the optional tables, long and wide ones, who signs. */
function richModel(): ChapterModel {
  const {
    columns: [name],
    ...table
  } = publishedTable(18);
  if (!name) throw new Error('no column');
  const words = (key: TableModel['key'], labels: readonly string[], texts: readonly string[]): Block => ({
    kind: 'table',
    id: key,
    table: {
      ...table,
      key,
      columns: labels.map((label, at) => ({ ...name, key: `w${at}`, label })),
      rows: [{ key: 'a', kind: 'body', cells: texts.map((value) => ({ kind: 'text' as const, value })) }],
    },
  });
  const model = chapter2024();
  return {
    ...model,
    blocks: [
      ...model.blocks.filter(
        (block) => block.kind !== 'table' || !['targets', 'pia-by-generica'].includes(block.table.key),
      ),
      { kind: 'table', id: 'wide', table: wideTable(15) },
      { kind: 'table', id: 'long', table: { ...longTable(90), key: 'pia-by-generica' } },
      words('year-on-year', ['Genérica', 'Explicación'], ['5-23', 'Menor ejecución por un proceso desierto.']),
      words('glossary', ['Siglas', 'Significado'], ['UFPP', 'Unidad Funcional']),
      {
        kind: 'paragraph',
        id: 'signatory-1',
        style: 'body',
        activityCode: null,
        runs: [{ kind: 'text', text: 'Aprobado por: ____' }],
      },
    ],
  };
}

/** As many amounts in a row as a report by month and stage has. */
function wideTable(amounts: number): TableModel {
  const table = publishedTable(18);
  const columns = Array.from({ length: amounts }, (_, at) => ({
    key: `m${at}`,
    label: `Mes ${at + 1}`,
    kind: 'amount' as const,
    width: 10,
  }));
  const cells = columns.map(() => ({ kind: 'amount' as const, value: cents(12_345_678_900), decimals: 2 as const }));
  const [name] = table.columns;
  if (!name) throw new Error('no column');
  return {
    ...table,
    key: 'targets',
    columns: [name, ...columns],
    rows: [{ key: 'x', kind: 'body', cells: [{ kind: 'text', value: 'Fila' }, ...cells] }],
  };
}

function longTable(count: number): TableModel {
  const table = publishedTable(18);
  const [first] = table.rows;
  return {
    ...table,
    rows: Array.from({ length: count }, (_, index) => ({
      key: String(index),
      kind: 'body' as const,
      cells: [{ kind: 'text' as const, value: `Fila ${index + 1}` }, ...(first?.cells.slice(1) ?? [])],
    })),
  };
}

/** The same template and data in the native compiler, which refuses a document that PDF/UA-1 does not allow. */
describe.runIf(process.platform === 'linux' && process.arch === 'x64')('as PDF/UA-1', () => {
  const compileAccessible = (model: ChapterModel): Uint8Array => {
    const require = createRequire(import.meta.url);
    const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu') as NativeTypst;
    const workspace = temporaryFolder();
    const fontBlobs = ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf'].map((file) =>
      readFileSync(require.resolve(`@expo-google-fonts/arimo/${file}`)),
    );
    const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
    compiler.addSource(join(workspace, 'chapter.typ'), readFileSync(join(resourcesDir, 'typst/chapter.typ'), 'utf8'));
    compiler.mapShadow(
      join(workspace, 'data.json'),
      Buffer.from(JSON.stringify(typstData(model, draftInfo, { contents: true }))),
    );
    return compiler.pdf({ mainFilePath: join(workspace, 'chapter.typ') }, { pdfStandard: 'ua-1' });
  };

  it('passes with the published chapters', async () => {
    const bytes = compileAccessible(chapter2024());
    expect(Buffer.from(bytes).includes('pdfuaid:part')).toBe(true);
    expect((await pageTexts(await openPdf(new Uint8Array(bytes)))).join(' ')).toContain('TOTAL UE 573,712,809.00');
  });

  it('passes with lists, pages across, a table over pages, words and reasons in tables, and signatures', async () => {
    const bytes = compileAccessible(richModel());
    const pdf = await openPdf(new Uint8Array(bytes));
    const roles = (await structNodes(pdf)).map(({ role }) => role);
    expect(roles.filter((role) => role === 'TOCI').length).toBeGreaterThan(8);
    const pages = (await pageTexts(pdf)).join(' ');
    for (const words of ['Mes 15', 'Fila 90', 'Siglas', 'Menor ejecución', 'Aprobado por'])
      expect(pages).toContain(words);
  });

  it('refuses a document without a title, so that passing means something', () => {
    expect(() => compileAccessible({ ...chapter2024(), title: '' })).toThrow();
  });
});

type NativeTypst = {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: readonly { fontBlobs: readonly Buffer[] }[] }): {
      addSource(path: string, source: string): void;
      mapShadow(path: string, content: Buffer): void;
      pdf(main: { mainFilePath: string }, options: { pdfStandard: string }): Uint8Array;
    };
  };
};
