import { describe, expect, it } from 'vitest';
import { csvText } from '#backend/chapter/render-csv/csv.ts';
import type { Input } from '#shared/contract/index.ts';
import { openBackend } from '../helpers/backend.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

const everything: Input<'record.list'>['filter'] = { area: null, by: null, text: '' };

async function withWork() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const { call } = opened;
  const [target] = await call('targets.list', { yearId });
  const { rows } = await call('indicators.table', { yearId });
  const [indicator] = rows;
  if (!target || !indicator) throw new Error('nothing to work on');
  await call('targets.setCell', { yearId, id: target.id, unitId: null, field: 'executed', text: '50' });
  await call('indicators.setCell', { yearId, id: indicator.id, year: 2024, text: 'n.d.' });
  await call('indicators.setSheet', { yearId, id: indicator.id, changes: { formula: 'A / B', sense: 'decreasing' } });
  await call('settings.setField', { yearId, path: ['numbering', 'firstTable'], value: 20 });
  await call('edit.undo', { yearId });
  await call('years.makeVersion', { yearId, name: 'borrador 2' });
  const list = (filter: Partial<typeof everything> = {}, before: number | null = null, limit = 100) =>
    call('record.list', { yearId, filter: { ...everything, ...filter }, before, limit });
  return { ...opened, yearId, indicator, list };
}

describe('the record of a year', () => {
  it('lists who did what and where, the newest first', async () => {
    const { list, indicator } = await withWork();
    const { entries, people, next } = await list();
    expect(entries.map(({ kind, label, areas, undone, by }) => [kind, label, areas, undone, by])).toEqual([
      ['edit', 'Versión «borrador 2»', ['year'], false, 'Ana'],
      ['undo', entries[1]?.label, ['settings'], false, 'Ana'],
      ['edit', entries[1]?.label, ['settings'], true, 'Ana'],
      ['edit', `Ficha de «${indicator.name}»`, ['indicators'], false, 'Ana'],
      ['edit', `Valor 2024 de «${indicator.name}»`, ['indicators'], false, 'Ana'],
      ['edit', 'Ejecutado de 5000276', ['targets'], false, 'Ana'],
    ]);
    expect([people, next]).toEqual([['Ana'], null]);
  });

  it('is filtered by screen, person and words without minding accents, and comes in pages', async () => {
    const { db, list } = await withWork();
    const labels = async (...input: Parameters<typeof list>) =>
      (await list(...input)).entries.map(({ label }) => label);
    expect((await list({ area: 'indicators' })).entries).toHaveLength(2);
    expect(await labels({ area: 'year' })).toEqual(['Versión «borrador 2»']);
    expect(await labels({ text: ' VERSION ' })).toEqual(['Versión «borrador 2»']);
    db.exec("UPDATE edit_log SET by = 'Luis' WHERE label LIKE 'Ejecutado%'");
    expect(await labels({ by: 'Luis' })).toEqual(['Ejecutado de 5000276']);
    const first = await list({}, null, 4);
    expect([first.entries.length, first.next]).toEqual([4, first.entries[3]?.id]);
    const second = await list({}, first.next, 4);
    expect([second.entries.length, second.next]).toEqual([2, null]);
  });

  it('tells what an entry did, datum by datum, with names instead of ids', async () => {
    const { call, yearId, indicator, list } = await withWork();
    const { entries } = await list();
    const changes = async (at: number) =>
      (await call('record.changes', { yearId, entryId: entries[at]?.id ?? 0, limit: 100 })).map(
        ({ what, which, field, before, after }) => [what, which, field, before, after],
      );
    expect(await changes(5)).toEqual([['Meta física', '5000276', 'Ejecutado', '51', '50']]);
    expect(await changes(4)).toEqual([['Valor de indicador', `${indicator.name}, 2024`, 'Valor', '5.35', 'n.d.']]);
    expect(await changes(3)).toEqual([
      ['Indicador', indicator.name, 'Sentido', null, 'Decreciente'],
      ['Indicador', indicator.name, 'Fórmula', null, 'A / B'],
    ]);
    expect(await changes(2)).toEqual([['Configuración', 'Numeración', 'Primera tabla', '18', '20']]);
    expect(await changes(1)).toEqual([['Configuración', 'Numeración', 'Primera tabla', '20', '18']]);
    expect(await changes(0)).toEqual([]);
  });

  it('names a row that is gone as the record remembers it', async () => {
    const { call, yearId, indicator, list } = await withWork();
    await call('indicators.remove', { yearId, rows: [{ kind: 'indicator', id: indicator.id }] });
    const entryId = (await list()).entries[0]?.id ?? 0;
    const changes = await call('record.changes', { yearId, entryId, limit: 100 });
    expect(changes.filter(({ what }) => what === 'Indicador')).toEqual([
      { area: 'indicators', what: 'Indicador', which: indicator.name, field: '', before: indicator.name, after: null },
    ]);
    expect(
      changes.filter(({ what }) => what === 'Valor de indicador').map(({ which, before }) => [which, before]),
    ).toEqual(
      [2022, 2023, 2024, 2025, 2026].map((year, at) => [
        `${indicator.name}, ${year}`,
        ['53.87', '84.60', 'n.d.', '4.00', '1.84'][at],
      ]),
    );
  });

  it('goes to a file with a line per datum, in which nothing becomes a formula', async () => {
    const { call, yearId } = await withWork();
    const { text } = await call('record.csv', { yearId, filter: { ...everything, area: 'targets' } });
    const [heading, line, ...rest] = text.split('\r\n');
    expect(heading).toBe(
      '\ufeffN°;Fecha y hora (UTC);Persona;Tipo;Qué hizo;Motivo;Estado;Pantalla;Dato;Cuál;Campo;Antes;Después',
    );
    expect(line).toBe(
      '1;2025-01-20T15:00:00.000Z;Ana;Cambio;Ejecutado de 5000276;;;Metas físicas;Meta física;5000276;Ejecutado;51;50',
    );
    expect(rest).toEqual(['']);
    const words = ['=1+1', ' +1', 'di "hola"', 'a;b', 'a,b', '-5'].map((word) => ({ text: word }));
    expect(csvText([words], { separator: ';' })).toBe(`\ufeff'=1+1;' +1;"di ""hola""";"a;b";a,b;'-5\r\n`);
  });

  it('says from which entry on it was altered, and that it was not', async () => {
    const { call, db, yearId, list } = await withWork();
    expect(await call('record.verify', { yearId })).toEqual({ entries: 6, brokenFrom: null });
    const altered = (await list()).entries[3];
    db.prepare("UPDATE edit_log SET by = 'Otra persona' WHERE id = ?").run(altered?.id);
    expect(await call('record.verify', { yearId })).toEqual({
      entries: 6,
      brokenFrom: { id: altered?.id, at: altered?.at, label: altered?.label },
    });
  });
});
