import { describe, expect, it } from 'vitest';
import { readContent } from '#backend/years/version-content.ts';
import { type StepState, stepsOf, type YearFacts } from '#shared/domain/overview.ts';
import { openBackend } from '../helpers/backend.ts';
import { createYear2024, fillYear2024 } from '../helpers/year-2024.ts';

const facts: YearFacts = {
  dimensions: 2,
  files: [],
  targets: { filled: 8, of: 8 },
  indicators: { filled: 0, of: 0 },
  toReview: 0,
  findings: { errors: 0, warnings: 0 },
  issued: null,
};

function withImported2024() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  opened.db.exec('UPDATE import_batch SET pim_cents = 57371280900');
  return { ...opened, yearId };
}

describe('the steps of a year', () => {
  it('are done, under way or pending as the data say', () => {
    const file = { batchId: 1, fileName: 'a', cutOffDate: null, importedAt: '', pim: null };
    const files = [
      { ...file, confirmed: true },
      { ...file, batchId: 2, confirmed: false },
    ];
    const issued = { at: '', by: 'Ana', final: true, changesSince: 0 };
    const expected: readonly (readonly [Partial<YearFacts>, Partial<Record<string, StepState>>])[] = [
      [
        {},
        { import: 'done', control: 'pending', targets: 'done', indicators: 'pending', texts: 'done', issue: 'pending' },
      ],
      [
        { dimensions: 1, files, targets: { filled: 7, of: 8 } },
        { import: 'partly', control: 'partly', targets: 'partly' },
      ],
      [
        { toReview: 1, findings: { errors: 0, warnings: 2 } },
        { texts: 'pending', checks: 'partly' },
      ],
      [{ findings: { errors: 1, warnings: 0 } }, { checks: 'pending' }],
      [{ issued }, { issue: 'done', checks: 'done' }],
      [{ issued: { ...issued, changesSince: 3 } }, { issue: 'partly' }],
      [{ issued: { ...issued, final: false } }, { issue: 'partly' }],
    ];
    for (const [some, states] of expected) expect(stepsOf({ ...facts, ...some })).toMatchObject(states);
  });
});

describe('the overview of a year', () => {
  it('counts what the tables of 2024 print, and what nobody confirmed or issued yet', async () => {
    const { call, yearId } = withImported2024();
    const { facts: found, toReview, sinceImport } = await call('overview.view', { yearId });
    expect(found).toMatchObject({
      dimensions: 2,
      files: [{ fileName: 'ReporteGasto.xlsx', pim: 573_712_809_00, confirmed: false }],
      targets: { filled: 8, of: 8 },
      toReview: 0,
      issued: null,
    });
    expect(found.indicators.filled).toBe(found.indicators.of);
    expect([toReview, sinceImport]).toEqual([[], null]);
  });

  it('keeps a control total that agrees as an act, and refuses any other', async () => {
    const { call, yearId } = withImported2024();
    const batchId = (await call('overview.view', { yearId })).facts.files[0]?.batchId ?? 0;
    const confirmed = async () => (await call('overview.view', { yearId })).facts.files[0]?.confirmed;
    for (const [pim, code] of [
      ['573,712,810', 'control-total'],
      ['573.712.809', 'bad-value'],
    ] as const)
      await expect(call('overview.confirmControl', { yearId, batchId, pim })).rejects.toMatchObject({ code });
    expect(await confirmed()).toBe(false);
    await call('overview.confirmControl', { yearId, batchId, pim: 'S/ 573 712 809.00' });
    expect(await confirmed()).toBe(true);
    await call('edit.undo', { yearId });
    expect(await confirmed()).toBe(false);
  });

  it('lists every text that a new year took over, and marks one or all as one act that is undone', async () => {
    const { call, db } = openBackend();
    const { id: yearId } = await call('years.create', {
      year: 2025,
      fromYearId: createYear2024(db),
      entity: null,
    });
    const before = readContent(db, yearId);
    const { toReview } = await call('overview.view', { yearId });
    const marked = db
      .prepare<[number, number, number], number>(
        `SELECT (SELECT count(*) FROM chapter_section WHERE year_id = ? AND to_review = 1)
              + (SELECT count(*) FROM note WHERE year_id = ? AND to_review = 1)
              + (SELECT count(*) FROM indicator WHERE year_id = ? AND to_review = 1)`,
      )
      .pluck()
      .get(yearId, yearId, yearId);
    expect(toReview.length).toBe(marked);
    expect(toReview.length).toBeGreaterThan(10);
    expect(toReview.every(({ label }) => label.length > 3)).toBe(true);
    const items = toReview.slice(2, 3).map(({ kind, id }) => ({ kind, id }));
    expect((await call('overview.markReviewed', { yearId, items })).reviewed).toBe(1);
    const { reviewed, undo } = await call('overview.markReviewed', { yearId, items: null });
    expect([reviewed, undo.undo]).toEqual([toReview.length - 1, 'Marcar todo como revisado']);
    expect((await call('overview.view', { yearId })).toReview).toEqual([]);
    await call('edit.undo', { yearId });
    await call('edit.undo', { yearId });
    expect(readContent(db, yearId)).toEqual(before);
  });

  it('tells what was done after the last import that counts', async () => {
    const { call } = openBackend();
    const { id: yearId } = await call('years.openExample', {});
    const [first] = await call('targets.list', { yearId });
    await call('targets.setCell', { yearId, id: first?.id ?? 0, unitId: null, field: 'executed', text: '7' });
    const { sinceImport } = await call('overview.view', { yearId });
    expect(sinceImport).toMatchObject({
      label: 'Importación de «ConsultaAmigable_Generica_2024.xls»',
      acts: 1,
      areas: ['targets'],
      newest: [{ label: `Ejecutado de ${first?.activityCode}` }],
    });
  });

  it('knows that the chapters were issued, also of a closed year, and what changed since', async () => {
    const { call, db } = openBackend();
    const yearId = fillYear2024(db);
    const issued = async () => (await call('overview.view', { yearId })).facts.issued;
    await call('chapter.export', { yearId, formats: ['csv'], final: false, folder: null });
    expect(await issued()).toMatchObject({ final: false, changesSince: 0 });
    await call('years.close', { yearId });
    expect(await issued()).toMatchObject({ changesSince: 1 });
    await call('chapter.export', { yearId, formats: ['csv'], final: false, folder: null });
    expect(await issued()).toMatchObject({ changesSince: 0 });
  });
});
