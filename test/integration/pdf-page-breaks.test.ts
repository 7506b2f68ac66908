import { describe, expect, it } from 'vitest';
import { renderPdf } from '#backend/chapter/render-pdf/render-pdf.ts';
import { createTypesetter } from '#backend/chapter/render-pdf/typesetter.ts';
import type { Block } from '#shared/domain/chapter-model.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { resourcesDir } from '../helpers/backend.ts';
import { chapter2024, chapterWithTable, publishedTable } from '../helpers/chapter-2024.ts';
import { draftInfo } from '../helpers/documents.ts';
import { openPdf, placedTexts } from '../helpers/pdf.ts';

const typesetter = createTypesetter({ resourcesDir });

describe('a table that breaks over pages', () => {
  const rows = 25;
  const [lead] = chapter2024().blocks.filter((block) => block.kind === 'paragraph');
  if (!lead) throw new Error('no paragraph');
  /** The table after so many lines of text, and what is printed where. */
  const print = async (linesBefore: number) => {
    const texts = Array.from(
      { length: linesBefore },
      (_, at): Block => ({
        ...lead,
        id: `line-${at}`,
        style: 'body',
        runs: [{ kind: 'text', text: 'Una línea.' }],
      }),
    );
    const model = { ...chapter2024(), blocks: [...texts, ...chapterWithTable(tableOfTallRows(rows)).blocks] };
    const pdf = await openPdf(await renderPdf(model, draftInfo, { typesetter, contents: false }));
    const placed = await placedTexts(pdf);
    const find = (words: string) => {
      const found = placed.filter(({ text }) => text.includes(words));
      if (found.length === 0) throw new Error(`«${words}» is not printed after ${linesBefore} lines`);
      return found;
    };
    return { pages: pdf.numPages, find };
  };

  it.each([0, 10, 20, 24, 25, 26, 27, 28, 29, 30, 31, 32])(
    'has its caption over its first row, its source under its last, and every row whole on one page, after %i lines',
    async (linesBefore) => {
      const { pages, find } = await print(linesBefore);
      expect(pages).toBeGreaterThan(2);
      const [caption, header, first] = [find('Tabla N° 18')[0], find('ESTRUCTURA')[0], find('Inicio1.')[0]];
      expect([caption?.page, header?.page]).toEqual([first?.page, first?.page]);
      expect(caption?.y).toBeGreaterThan(header?.y ?? 0);
      expect(header?.y).toBeGreaterThan(first?.y ?? 0);

      const [last] = find(`Fin${rows}.`);
      const source = find('Fuente:').filter(({ page }) => page === last?.page);
      expect(source).toHaveLength(1);
      expect(source[0]?.y).toBeLessThan(last?.y ?? 0);

      for (let row = 1; row <= rows; row += 1) {
        const [starts, ends] = [find(`Inicio${row}.`), find(`Fin${row}.`)];
        expect([starts.length, ends.length]).toEqual([1, 1]);
        expect(ends[0]?.page, `row ${row}`).toBe(starts[0]?.page);
        expect(ends[0]?.y, `row ${row}`).toBeLessThan((starts[0]?.y ?? 0) - 10);
      }
    },
  );
});

/** Rows of several lines, of which the first and the last say which row it is. */
function tableOfTallRows(count: number): TableModel {
  const table = publishedTable(18);
  const amounts = table.rows[0]?.cells.slice(1) ?? [];
  return {
    ...table,
    rows: Array.from({ length: count }, (_, at) => {
      const value = `Inicio${at + 1}.\nuno\ndos\ntres\ncuatro\nFin${at + 1}.`;
      return { key: String(at), kind: 'body' as const, cells: [{ kind: 'text' as const, value }, ...amounts] };
    }),
  };
}
