import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSeed } from '#backend/years/read-seed.ts';
import { rollForward } from '#backend/years/roll-forward.ts';
import { type YearSeed, yearSeedSchema } from '#backend/years/seed.schema.ts';
import { applySeed } from '#backend/years/seed.ts';
import { readContent } from '#backend/years/version-content.ts';
import { insertYear, readSeedFile } from '#backend/years/years.commands.ts';
import { type BackendUnderTest, now, openBackend, resourcesDir } from '../helpers/backend.ts';

const example = readSeedFile(join(resourcesDir, 'example', 'seed.json'));
const blank = readSeedFile(join(resourcesDir, 'structure', 'blank.json'));

const entity = {
  institution: 'Programa Nacional de Ejemplo',
  pliegoCode: '010',
  executingUnitCode: '117',
  secEjec: '1234',
  executingUnitName: 'Programa Ejemplo',
  programCode: '0115',
  programName: 'Programa Nacional de Niñez',
};

/** A year as the example leaves it, but for the imported budget. */
function withYear(seed: YearSeed = example): BackendUnderTest & { readonly yearId: number } {
  const opened = openBackend();
  const yearId = insertYear(opened.db, { year: seed.year, isExample: false, at: now });
  applySeed(opened.db, yearId, seed);
  return { ...opened, yearId };
}

/** What is the same in two seeds although rows got other ids: keys of indicators are names that only notes use. */
function comparable(seed: YearSeed): unknown {
  const keys = new Map<string, string>();
  for (const level of seed.indicatorLevels)
    for (const { key } of level.indicators) keys.set(key, String(keys.size + 1));
  const renamed = (anchor: string): string =>
    anchor
      .split(':')
      .map((part) => keys.get(part) ?? part)
      .join(':');
  return {
    ...seed,
    indicatorLevels: seed.indicatorLevels.map((level) => ({
      ...level,
      indicators: level.indicators.map((indicator) => ({ ...indicator, key: keys.get(indicator.key) })),
    })),
    notes: seed.notes.map((note) => ({ ...note, anchors: note.anchors.map(renamed) })),
  };
}

describe('the structure of a year', () => {
  it.each([
    ['the example', example],
    ['the blank structure', blank],
  ])('is read back as it was applied: %s', (_, seed) => {
    const { db, yearId } = withYear(seed);
    expect(comparable(readSeed(db, yearId))).toEqual(comparable(seed));
  });

  it('keeps zero, not available, not applicable and empty apart', () => {
    const values = { '2022': '0.00', '2023': { mark: 'nd' }, '2024': { mark: 'dash' }, '2025': '-0.50' } as const;
    const [level] = example.indicatorLevels;
    const [indicator] = level?.indicators ?? [];
    if (!level || !indicator) throw new Error('the example has indicators');
    const seed = { ...example, notes: [], indicatorLevels: [{ ...level, indicators: [{ ...indicator, values }] }] };
    const { db, yearId } = withYear(seed);
    expect(readSeed(db, yearId).indicatorLevels[0]?.indicators[0]?.values).toEqual(values);
    expect(db.prepare('SELECT year, scaled, decimals, mark FROM indicator_value ORDER BY year').raw().all()).toEqual([
      [2022, 0, 2, null],
      [2023, null, null, 'nd'],
      [2024, null, null, 'dash'],
      [2025, -50, 2, null],
    ]);
  });

  it('is written whole or not at all', () => {
    const { db } = openBackend();
    const yearId = insertYear(db, { year: 2024, isExample: false, at: now });
    const broken = { ...example, unitsOfMeasure: example.unitsOfMeasure.slice(1) };
    expect(() => applySeed(db, yearId, broken)).toThrow(/NOT NULL/);
    for (const table of ['setting', 'generica', 'activity', 'target'])
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  });

  it('is refused when a note is anchored to a row that the year does not have', () => {
    const { db } = openBackend();
    const yearId = insertYear(db, { year: 2024, isExample: false, at: now });
    const notes = [{ table: 'indicators', text: 'x', anchors: ['row:nobody'], toReview: false }] as const;
    expect(() =>
      applySeed(db, yearId, { ...example, notes: [...notes].map((n) => ({ ...n, anchors: [...n.anchors] })) }),
    ).toThrow('row:nobody');
  });

  it('is refused as a file when it is anything but the documented format', () => {
    const text = readFileSync(join(resourcesDir, 'example', 'seed.json'), 'utf8');
    const change = (edit: (seed: Record<string, unknown>) => void): unknown => {
      const seed = JSON.parse(text) as Record<string, unknown>;
      edit(seed);
      return seed;
    };
    expect(yearSeedSchema.safeParse(change(() => undefined)).success).toBe(true);
    expect(yearSeedSchema.safeParse(change((seed) => Object.assign(seed, { format: 'other' }))).success).toBe(false);
    expect(yearSeedSchema.safeParse(change((seed) => Object.assign(seed, { surprise: 1 }))).success).toBe(false);
    expect(yearSeedSchema.safeParse(change((seed) => delete seed.settings)).success).toBe(false);
  });

  it('holds the published figures of the 2024 example', () => {
    expect(
      example.targets.map(({ activityCode, programmed, executed }) => [activityCode, programmed, executed]),
    ).toEqual([
      ['5000276', 51, 51],
      ['5006294', 2_704, 2_704],
      ['5006295', 4_224, 4_224],
      ['5006296', 115_695, 115_695],
    ]);
    expect(example.targets[0]?.units.reduce((sum, { executed }) => sum + (executed ?? 0), 0)).toBe(51);
    expect(example.facts.map(({ key, value }) => [key, value])).toEqual([
      ['participants', 135_243],
      ['participants-women', 87_740],
      ['participants-men', 47_503],
      ['previous-year-jobs', 3_067],
      ['previous-year-interventions', 69],
    ]);
  });
});

