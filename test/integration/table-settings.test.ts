import { describe, expect, it } from 'vitest';
import { figureAddress } from '#shared/domain/figure-address.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';
import { headingTexts, plain, rowTexts, tableIn } from '../helpers/chapter-text.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withTables() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const set = (table: TableKey, field: string, value: string | number | boolean | string[]) =>
    opened.call('settings.setField', { yearId, path: ['tables', table, field], value });
  const table = async (key: TableKey) => tableIn(await opened.call('chapter.model', { yearId }), key);
  return { ...opened, yearId, set, table };
}

describe('the columns of a table', () => {
  it('are chosen, put in order and renamed, and undo brings the published ones back', async () => {
    const { call, yearId, set, table } = withTables();
    const before = await table('execution-by-activity');
    await set('execution-by-activity', 'columns', ['activity', 'pia', 'pim', 'devengado', 'balance', 'progress']);
    await call('settings.setField', {
      yearId,
      path: ['tables', 'execution-by-activity', 'headings', 'balance'],
      value: 'SALDO POR EJECUTAR',
    });
    const after = await table('execution-by-activity');
    expect(headingTexts(after)).toEqual(['ACTIVIDADES', 'PIA', 'PIM', 'EJECUCIÓN', 'SALDO POR EJECUTAR', 'AVANCE %']);
    expect(rowTexts(after)[0]).toEqual([
      '5000276. Gestión del Programa',
      expect.any(String),
      '17,714,693.00',
      '16,394,822.80',
      '1,319,870.20',
      '92.5%',
    ]);
    expect(rowTexts(after).at(-1)?.slice(2)).toEqual(['573,712,809.00', '570,140,116.84', '3,572,692.16', '99.4%']);
    await call('edit.undo', { yearId });
    await call('edit.undo', { yearId });
    expect(await table('execution-by-activity')).toEqual(before);
  });

  it('have their own decimals where the year says so, and those of the table where it does not', async () => {
    const { call, yearId, table } = withTables();
    const before = await table('execution-by-activity');
    const own = (column: string, value: number | null) =>
      call('settings.setField', { yearId, path: ['tables', 'execution-by-activity', 'columnDecimals', column], value });
    await own('pim', 0);
    await own('progress', 2);
    expect(rowTexts(await table('execution-by-activity'))[0]?.slice(2)).toEqual([
      '17,714,693',
      '16,394,822.80',
      '92.55%',
    ]);
    await expect(own('devengado', 1)).rejects.toMatchObject({ code: 'bad-value' });
    await expect(own('activity', 1)).rejects.toMatchObject({ code: 'not-found' });
    await own('pim', null);
    await call('edit.undo', { yearId });
    await call('edit.undo', { yearId });
    await call('edit.undo', { yearId });
    expect(await table('execution-by-activity')).toEqual(before);
  });

  it.each([
    ['without the names of the rows', ['pim']],
    ['twice the same', ['activity', 'pim', 'pim']],
    ['one that the table cannot have', ['activity', 'programmed']],
  ])('are refused %s', async (_name, columns) => {
    const { set, table } = withTables();
    const before = await table('execution-by-activity');
    await expect(set('execution-by-activity', 'columns', columns)).rejects.toMatchObject({
      code: 'bad-value',
      detail: { expected: es.settings.expected('columns') },
    });
    expect(await table('execution-by-activity')).toEqual(before);
  });

  it('of the goals and the indicators too', async () => {
    const { set, table } = withTables();
    await set('targets', 'columns', ['activity', 'programmed', 'executed', 'financial']);
    expect(rowTexts(await table('targets'))[0]).toEqual(['5000276. Gestión del Programa', '51', '51', '92.5%']);
    await set('indicators', 'columns', ['indicator', 'historical']);
    expect(headingTexts(await table('indicators'))).toEqual([
      'Nombre del indicador',
      'Valor histórico › 2022',
      'Valor histórico › 2023',
      'Valor histórico › 2024',
    ]);
  });
});

describe('the amounts of a table', () => {
  it('in thousands or millions are said in its title, and rounded once', async () => {
    const { set, table } = withTables();
    await set('pim-by-generica', 'amountUnit', 'thousands');
    const thousands = await table('pim-by-generica');
    expect(thousands.title).toMatch(/ \(en miles de soles\)$/);
    expect(rowTexts(thousands).at(-1)).toEqual(['TOTAL GENERAL', '225,928', '573,713', '100%']);
    await set('pim-by-generica', 'amountUnit', 'millions');
    await set('pim-by-generica', 'amountDecimals', 1);
    expect(rowTexts(await table('pim-by-generica')).at(-1)).toEqual(['TOTAL GENERAL', '225.9', '573.7', '100%']);
    await set('pim-by-generica', 'title', 'Presupuesto, {unit}, {year}');
    expect((await table('pim-by-generica')).title).toBe('Presupuesto, en millones de soles, 2024');
    await expect(set('pim-by-generica', 'amountUnit', 'soles')).rejects.toMatchObject({ code: 'bad-value' });
  });

  it('in soles are said where the year wants it', async () => {
    const { set, table } = withTables();
    await set('execution-by-generica', 'sayUnit', true);
    expect((await table('execution-by-generica')).title).toBe('PIM y ejecución por genérica de gasto (en soles)');
  });
});

