import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDecimal } from '#shared/domain/decimal.ts';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { valueKey } from '#shared/domain/memoria.ts';
import { type BackendUnderTest, copyOfFolder, openBackend, startBackend } from '../../helpers/backend.ts';
import { plainSpaces } from '../../helpers/documents.ts';
import { wholeMemoria } from '../../helpers/whole-memoria.ts';

type App = BackendUnderTest & { readonly yearId: number };

/** The example of 2024 and a year 2025 carried over from it, the past of whose indicators was not carried. */
let made: { readonly folder: string; readonly year2024: number; readonly year2025: number };
let memoria: Uint8Array;
beforeAll(async () => {
  memoria = await wholeMemoria({ tableHeadings: true });
  const folder = mkdtempSync(join(tmpdir(), 'memoria-'));
  const app = startBackend({ dataDir: folder });
  const year2024 = (await app.call('years.openExample', {})).id;
  const year2025 = (await app.call('years.create', { year: 2025, fromYearId: year2024, entity: null })).id;
  app.db
    .prepare('DELETE FROM indicator_value WHERE indicator_id IN (SELECT id FROM indicator WHERE year_id = ?)')
    .run(year2025);
  app.db.prepare("INSERT INTO indicator_year (year_id, year, kind) VALUES (?, 2022, 'historical')").run(year2025);
  await app.close();
  made = { folder, year2024, year2025 };
});
afterAll(() => rmSync(made.folder, { recursive: true, force: true }));

const open = (year: 'year2024' | 'year2025'): App => ({
  ...openBackend({ dataDir: copyOfFolder(made.folder) }),
  yearId: made[year],
});

async function plan({ call, yearId }: App, bytes = memoria, name = 'Memoria 2024.docx'): Promise<ImportPlan> {
  const { handle } = await call('files.begin', { name, size: bytes.length });
  await call('files.append', { handle, bytes: new Uint8Array(bytes) });
  return call('imports.plan', { yearId, handle });
}

/** What a person marks with both buttons "Todo". */
const everything = ({ values, memoria: offer }: ImportPlan): string[] => [
  ...values.filter(({ status }) => status !== 'same').map(valueKey),
  ...(offer?.texts ?? []).filter(({ status }) => status !== 'same').map(({ key }) => key),
];

