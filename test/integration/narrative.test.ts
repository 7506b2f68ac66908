import { describe, expect, it } from 'vitest';
import type { Block } from '#shared/domain/chapter-model.ts';
import type { Inline } from '#shared/domain/narrative.ts';
import type { DraftBlock, NarrativeDraft } from '#shared/domain/narrative-draft.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { openBackend } from '../helpers/backend.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

const figure = (ref: string, format: (Inline & { kind: 'figure' })['format']): Inline => ({
  kind: 'figure',
  ref,
  format,
});
const words = (text: string): Inline => ({ kind: 'text', text });
const paragraph = (...document: Inline[]): DraftBlock => ({ kind: 'paragraph', id: null, document, toReview: false });

function withText() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const view = () => opened.call('narrative.view', { yearId });
  const save = async (change: (blocks: NarrativeDraft) => NarrativeDraft) => {
    const { blocks, basis } = await view();
    return opened.call('narrative.setDocument', { yearId, basis, blocks: [...change(blocks)] });
  };
  const printed = async (test: (block: Block) => boolean = () => true): Promise<readonly string[]> =>
    (await opened.call('chapter.model', { yearId })).blocks.flatMap((block) =>
      block.kind === 'paragraph' && test(block) ? [block.runs.map(({ text }) => text).join('')] : [],
    );
  /** A row of table 22 as it is printed, from the unit of measure on. */
  const goalsRow = async (activityCode: string): Promise<readonly string[]> =>
    (await opened.call('chapter.model', { yearId })).blocks.flatMap((block) =>
      block.kind === 'table' && block.table.key === 'targets'
        ? block.table.rows
            .filter(({ cells }) => cells.some((cell) => cellText(cell).startsWith(activityCode)))
            .flatMap(({ cells }) => cells.slice(2).map(cellText))
        : [],
    );
  const rows = () => opened.db.prepare('SELECT * FROM chapter_section ORDER BY position, id').all();
  const setExecuted = async (text: string) => {
    const goal = (await opened.call('targets.list', { yearId })).find((row) => row.activityCode === '5000276');
    if (!goal) throw new Error('no goal');
    await opened.call('targets.setCell', { yearId, id: goal.id, unitId: null, field: 'executed', text });
  };
  return { ...opened, yearId, view, save, printed, goalsRow, rows, setExecuted };
}

/** The same draft with the text of one activity replaced. */
const withActivity = (blocks: NarrativeDraft, code: string, ...document: Inline[]): NarrativeDraft =>
  blocks.map((block) =>
    block.kind !== 'activities'
      ? block
      : {
          ...block,
          activities: block.activities.map((activity) =>
            activity.code === code ? { ...activity, own: true, document } : activity,
          ),
        },
  );

