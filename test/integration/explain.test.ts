import { describe, expect, it } from 'vitest';
import { buildChapter } from '#backend/chapter/build-chapter.ts';
import { gatherChapter } from '#backend/chapter/chapter.queries.ts';
import { previewPlaces } from '#backend/chapter/preview-places.ts';
import { explainFigure } from '#backend/explain/explain-figure.ts';
import { explainQuoted } from '#backend/explain/explain-quoted.ts';
import { figureAddress, parseFigureAddress } from '#shared/domain/figure-address.ts';
import { openBackend } from '../helpers/backend.ts';
import { plain } from '../helpers/chapter-text.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

async function example() {
  const { call } = openBackend();
  const { id: yearId } = await call('years.openExample', {});
  return { call, yearId, explain: (address: string) => call('explain.figure', { yearId, address }) };
}
const steps = (of: readonly { readonly label: string; readonly text: string }[]) =>
  of.map(({ label, text }) => plain(`${label}: ${text}`));

describe('explaining a figure', () => {
  it('that a table prints: its exact value, one rounding, the lines of the file and the cell behind it', async () => {
    const { explain } = await example();
    const figure = await explain('table:execution-by-generica:5-25:devengado');
    expect(plain(figure.title)).toBe('Tabla N° 20: EJECUCIÓN de 5-25');
    expect(figure.printed).toBe('8,330');
    expect(steps(figure.steps)).toEqual([
      expect.stringMatching(/^Valor exacto: 8,3(29|30)\.\d\d$/),
      'Redondeado una vez a soles enteros (mitad hacia arriba): 8,330',
    ]);
    expect(figure.cell).toBe('budget:generica:5-25:devengado');
    expect(figure.source).toMatchObject({ fileName: 'ReporteGasto_2024.xlsx', cutOff: null });
    expect(figure.source?.lines.length).toBe(figure.source?.count);
    expect(figure.source?.lines[0]).toMatchObject({ sheet: expect.any(String), row: expect.any(Number) });
  });

  it('that is a percentage: formula, both figures, the exact quotient and one rounding from it', async () => {
    const { explain } = await example();
    const table = await explain('table:execution-by-activity:5000276:progress');
    expect(table).toMatchObject({ printed: '92.5%', formula: 'Devengado ÷ PIM × 100', cell: null });
    expect(steps(table.parts)).toEqual(
      ['PIM', 'EJECUCIÓN'].toReversed().map((label) => expect.stringMatching(`^${label} de 5000276: `)),
    );
    expect(steps(table.steps)).toEqual([
      expect.stringMatching(/^Cociente exacto: 92\.549291…%$/),
      'Redondeado una vez a 1 decimal (mitad hacia arriba): 92.5%',
    ]);
    const sentence = await explain(
      figureAddress({ kind: 'figure', ref: 'budget/activity/5000276/progress', format: 'percent-2' }),
    );
    expect(sentence.printed).toBe('92.55%');
    expect(steps(sentence.steps).at(-1)).toBe('Redondeado una vez a 2 decimales (mitad hacia arriba): 92.55%');
    for (const { address } of [...table.parts, ...sentence.parts])
      expect((await explain(address ?? '')).source?.fileName).toBe('ReporteGasto_2024.xlsx');
  });

  it('that is a share of table 19, and the hundred of its total', async () => {
    const { explain } = await example();
    const share = await explain('table:pim-by-generica:6-24:share');
    expect(share.printed).toBe('28.1%');
    expect(steps(share.steps)[0]).toMatch(/^Cociente exacto: 28\.0594\d\d…%$/);
    expect((await explain('table:pim-by-generica:total:share')).steps).toEqual([
      { label: 'Por definición: es el total', text: '100%' },
    ]);
  });

  it('that is computed of figures which its table does not print, with those all the same', async () => {
    const { call, yearId, explain } = await example();
    const setColumns = (table: string, columns: string[]) =>
      call('settings.setField', { yearId, path: ['tables', table, 'columns'], value: columns });
    const full = await explain('table:execution-by-activity:5000276:progress');
    await setColumns('execution-by-activity', ['activity', 'progress', 'balance']);
    const alone = await explain('table:execution-by-activity:5000276:progress');
    expect(alone).toMatchObject({ printed: '92.5%', formula: 'Devengado ÷ PIM × 100', steps: full.steps });
    expect(alone.parts.map(({ label, text }) => [label, text])).toEqual([
      ['Ejecución de la actividad 5000276', full.parts[0]?.text],
      ['PIM de la actividad 5000276', full.parts[1]?.text],
    ]);
    expect((await explain('table:execution-by-activity:5000276:balance')).formula).toBe('PIM − devengado');
    await setColumns('targets', ['activity', 'programmed', 'executed', 'progress', 'financial']);
    const financial = await explain('table:targets:5000276:financial');
    expect(financial).toMatchObject({ printed: '92.5%', formula: 'Devengado ÷ PIM × 100', steps: full.steps });
    expect(financial.parts.map(({ text }) => text)).toEqual(alone.parts.map(({ text }) => text));
  });

  it('that a sentence quotes: a share and an indicator, as their tables print them', async () => {
    const { call, yearId, explain } = await example();
    const quoted = (ref: string, format: 'as-printed') => explain(figureAddress({ kind: 'figure', ref, format }));
    const share = await quoted('shares/pim-by-generica/6-24', 'as-printed');
    const printed = await explain('table:pim-by-generica:6-24:share');
    expect(share).toMatchObject({ printed: '28.1%', formula: printed.formula, steps: printed.steps });
    expect(share.parts).toHaveLength(2);
    const { rows } = await call('indicators.table', { yearId });
    const indicator = await quoted(`indicators/${rows[0]?.id}/2024`, 'as-printed');
    expect(indicator).toMatchObject({ printed: '5.35%', cell: `indicator:${rows[0]?.id}:2024` });
  });

  it('that compares with the year before, and what that year had', () => {
    const { db } = openBackend();
    const data = gatherChapter(db, fillYear2024(db));
    const quoted = (ref: string, format: 'soles' | 'percent-1') =>
      explainQuoted(db, { ...data, previous: data.budget }, { kind: 'figure', ref, format });
    expect(quoted('budget/generica/5-24/change-percent', 'percent-1')).toMatchObject({
      printed: '0.0%',
      formula: 'Variación ÷ devengado del año anterior × 100',
      parts: [{ text: expect.stringMatching(/0\.00$/) }, {}],
    });
    expect(quoted('previous/budget/generica/5-24/pim', 'soles')).toMatchObject({
      origin: 'Dato del año anterior.',
      formula: null,
      cell: null,
    });
  });

  it('that a person wrote over the imported one says so and why', async () => {
    const { call, yearId, explain } = await example();
    const cells = [{ dimension: 'generica' as const, code: '5-25', measure: 'pim' as const, text: '9,000' }];
    await call('budget.setCells', { yearId, cells, reason: 'Oficio N° 7' });
    const figure = await explain('budget:generica:5-25:pim');
    expect(figure).toMatchObject({ printed: '9,000.00', cell: 'budget:generica:5-25:pim' });
    expect(figure.origin).toBe('Escrito a mano sobre el dato importado. Motivo: Oficio N° 7');
  });

  it('that is a goal, its share by unit, an indicator or a quoted figure of another chapter', async () => {
    const { call, yearId, explain } = await example();
    const [target] = await call('targets.list', { yearId });
    const goal = await explain(`target:${target?.id}:executed`);
    expect(goal.printed).toBe('51');
    expect(goal.parts.map(({ text }) => Number(text)).reduce((sum, count) => sum + count)).toBe(51);
    expect((await explain(goal.parts[0]?.address ?? '')).printed).toBe('4');
    const { rows } = await call('indicators.table', { yearId });
    expect((await explain(`indicator:${rows[0]?.id}:2024`)).printed).toBe('5.35%');
    const women = await explain(
      figureAddress({ kind: 'figure', ref: 'facts/participants-women/share-of/participants', format: 'percent-0' }),
    );
    expect(women).toMatchObject({ printed: '65%', formula: 'Parte ÷ total × 100' });
    expect(women.parts.map(({ text }) => text)).toEqual(['87,740', '135,243']);
    const mean = await explain(figureAddress({ kind: 'figure', ref: 'targets/total/progress', format: 'percent-1' }));
    expect(mean.parts).toHaveLength(4);
  });

  it('answers for every figure of the preview, as its page prints it', async () => {
    const { db, call } = openBackend();
    const { id: yearId } = await call('years.openExample', {});
    const data = gatherChapter(db, yearId);
    const model = buildChapter(data);
    const places = previewPlaces(data, model, () => null);
    const figures = Object.values(places).map(({ figure }) => figure);
    expect(figures.length).toBeGreaterThan(100);
    for (const address of figures) explainFigure(db, yearId, address);
    const place = places['cell/execution-by-activity/5000276/progress'];
    expect(place?.figure).toBe('table:execution-by-activity:5000276:progress');
    const quoted = model.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
    const figure = quoted.find((run) => run.kind === 'figure' && run.ref === 'budget/activity/5000276/progress');
    const address = places['figure/budget/activity/5000276/progress']?.figure ?? '';
    expect(explainFigure(db, yearId, address).printed).toBe(figure?.text);
  });

  it('refuses what is no figure of the year', async () => {
    const { explain } = await example();
    for (const address of [
      'target:999:executed',
      'table:targets:total:executed',
      'budget:generica:9-99:pim',
      'x',
      'table:a:b',
    ])
      await expect(explain(address)).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('an address of a figure is read back as it was written', () => {
  for (const figure of [
    { kind: 'table', table: 'execution-by-generica', row: '5-24/09', column: 'pim' },
    { kind: 'figure', ref: 'budget/total/pim', format: 'soles' },
    { kind: 'figure', ref: 'facts/a', format: null },
  ] as const)
    expect(parseFigureAddress(figureAddress(figure))).toEqual(figure);
});
