import { expect, it } from 'vitest';
import { openBackend } from '../helpers/backend.ts';
import { chapterText, rowTexts, tableIn } from '../helpers/chapter-text.ts';

it('the example, imported from its source files, prints the published chapters', async () => {
  const { call } = openBackend();
  const { id: yearId } = await call('years.openExample', {});
  await expect(chapterText(await call('chapter.model', { yearId }))).toMatchFileSnapshot('../golden/chapter-2024.txt');
  const [first] = await call('targets.list', { yearId });
  expect(first?.siaf).toEqual({ programmed: 51, executed: 51, fileName: 'ReporteGasto_2024.xlsx' });
});

it('a year carried over from the example has its chapters at once, and every figure still to come is an error', async () => {
  const { call } = openBackend();
  const example = await call('years.openExample', {});
  const { id: yearId } = await call('years.create', { year: 2025, fromYearId: example.id, entity: null });
  const chapter = await call('chapter.model', { yearId });
  expect(chapter.title).toBe('Memoria Anual 2025: capítulos 4 y 5');
  expect(chapter.isExample).toBe(false);
  expect(tableIn(chapter, 'targets').columns.map(({ label }) => label)).toContain('Ejecución 2025');
  expect(rowTexts(tableIn(chapter, 'execution-by-generica'))).toEqual([['TOTAL GENERAL', '–', '–', '–']]);
  expect(rowTexts(tableIn(chapter, 'targets')).map((cells) => cells.slice(3))).toEqual(
    Array.from({ length: 4 }, () => ['–', '–', '–']),
  );
  const { findings } = await call('checks.run', { yearId });
  expect(new Set(findings.map(({ rule, severity }) => `${rule} ${severity}`))).toEqual(
    // The sentence that contradicts itself was carried over with the texts; nothing is said of the words of "[falta: …]".
    new Set(['missing-figure error', 'text-contradiction error']),
  );
});

it('a blank year has chapters that can be read before anything is known', async () => {
  const { call } = openBackend();
  const { id: yearId } = await call('years.create', {
    year: 2025,
    fromYearId: null,
    entity: {
      institution: 'Programa Nacional de Ejemplo',
      pliegoCode: '010',
      executingUnitCode: '117',
      secEjec: '1234',
      executingUnitName: 'Programa Ejemplo',
      programCode: '0115',
      programName: 'Programa de Ejemplo',
    },
  });
  const text = chapterText(await call('chapter.model', { yearId }));
  expect(text).toContain('El presupuesto del PP 0115 asciende a la suma de [falta: PIM total]');
  expect(text).not.toContain('{');
});