describe('the structure of table 19', () => {
  const shares = async (table: ReturnType<typeof withTables>['table']) =>
    rowTexts(await table('pim-by-generica')).map((row) => row.at(-1));

  it('adds to 100.1, or says so in a note, or is adjusted in 6-24 alone', async () => {
    const { set, table } = withTables();
    const plainShares = ['2.0%', '4.2%', '65.6%', '0.0%', '28.1%', '0.2%', '100%'];
    expect(await shares(table)).toEqual(plainShares);
    expect((await table('pim-by-generica')).notes).toEqual([]);
    await set('pim-by-generica', 'sharePolicy', 'half-up-note');
    expect(await shares(table)).toEqual(plainShares);
    const noted = await table('pim-by-generica');
    expect(headingTexts(noted).at(-1)).toBe('ESTRUCTURA 1/');
    expect(noted.notes).toEqual([
      {
        number: 1,
        text: 'Cada porcentaje está redondeado por separado, por lo que la suma de las filas es 100.1%.',
      },
    ]);
    await set('pim-by-generica', 'sharePolicy', 'largest-remainder');
    expect(await shares(table)).toEqual(['2.0%', '4.2%', '65.6%', '0.0%', '28.0%', '0.2%', '100%']);
    expect((await table('pim-by-generica')).notes).toEqual([]);
  });

  it('tells a tiny share from none', async () => {
    const { set, table } = withTables();
    await set('pim-by-generica', 'tinyPercents', true);
    expect((await shares(table)).slice(3, 5)).toEqual(['<0.1%', '28.1%']);
  });

  it('is what a sentence says of it, whatever the rounding', async () => {
    const { call, yearId, set } = withTables();
    const says = async () =>
      (
        await call('narrative.link', {
          yearId,
          ref: 'shares/pim-by-generica/6-24',
          format: 'as-printed',
          activityCode: null,
        })
      ).value;
    expect(await says()).toBe('28.1%');
    await set('pim-by-generica', 'sharePolicy', 'largest-remainder');
    expect(await says()).toBe('28.0%');
  });
});

describe('sections that a year adds', () => {
  const withSection = async (key: TableKey) => {
    const opened = withTables();
    const { blocks, basis } = await opened.call('narrative.view', { yearId: opened.yearId });
    await opened.call('narrative.setDocument', {
      yearId: opened.yearId,
      basis,
      blocks: [...blocks, { kind: 'table', id: null, table: key }],
    });
    return opened;
  };

  it('a glossary with the words of the configuration', async () => {
    const { call, yearId, table } = await withSection('glossary');
    await call('settings.setField', {
      yearId,
      path: ['glossary', 'terms'],
      value: ['PIA: Presupuesto Institucional de Apertura', 'UE: {ue}'],
    });
    const glossary = await table('glossary');
    expect(plain(glossary.label)).toBe('Tabla N° 24');
    expect(rowTexts(glossary)).toEqual([
      ['PIA', 'Presupuesto Institucional de Apertura'],
      ['UE', 'Trabaja Perú'],
    ]);
  });

  it('the comparison with a year that is not there has no figures, and blocks the final issue', async () => {
    const { call, yearId, table } = await withSection('year-on-year');
    expect(headingTexts(await table('year-on-year'))).toContain('EJECUCIÓN 2023');
    expect(rowTexts(await table('year-on-year'))[0]?.[1]).toBe('–');
    expect(
      (await call('checks.run', { yearId })).findings.filter(({ rule }) => rule === 'missing-figure').length,
    ).toBeGreaterThan(0);
  });
});

describe('shares that are rounded to add up', () => {
  const shares = async (table: (key: TableKey) => Promise<ReturnType<typeof tableIn>>) =>
    (await table('pim-by-generica')).rows.flatMap(({ cells }) => {
      const cell = cells.at(-1);
      return cell?.kind === 'percent' ? [[cell.value?.scaled, cell.plain?.scaled]] : [];
    });

  it('keep the plain-rounded share beside an adjusted one only, and Explicar tells both', async () => {
    const { call, yearId, set, table } = withTables();
    const plain = await shares(table);
    expect(plain.filter(([, beside]) => beside !== undefined)).toEqual([]);
    await set('pim-by-generica', 'sharePolicy', 'largest-remainder');
    const adjusted = await shares(table);
    expect(adjusted.slice(0, -1).reduce((sum, [share = 0]) => sum + share, 0)).toBe(1000);
    expect(adjusted.slice(0, -1).map(([share, beside]) => beside ?? share)).toEqual(
      plain.slice(0, -1).map(([share]) => share),
    );
    expect(adjusted.filter(([, beside]) => beside !== undefined).length).toBeGreaterThan(0);
    const printed = await table('pim-by-generica');
    const row = printed.rows.find(({ cells }) => {
      const cell = cells.at(-1);
      return cell?.kind === 'percent' && cell.plain;
    });
    const cell = row?.cells.at(-1);
    if (!row || cell?.kind !== 'percent' || !cell.plain || !cell.value) throw new Error('no adjusted share');
    const figure = figureAddress({ kind: 'table', table: 'pim-by-generica', row: row.key, column: 'share' });
    const { steps } = await call('explain.figure', { yearId, address: figure });
    expect(steps.slice(1).map(({ text }) => text)).toEqual(
      [cell.plain, cell.value].map(({ scaled }) => `${(scaled / 10).toFixed(1)}%`),
    );
  });

  it('are no finding where the table says in a note that they miss 100', async () => {
    const { call, yearId, set } = withTables();
    const missing = async () =>
      (await call('checks.run', { yearId })).findings.filter(({ rule }) => rule === 'shares-add-up').length;
    expect(await missing()).toBe(1);
    await set('pim-by-generica', 'sharePolicy', 'half-up-note');
    expect(await missing()).toBe(0);
  });
});