describe('the text of the chapters', () => {
  it('is shown in order with its numbers, and storing it as it was read changes nothing', async () => {
    const { view, save, rows } = withText();
    const { blocks, labels, leads, texts } = await view();
    expect(blocks.map(({ kind }) => kind).slice(0, 5)).toEqual(['heading', 'heading', 'heading', 'table', 'table']);
    expect(labels.slice(0, 4)).toEqual([
      '4.',
      '4.1',
      '4.1.1',
      'Tabla N°\u00a018: Marco inicial y distribución por genérica de gastos',
    ]);
    expect(leads['5000276']).toBe('Actividad 5000276: Gestión del Programa');
    expect(Object.values(texts).filter(({ missing }) => missing)).toEqual([]);
    const before = rows();
    const { undo } = await save((same) => same);
    expect(undo.undo).toBeNull();
    expect(rows()).toEqual(before);
  });

  it('keeps a heading as it is typed, and prints it without the spaces around it', async () => {
    const { call, yearId, view, save } = withText();
    const typed = (text: string) => (blocks: NarrativeDraft) =>
      blocks.map((block, index) => (index === 0 && block.kind === 'heading' ? { ...block, text } : block));
    await save(typed('Ejecución del '));
    const { blocks, basis } = await view();
    expect(blocks[0]).toMatchObject({ text: 'Ejecución del ' });
    const printed = (await call('chapter.model', { yearId })).blocks[0];
    expect(printed).toMatchObject({ kind: 'heading', text: 'Ejecución del' });
    await save(typed('Ejecución del gasto'));
    expect((await call('chapter.model', { yearId })).blocks[0]).toMatchObject({ text: 'Ejecución del gasto' });
    expect((await view()).basis).not.toBe(basis);
  });

  it('takes a new sentence with two linked figures, which follow the data', async () => {
    const { save, printed, goalsRow, setExecuted } = withText();
    await save((blocks) => [
      ...blocks,
      paragraph(
        words('Se elaboraron '),
        figure('targets/5000276/executed', 'count-in-words'),
        words(' informes, el '),
        figure('targets/5000276/progress', 'percent-1'),
        words('.'),
      ),
    ]);
    const last = async () => (await printed()).at(-1);
    expect(await last()).toBe('Se elaboraron cincuenta y un\u00a0(51) informes, el 100.0%.');
    await setExecuted('50');
    expect(await last()).toBe('Se elaboraron cincuenta\u00a0(50) informes, el 98.0%.');
    expect(await goalsRow('5000276')).toEqual(['Informe', '51', '50', '98.0%']);
    await setExecuted('');
    expect(await last()).toContain('[falta: meta ejecutada de la actividad 5000276]');
  });

  it('is one act that undo takes back exactly, whatever was added, moved and deleted', async () => {
    const { call, yearId, save, rows } = withText();
    const before = rows();
    const { undo } = await save((blocks) => {
      const [first, second, ...rest] = blocks;
      if (!first || !second) throw new Error('no blocks');
      return [second, paragraph(words('Nuevo.')), first, ...rest.slice(1)];
    });
    expect(undo.undo).toBe('Párrafos de la redacción');
    const after = rows();
    expect(after).not.toEqual(before);
    await call('edit.undo', { yearId });
    expect(rows()).toEqual(before);
    await call('edit.redo', { yearId });
    expect(rows()).toEqual(after);
  });

  it('is not written over what was stored in between', async () => {
    const { call, yearId, view, save, rows } = withText();
    const { blocks, basis } = await view();
    await save((now) => [...now, paragraph(words('De otra ventana.'))]);
    const stored = rows();
    await expect(
      call('narrative.setDocument', { yearId, basis, blocks: [...blocks, paragraph(words('Tarde.'))] }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(rows()).toEqual(stored);
  });

  it('keeps each table in one place and a pasted copy of a paragraph as a paragraph of its own', async () => {
    const { view, save } = withText();
    const { blocks } = await view();
    const table = blocks.find(({ kind }) => kind === 'table');
    const text = blocks.find(({ kind }) => kind === 'paragraph');
    if (!table || !text) throw new Error('no blocks');
    await save((now) => [...now, table, text]);
    const after = (await view()).blocks;
    expect(after.filter((block) => block.kind === 'table')).toHaveLength(6);
    expect(after).toHaveLength(blocks.length + 1);
    expect(after.at(-1)).toEqual({ ...text, id: after.at(-1)?.id });
    expect(after.at(-1)?.id).not.toBe(text.id);
  });

  it('gives an activity a text of its own, and the template back', async () => {
    const { save, printed } = withText();
    const of = () => printed((block) => block.kind === 'paragraph' && block.id === 'activity-5000276');
    const template = await save((blocks) =>
      blocks.map((block) =>
        block.kind === 'activities'
          ? {
              ...block,
              document: [words('PIM: '), figure('budget/activity/*/pim', 'whole-amount')],
              activities: block.activities.map((activity) => ({ ...activity, own: false })),
            }
          : block,
      ),
    );
    expect(template.undo.undo).toBe('Párrafos de la redacción');
    expect(await of()).toEqual(['PIM: 17,714,693']);
    const { undo } = await save((blocks) => withActivity(blocks, '5000276', words('Texto propio.')));
    expect(undo.undo).toBe('Párrafos de la redacción');
    expect(await of()).toEqual(['Texto propio.']);
    expect((await save((blocks) => withActivity(blocks, '5000276', words('Otro.')))).undo.undo).toBe(
      'Redacción de 5000276',
    );
  });

  it('says which marks of review were taken away', async () => {
    const { db, save, view, yearId } = withText();
    db.prepare("UPDATE chapter_section SET to_review = 1 WHERE year_id = ? AND kind = 'paragraph'").run(yearId);
    const { undo } = await save((blocks) =>
      blocks.map((block) => ('toReview' in block ? { ...block, toReview: false } : block)),
    );
    expect(undo.undo).toBe('Marcas de revisión');
    expect((await view()).blocks.filter((block) => 'toReview' in block && block.toReview)).toEqual([]);
  });
});

describe('words that follow the data', () => {
  const goal: Inline = {
    kind: 'compare',
    ref: 'targets/5000276/executed',
    to: 'targets/5000276/programmed',
    more: 'superó',
    less: 'no alcanzó',
    same: 'alcanzó',
  };
  it.each([
    ['52', 'superó'],
    ['51', 'alcanzó'],
    ['50', 'no alcanzó'],
    ['', '[falta: meta ejecutada de la actividad 5000276]'],
  ])('with %s executed of 51 say "%s"', async (executed, expected) => {
    const { save, printed, setExecuted } = withText();
    await save((blocks) => [...blocks, paragraph(words('La meta '), goal)]);
    await setExecuted(executed);
    expect((await printed()).at(-1)).toBe(`La meta ${expected}`);
  });
});

describe('a figure written over in a sentence', () => {
  it('stands with its reason, and is a finding from the moment its source reads otherwise until it is confirmed', async () => {
    const { call, yearId, save, printed, setExecuted } = withText();
    const over = (read: string): Inline => ({
      kind: 'figure',
      ref: 'targets/5000276/executed',
      format: 'count',
      override: { text: '60', reason: 'Informe N° 12', over: read },
    });
    const findings = async () =>
      (await call('checks.run', { yearId })).findings.filter(({ rule }) => rule === 'override-outdated');
    await save((blocks) => [...blocks, paragraph(over('51'))]);
    expect((await printed()).at(-1)).toBe('60');
    expect(await findings()).toEqual([]);
    await setExecuted('50');
    expect((await printed()).at(-1)).toBe('60');
    expect(await findings()).toMatchObject([
      { severity: 'warning', expected: '50', found: '60', detail: { over: '51', reason: 'Informe N° 12' } },
    ]);
    await save((blocks) => [...blocks.slice(0, -1), paragraph(over('50'))]);
    expect(await findings()).toEqual([]);
  });

  it('needs a reason', async () => {
    const { save } = withText();
    const bad: Inline = {
      kind: 'figure',
      ref: 'targets/5000276/executed',
      format: 'count',
      override: { text: '60', reason: ' ', over: '51' },
    };
    await expect(save((blocks) => [...blocks, paragraph(bad)])).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('what a sentence can link', () => {
  it('is named, with what it reads now in each of its formats', async () => {
    const { call, yearId } = withText();
    const choices = await call('narrative.choices', { yearId, activityCode: null });
    const pim = choices.find(({ label }) => label === 'PIM total');
    expect(pim?.forms.map(({ text }) => text)).toEqual([
      'S/\u00a0573\u00a0712\u00a0809.00',
      '573,712,809.00',
      '573,712,809',
      'más de 573\u00a0millones',
    ]);
    expect(choices.some(({ forms }) => forms.some(({ inline }) => JSON.stringify(inline).includes('*')))).toBe(false);
    expect(choices.map(({ label }) => label)).toContain(
      'Porcentaje de «Participantes mujeres» en «Participantes que accedieron al servicio de empleo temporal»',
    );
  });

  it('begins in an activity with what is of that activity', async () => {
    const { call, yearId } = withText();
    const [first] = await call('narrative.choices', { yearId, activityCode: '5000276' });
    expect(first?.label).toBe('PIA de la actividad 5000276');
    const [template] = await call('narrative.choices', { yearId, activityCode: '*' });
    expect(template?.forms[0]).toMatchObject({ text: '‹PIA de la actividad›', missing: false });
  });

  it('says where a figure is from and every place that shows it', async () => {
    const { call, yearId } = withText();
    const link = { yearId, ref: 'targets/*/executed', format: 'count', activityCode: '5000276' } as const;
    expect(await call('narrative.link', link)).toMatchObject({
      label: 'Meta ejecutada de la actividad 5000276',
      value: '51',
      source: 'Metas físicas, v.4',
      used: ['Tabla N°\u00a022', 'Párrafo de la actividad 5000276, en «4.1.2 Ejecución Anual»'],
    });
  });
});

describe('the text beside that of a version', () => {
  it('has each its own figures, marks what differs, and changes nothing', async () => {
    const { call, yearId, save, rows, setExecuted, db } = withText();
    await save((blocks) => [
      ...blocks,
      paragraph(words('Se elaboraron '), figure('targets/5000276/executed', 'count'), words(' informes.')),
    ]);
    const { id: versionId } = await call('years.makeVersion', { yearId, name: 'Borrador' });
    const other = { kind: 'version', versionId } as const;
    const differing = async () =>
      (await call('narrative.compare', { yearId, other })).filter(({ pieces }) =>
        pieces.some(({ kind }) => kind !== 'same'),
      );
    expect(await differing()).toEqual([]);
    await setExecuted('50');
    await save((blocks) => [...blocks, paragraph(words('Nuevo párrafo.'))]);
    const stored = { rows: rows(), log: db.prepare('SELECT count(*) FROM edit_log').pluck().get() };
    expect((await differing()).slice(-2)).toEqual([
      {
        kind: 'body',
        pieces: [
          { kind: 'same', text: 'Se elaboraron ' },
          { kind: 'removed', text: '51 ' },
          { kind: 'added', text: '50 ' },
          { kind: 'same', text: 'informes.' },
        ],
      },
      { kind: 'body', pieces: [{ kind: 'added', text: 'Nuevo párrafo.' }] },
    ]);
    expect({ rows: rows(), log: db.prepare('SELECT count(*) FROM edit_log').pluck().get() }).toEqual(stored);
    expect((await call('targets.list', { yearId }))[0]?.executed).toBe(50);
  });

  it('of another year is found by its paragraphs, and one that does not exist is refused', async () => {
    const { call, yearId } = withText();
    const { id } = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    const compared = await call('narrative.compare', { yearId: id, other: { kind: 'year', yearId } });
    expect(
      compared.some(({ pieces }) => pieces.some(({ kind, text }) => kind === 'removed' && text.includes('2024'))),
    ).toBe(true);
    expect(
      compared.filter(({ kind, pieces }) => kind === 'heading' && pieces.every((each) => each.kind === 'same')),
    ).toHaveLength(6);
    await expect(
      call('narrative.compare', { yearId, other: { kind: 'version', versionId: 999 } }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the formats of linked figures', () => {
  it('are changed in one place for every sentence', async () => {
    const { call, yearId, save, printed } = withText();
    await save((blocks) => [
      ...blocks,
      paragraph(
        figure('budget/total/pim', 'soles'),
        words('; '),
        figure('budget/total/pim', 'over-millions'),
        words('; '),
        figure('targets/5006295/executed', 'count'),
        words('; '),
        figure('targets/5000276/units/UFPP/executed', 'count-in-words'),
        words('; '),
        figure('budget/total/progress', 'percent-1'),
      ),
    ]);
    const last = async () => (await printed()).at(-1)?.replaceAll('\u00a0', '~');
    const set = (name: string, value: string | number) =>
      call('settings.setField', { yearId, path: ['formats', name], value });
    expect(await last()).toBe('S/~573~712~809.00; más de 573~millones; 4,224; cuatro~(04); 99.4%');
    await set('soles', 'comma');
    await set('solesDecimals', 0);
    await set('overMillions', 'symbol');
    await set('count', 'space');
    await set('words', 'plain');
    expect((await set('percent', 'spaced')).undo).toBe('Configuración: Porcentaje');
    expect(await last()).toBe('S/~573,712,809; más de S/~573~millones; 4~224; cuatro~(4); 99.4~%');
    await expect(set('words', 'otro')).rejects.toMatchObject({ code: 'bad-value' });
  });
});

describe('a sentence about an indicator or about the year before', () => {
  it('reads as its table does, and follows the columns into the next year', async () => {
    const { call, db, yearId, save, printed } = withText();
    const id = db.prepare('SELECT min(id) FROM indicator WHERE year_id = ?').pluck().get(yearId);
    await save((blocks) => [
      ...blocks,
      paragraph(
        figure(`indicators/${id}/2024`, 'as-printed'),
        words(' y '),
        figure('previous/budget/total/pim', 'soles'),
      ),
    ]);
    expect((await printed()).at(-1)).toBe('5.35% y [falta: PIM total del año anterior]');
    const next = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    const { blocks } = await call('chapter.model', { yearId: next.id });
    const sentence = blocks.findLast((block) => block.kind === 'paragraph');
    expect(sentence?.kind === 'paragraph' && sentence.runs.map(({ text }) => text).join('')).toMatch(
      /^\[falta: indicador de 2025\] y S\/\u00a0573\u00a0712\u00a0809\.00$/,
    );
  });
});