describe('a new year from an earlier one', () => {
  it('carries structure and texts, every text to be reviewed, and no figure as current', async () => {
    const { call, db, yearId } = withYear();
    const before = readSeed(db, yearId);
    const created = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    expect(created).toEqual({
      id: created.id,
      year: 2025,
      isExample: false,
      state: 'open',
      executingUnitCode: '005',
      executingUnitName: 'Trabaja Perú',
      cutOffDate: '2025-12-31',
      totals: { pia: null, pim: null, devengado: null },
      progress: null,
      lastChangeAt: null,
    });
    const carried = readSeed(db, created.id);
    expect(carried.settings).toEqual({
      ...example.settings,
      entity: { ...example.settings.entity, cutOffDate: '2025-12-31' },
    });
    expect(carried.targets).toEqual(
      example.targets.map((target) => ({
        ...target,
        poiVersion: 'v.1',
        programmed: null,
        executed: null,
        units: target.units.map((unit) => ({ ...unit, programmed: null, executed: null })),
      })),
    );
    expect(carried.facts.map(({ value }) => value)).toEqual([null, null, null, null, null]);
    expect(carried.sections.map(({ content }) => content)).toEqual(example.sections.map(({ content }) => content));
    expect(
      carried.sections.filter(({ kind, toReview }) => toReview !== (kind !== 'table' && kind !== 'chart')),
    ).toEqual([]);
    expect(readSeed(db, yearId)).toEqual(before);
  });

  it('moves the columns of the indicators on and keeps their history, with the year of the report still empty', () => {
    const next = rollForward(example, 2025);
    expect(next.indicatorYears).toEqual([
      { year: 2023, kind: 'historical' },
      { year: 2024, kind: 'historical' },
      { year: 2025, kind: 'historical' },
      { year: 2026, kind: 'projected' },
      { year: 2027, kind: 'projected' },
    ]);
    expect(next.indicatorLevels[0]?.indicators[0]?.values).toEqual({ '2023': '84.60', '2024': '5.35' });
  });

  it('carries only what is still shown when years were skipped', () => {
    expect(rollForward(example, 2026).indicatorLevels[0]?.indicators[0]?.values).toEqual({ '2024': '5.35' });
    expect(rollForward(example, 2030).indicatorLevels[0]?.indicators[0]?.values).toEqual({});
  });

  it('moves a cut-off on 29 February to a day that exists', () => {
    const { entity: named } = example.settings;
    const leap = { ...example, settings: { ...example.settings, entity: { ...named, cutOffDate: '2024-02-29' } } };
    expect(rollForward(leap, 2025).settings.entity.cutOffDate).toBe('2025-02-28');
    expect(rollForward(leap, 2028).settings.entity.cutOffDate).toBe('2028-02-29');
  });

  it('keeps notes on the rows of the new year, not of the old one', async () => {
    const { call, db, yearId } = withYear();
    const { id } = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    const anchored = db
      .prepare(
        `SELECT indicator.year_id AS yearId, count(*) AS rows FROM note JOIN note_anchor AS anchor ON anchor.note_id = note.id
           JOIN indicator ON anchor.anchor = 'row:' || indicator.id WHERE note.year_id = ? GROUP BY 1`,
      )
      .all(id);
    expect(anchored).toEqual([{ yearId: id, rows: 4 }]);
  });

  it('keeps the notes on goals of the printed POI version only, each mark once', async () => {
    const { call, db, yearId } = withYear();
    const goalOf = async (code: string, version: string) =>
      (await call('targets.list', { yearId })).find((goal) => goal.activityCode === code && goal.poiVersion === version)
        ?.id ?? 0;
    const [both, gone] = [await goalOf('5000276', 'v.4'), await goalOf('5006294', 'v.4')];
    const note = (text: string, anchors: readonly string[]) =>
      call('notes.save', { yearId, id: null, table: 'targets', text, anchors: [...anchors] });
    await note('en las dos', [`row:${both}`, `row:${gone}`, 'column:executed']);
    await call('targets.addVersion', { yearId, name: 'v.5', from: 'v.4', printed: true });
    await note('solo en la anterior', [`row:${both}`]);
    await call('targets.removeRows', { yearId, ids: [await goalOf('5006294', 'v.5')], unitIds: [] });
    const { id } = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    const [carried] = await call('targets.list', { yearId: id });
    expect(carried?.activityCode).toBe('5000276');
    const marks = (text: string) =>
      db
        .prepare(
          `SELECT anchor.anchor FROM note JOIN note_anchor AS anchor ON anchor.note_id = note.id
            WHERE note.year_id = ? AND note.text = ? ORDER BY anchor.id`,
        )
        .pluck()
        .all(id, text);
    expect(marks('en las dos')).toEqual(['column:executed', `row:${carried?.id}`]);
    expect(marks('solo en la anterior')).toEqual([]);

    const { text } = await call('settings.export', { yearId });
    const { id: blank } = await call('years.create', { year: 2031, fromYearId: null, entity });
    await call('settings.import', { yearId: blank, text, texts: false });
    expect(readSeed(db, blank).notes.find((each) => each.text === 'en las dos')?.anchors).toEqual([
      'column:executed',
      'row:5000276',
    ]);
  });
});