/** Every row of the tables that an import may write. */
const contents = ({ db }: BackendUnderTest): string =>
  JSON.stringify(
    ['target', 'target_unit', 'indicator_value', 'chapter_section', 'budget_sum', 'official_source'].map((table) =>
      db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2, 3`).all(),
    ),
  );

const history = async ({ call, yearId }: App) =>
  (await call('indicators.table', { yearId })).rows.map(({ values }) =>
    values
      .filter(({ value }) => value !== null)
      .map(({ year, value }) => [year, value === null ? null : plainDecimal(value)]),
  );

/** Table 23 of the published report. */
const published = [
  ['53.87', '84.60', '5.35'],
  ['7.60', '7.35', '4.10'],
  ['49.82', '46.36', '28.91'],
  ['99.99', '100.00', '100.00'],
  ['100.00', '100.00', '100.00'],
  ['85.36', '85.75', '74.16'],
].map((row) => row.map((value, index) => [2022 + index, value]));

const codes = ({ problems }: ImportPlan): readonly string[] =>
  problems.map(({ severity, code }) => `${severity} ${code}`);

describe('the memoria of 2024 in the year 2025', () => {
  it('gives its indicators the history that table 23 published, as published, and one step takes everything back', async () => {
    const app = open('year2025');
    const before = contents(app);
    const made = await plan(app);
    expect(made).toMatchObject({ status: 'ready', profile: 'memoria-docx', rows: [], memoria: { year: 2024 } });
    expect(codes(made)).toEqual([]);
    expect(made.memoria?.tables.map(({ gives }) => gives)).toEqual([
      ...Array.from({ length: 4 }, () => 'nothing'),
      'targets',
      'indicators',
    ]);
    // no goal of 2024 is one of 2025, and what was projected is no value
    expect(made.values.map(({ place }) => place)).toEqual(Array.from({ length: 18 }, () => 'indicator'));
    expect(contents(app)).toBe(before);

    await app.call('imports.promote', { planId: made.planId, accepted: everything(made) });
    expect(await history(app)).toEqual(published);
    expect(
      app.db
        .prepare(
          `SELECT DISTINCT value.published = printf('%.2f', value.scaled / 100.0) FROM indicator_value AS value
             JOIN indicator ON indicator.id = value.indicator_id WHERE indicator.year_id = ?`,
        )
        .pluck()
        .all(app.yearId),
    ).toEqual([1]);
    const [first] = (await app.call('indicators.table', { yearId: app.yearId })).rows;
    expect(
      app.db
        .prepare('SELECT sheet, source_row, source_column, found FROM import_cell WHERE cell = ?')
        .all(`indicator:${first?.id}:2024`),
    ).toEqual([{ sheet: 'Tabla N° 23', source_row: 3, source_column: 5, found: '5.35%' }]);
    expect(
      app.db
        .prepare("SELECT DISTINCT to_review FROM chapter_section WHERE year_id = ? AND kind = 'activity'")
        .pluck()
        .all(app.yearId),
    ).toEqual([1]);

    await app.call('edit.undo', { yearId: app.yearId });
    expect(contents(app)).toBe(before);
  });

  it('writes exactly what the person accepts, as free text of the year', async () => {
    const app = open('year2025');
    const made = await plan(app);
    const value = made.values.find(({ year }) => year === 2023);
    const text = made.memoria?.texts.find(({ to }) => to.kind === 'activity' && to.code === '5000276');
    if (!value || !text) throw new Error('nothing is offered');
    const sections = app.db.prepare('SELECT * FROM chapter_section WHERE year_id = ? ORDER BY id').all(app.yearId);
    await app.call('imports.promote', { planId: made.planId, accepted: [valueKey(value), text.key] });
    expect(await history(app)).toEqual([[[2023, '84.60']], [], [], [], [], []]);
    const { paragraphs } = await chapterOf(app);
    expect(paragraphs.get('activity-5000276')).toBe(text.after);
    const after = app.db.prepare('SELECT * FROM chapter_section WHERE year_id = ? ORDER BY id').all(app.yearId);
    const changed = after.filter((row, index) => JSON.stringify(row) !== JSON.stringify(sections[index]));
    expect(after).toHaveLength(sections.length);
    expect(changed).toMatchObject([
      {
        kind: 'activity',
        subject: '5000276',
        to_review: 1,
        content: JSON.stringify([{ kind: 'text', text: text.after }]),
      },
    ]);
  });

  it('is refused where nothing or something else is accepted, and nothing changes', async () => {
    const app = open('year2025');
    const before = contents(app);
    const { planId } = await plan(app);
    await expect(app.call('imports.promote', { planId })).rejects.toMatchObject({ code: 'nothing-accepted' });
    await expect(app.call('imports.promote', { planId, accepted: ['text:p999'] })).rejects.toMatchObject({
      code: 'plan-expired',
    });
    expect(contents(app)).toBe(before);
  });

  it('leaves a value that was published otherwise as it is, and says where', async () => {
    const app = open('year2025');
    const [first] = (await app.call('indicators.table', { yearId: app.yearId })).rows;
    app.db
      .prepare(
        "INSERT INTO indicator_value (indicator_id, year, scaled, decimals, published) VALUES (?, 2023, 8461, 2, '84.61')",
      )
      .run(first?.id);
    const made = await plan(app);
    expect(codes(made)).toEqual(['warning row-left-out']);
    expect(made.problems[0]).toMatchObject({
      at: { sheet: 'Tabla N° 23', row: 3, column: 4, document: true },
      found: '84.60%',
      detail: { reason: 'published-figure' },
    });
    await app.call('imports.promote', { planId: made.planId, accepted: everything(made) });
    expect((await history(app))[0]).toEqual([
      [2022, '53.87'],
      [2023, '84.61'],
      [2024, '5.35'],
    ]);
  });
});

describe('a memoria that prints what was published before a correction', () => {
  it('is taken with everything else; the value is the published one again, without its correction', async () => {
    const app = open('year2025');
    const [first] = (await app.call('indicators.table', { yearId: app.yearId })).rows;
    const stored = () =>
      app.db
        .prepare(
          'SELECT scaled, decimals, published, correction FROM indicator_value WHERE indicator_id = ? AND year = 2023',
        )
        .all(first?.id);
    app.db
      .prepare(
        `INSERT INTO indicator_value (indicator_id, year, scaled, decimals, published, correction)
         VALUES (?, 2023, 8461, 2, '84.60', 'Acta')`,
      )
      .run(first?.id);
    const corrected = stored();
    const made = await plan(app);
    expect(made.values.find(({ year, before }) => year === 2023 && before !== null)).toMatchObject({
      before: '84.61',
      after: '84.60',
      status: 'changed',
    });
    await app.call('imports.promote', { planId: made.planId, accepted: everything(made) });
    expect(stored()).toEqual([{ scaled: 8460, decimals: 2, published: '84.60', correction: null }]);
    expect(await history(app)).toEqual(published);
    await app.call('edit.undo', { yearId: app.yearId });
    expect(stored()).toEqual(corrected);
  });
});

describe('the totals of a year that nobody imported', () => {
  const withoutBudget = (): App => {
    const app = open('year2025');
    app.db.prepare('DELETE FROM official_source WHERE year_id = ?').run(made.year2024);
    return app;
  };
  const typed = ({ db }: BackendUnderTest): unknown =>
    db.prepare('SELECT year, pia_cents, pim_cents, devengado_cents, source FROM budget_history').all();

  it('join the budget over the years, each accepted for itself, and go with the import', async () => {
    const app = withoutBudget();
    const made25 = await plan(app);
    const totals = made25.values.filter(({ place }) => place === 'history');
    expect(codes(made25)).toEqual([]);
    expect(totals.map(({ field, year, after }) => [field, year, after])).toEqual([
      ['pia', 2024, '225,928,389.00'],
      ['pim', 2024, '573,712,809.00'],
      ['devengado', 2024, '570,140,116.84'],
    ]);
    await app.call('imports.promote', { planId: made25.planId, accepted: totals.slice(1).map(valueKey) });
    expect(typed(app)).toEqual([
      {
        year: 2024,
        pia_cents: null,
        pim_cents: 57371280900,
        devengado_cents: 57014011684,
        source: 'Importado de «Memoria 2024.docx»',
      },
    ]);
    expect(await history(app)).toEqual([[], [], [], [], [], []]);
    await app.call('edit.undo', { yearId: app.yearId });
    expect(typed(app)).toEqual([]);
  });

  it('are none where two tables print different ones, which is said with both places', async () => {
    const app = withoutBudget();
    const parts = unzipSync(memoria);
    const xml = new TextDecoder().decode(parts['word/document.xml']);
    const at = xml.lastIndexOf('573,712,809');
    const changed = `${xml.slice(0, at)}573,712,890${xml.slice(at + 11)}`;
    const made25 = await plan(app, zipSync({ ...parts, 'word/document.xml': strToU8(changed) }));
    expect(made25.values.filter(({ place }) => place === 'history').map(({ field }) => field)).toEqual([
      'pia',
      'devengado',
    ]);
    expect(made25.problems[0]?.detail?.expected).toMatch(/^573,712,890.* \(Tabla N° 21, fila \d, columna \d\)$/);
    expect(made25.problems).toMatchObject([
      { code: 'memoria-totals-differ', severity: 'warning', found: '573,712,809', at: { document: true } },
    ]);
  });
});

describe('the memoria of 2024 in its own year', () => {
  it('links a figure only where one fact of the year reads so, and the text says the same', async () => {
    const app = open('year2024');
    const section = app.db
      .prepare<[number], { id: number }>(
        "SELECT id FROM chapter_section WHERE year_id = ? AND kind = 'paragraph' ORDER BY position LIMIT 1",
      )
      .get(app.yearId);
    app.db
      .prepare('UPDATE chapter_section SET content = \'[{"kind":"text","text":"Otro texto."}]\' WHERE id = ?')
      .run(section?.id);
    app.db
      .prepare('UPDATE target SET executed = 2700 WHERE year_id = ? AND activity_code = ?')
      .run(app.yearId, '5006294');
    const made = await plan(app);
    expect(
      made.values.map(({ code, field, before, after }) => [code, field, before, after]).filter(([, , a, b]) => a !== b),
    ).toEqual([['5006294', 'executed', '2,700', '2,704']]);
    const text = made.memoria?.texts.find(({ to }) => to.kind === 'section' && to.section === section?.id);
    expect(text).toMatchObject({ status: 'changed', before: 'Otro texto.', linked: 3, unlinked: 0 });
    await app.call('imports.promote', { planId: made.planId, accepted: everything(made) });
    expect(
      (await app.call('targets.list', { yearId: app.yearId })).find(({ activityCode }) => activityCode === '5006294'),
    ).toMatchObject({
      programmed: 2704,
      executed: 2704,
    });
    const stored = app.db
      .prepare<[number | undefined], { content: string; to_review: number }>(
        'SELECT content, to_review FROM chapter_section WHERE id = ?',
      )
      .get(section?.id);
    const links = JSON.parse(stored?.content ?? '[]') as readonly { kind: string; ref?: string; format?: string }[];
    expect(links.filter(({ kind }) => kind === 'figure').map(({ ref, format }) => [ref, format])).toEqual([
      ['budget/total/pim', 'soles'],
      ['budget/total/devengado', 'soles'],
      ['budget/total/progress', 'percent-1'],
    ]);
    expect(stored?.to_review).toBe(0);
    const { paragraphs } = await chapterOf(app);
    expect(plainSpaces(paragraphs.get(`section-${section?.id}`) ?? '')).toBe(plainSpaces(text?.after ?? ''));
  });
});

describe('a Word document that is no memoria', () => {
  const withoutCaptions = (bytes: Uint8Array): Uint8Array => {
    const parts = unzipSync(bytes);
    const xml = new TextDecoder().decode(parts['word/document.xml']);
    return zipSync({ ...parts, 'word/document.xml': strToU8(xml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, '')) });
  };
  const withEntity = (bytes: Uint8Array): Uint8Array => {
    const parts = unzipSync(bytes);
    const xml = new TextDecoder().decode(parts['word/document.xml']);
    return zipSync({
      ...parts,
      'word/document.xml': strToU8(xml.replace('<w:document', '<!DOCTYPE d [<!ENTITY a "b">]><w:document')),
    });
  };
  const oldWord = (): Uint8Array =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(1024),
      Buffer.from('WordDocument', 'utf16le'),
    ]);
  it.each([
    ['without any table of the chapters', withoutCaptions, 'document-without-tables'],
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2), 'file-truncated'],
    ['with entities', withEntity, 'file-unreadable'],
    ['of a Word before 2007', oldWord, 'file-type-unsupported'],
  ])('%s is a plain message', async (_what, change, code) => {
    const app = open('year2025');
    const before = contents(app);
    const made = await plan(app, change(memoria));
    expect(made.status).toBe('refused');
    expect(codes(made)).toEqual([`error ${code}`]);
    await expect(app.call('imports.promote', { planId: made.planId, accepted: ['x'] })).rejects.toMatchObject({
      code: 'import-refused',
    });
    expect(contents(app)).toBe(before);
  });
});

async function chapterOf({ call, yearId }: App): Promise<{ readonly paragraphs: ReadonlyMap<string, string> }> {
  const { blocks } = await call('chapter.model', { yearId });
  return {
    paragraphs: new Map(
      blocks.flatMap((block) =>
        block.kind === 'paragraph' ? [[block.id, block.runs.map(({ text }) => text).join('')] as const] : [],
      ),
    ),
  };
}