describe('a year that is made while another has something to undo', () => {
  it.each(['the deletion of its last rows', 'an addition that was undone'])(
    'leaves the ids free for %s',
    async (which) => {
      const { call, db, yearId } = withYear();
      const content = () => readContent(db, yearId);
      const before = content();
      const last = (table: string) => db.prepare<[], number>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0;
      if (which.startsWith('the')) {
        await call('targets.removeRows', { yearId, ids: [last('target')], unitIds: [] });
        await call('indicators.remove', { yearId, rows: [{ kind: 'indicator', id: last('indicator') }] });
      } else {
        const level = await call('indicators.addLevel', { yearId, kind: 'product', name: 'P', after: null });
        await call('indicators.addIndicator', { yearId, levelId: level.id, name: 'I', after: null });
      }
      const changed = content();
      const steps = (direction: 'undo' | 'redo') =>
        call(`edit.${direction}`, { yearId }).then(() => call(`edit.${direction}`, { yearId }));
      if (!which.startsWith('the')) await steps('undo');
      await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
      await steps(which.startsWith('the') ? 'undo' : 'redo');
      expect(content()).toEqual(which.startsWith('the') ? before : changed);
    },
  );
});

describe('a new year from nothing', () => {
  it('has the entity the person gave, the national genéricas and no figure', async () => {
    const { call, db } = openBackend();
    const created = await call('years.create', { year: 2025, fromYearId: null, entity });
    const settings = await call('years.settings', { yearId: created.id });
    expect(settings.entity).toEqual({
      institution: 'Programa Nacional de Ejemplo',
      pliegoCode: '010',
      executingUnitCode: '117',
      secEjec: '1234',
      executingUnitName: 'Programa Ejemplo',
      programCode: '0115',
      programTableName: 'PROGRAMA NACIONAL DE NIÑEZ',
      programTextName: 'Programa Nacional de Niñez',
      cutOffDate: '2025-12-31',
      poiLabel: 'POI {year}',
      signatories: [],
    });
    const seed = readSeed(db, created.id);
    expect([seed.targets, seed.facts, seed.notes, seed.indicatorLevels]).toEqual([[], [], [], []]);
    expect(seed.genericas.map(({ code }) => code)).toEqual([
      '5-21',
      '5-22',
      '5-23',
      '5-24',
      '5-25',
      '6-24',
      '6-25',
      '6-26',
      '6-27',
      '7-28',
    ]);
    expect(seed.indicatorYears.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026, 2027]);
  });

  it('names no institution of the example', () => {
    expect(JSON.stringify(blank)).not.toMatch(/Llamkasun|Trabaja Perú|UFPP|0073|1066|5006294/);
  });

  it('is refused without an entity, and nothing is created', async () => {
    const { call } = openBackend();
    await expect(call('years.create', { year: 2025, fromYearId: null, entity: null })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await call('years.list', {})).toEqual([]);
  });

  it('is refused when the year is there already, and the one that is there stays', async () => {
    const { call } = openBackend();
    await call('years.create', { year: 2025, fromYearId: null, entity });
    await expect(call('years.create', { year: 2025, fromYearId: null, entity })).rejects.toMatchObject({
      code: 'year-exists',
      detail: { year: '2025' },
    });
    expect((await call('years.list', {})).map(({ year }) => year)).toEqual([2025]);
  });

  it('is refused from a year that does not exist', async () => {
    const { call } = openBackend();
    await expect(call('years.create', { year: 2025, fromYearId: 7, entity: null })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

it('lists the latest year first, and a person’s own year before the example of the same year', async () => {
  const { call, db } = openBackend();
  for (const [year, isExample] of [
    [2023, false],
    [2024, true],
    [2024, false],
  ] as const) {
    applySeed(db, insertYear(db, { year, isExample, at: now }), example);
  }
  expect((await call('years.list', {})).map(({ year, isExample }) => [year, isExample])).toEqual([
    [2024, false],
    [2024, true],
    [2023, false],
  ]);
});
