import { describe, expect, it } from 'vitest';
import { referencesOfYear } from '#backend/reference/reference.queries.ts';
import { readSeed } from '#backend/years/read-seed.ts';
import { rollForward } from '#backend/years/roll-forward.ts';
import { references2024 } from '../helpers/reference-2024.ts';
import { openReferences, rulesFound, tableOf, texts } from '../helpers/reference-year.ts';

describe('the reference tables of a year', () => {
  it('read back as they came, figure by figure', () => {
    const { db, yearId } = openReferences();
    expect(referencesOfYear(db, yearId)).toEqual(references2024());
    expect(readSeed(db, yearId).references.tables).toHaveLength(17);
  });

  it('go to a new year with their names, rows and relations, and without a figure', () => {
    const { db, yearId } = openReferences();
    const { references } = rollForward(readSeed(db, yearId), 2025);
    const t08 = references.tables.find(({ key }) => key === 't08');
    expect(t08?.rows[0]).toEqual(['AMAZONAS', null, null, null, null]);
    expect([t08?.rows.length, t08?.total?.label, t08?.total?.values]).toEqual([
      23,
      'Total',
      [null, null, null, null, null],
    ]);
    expect(references.tables.find(({ key }) => key === 't17')?.rows).toEqual([]);
    expect(references.rules).toEqual(readSeed(db, yearId).references.rules);
  });

  it('a year that has their structure only is told nothing about them', async () => {
    const year = openReferences();
    const { id: yearId } = await year.call('years.create', { year: 2031, fromYearId: year.yearId, entity: null });
    expect((await year.call('reference.list', { yearId })).length).toBe(17);
    const about = (await rulesFound({ ...year, yearId })).filter((rule) => rule.includes('/'));
    expect(about).toEqual([]);
    const { rules } = await year.call('reference.rules', { yearId });
    expect(new Set(rules.map(({ state }) => state))).toEqual(new Set(['silent']));
  });

  it('go to another year as a file of the configuration, as one act that keeps what is there', async () => {
    const year = openReferences();
    const { call, db, yearId } = year;
    const { text } = await call('settings.export', { yearId });
    expect(text).not.toContain('19391075');
    const before = referencesOfYear(db, yearId);
    await call('reference.remove', { yearId, tableId: (await tableOf(year, 't05')).id });
    await call('settings.import', { yearId, text, texts: false });
    const after = referencesOfYear(db, yearId);
    expect(after.rules).toEqual(before.rules);
    expect(after.tables.slice(0, -1)).toEqual(before.tables.filter(({ key }) => key !== 't05'));
    const t05 = after.tables.at(-1);
    expect([t05?.key, t05?.rows.length, t05?.rows[0]?.values]).toEqual([
      't05',
      13,
      { pi_elegibles: null, convenios: null },
    ]);
    for (let step = 0; step < 2; step += 1) await call('edit.undo', { yearId });
    expect(referencesOfYear(db, yearId)).toEqual(before);
  });

  it('are part of a named version', async () => {
    const year = openReferences();
    const { call, db, yearId } = year;
    const before = referencesOfYear(db, yearId);
    const { id: versionId } = await call('years.makeVersion', { yearId, name: 'antes' });
    await call('reference.remove', { yearId, tableId: (await tableOf(year, 't08')).id });
    await call('reference.removeRule', {
      yearId,
      ruleId: (await call('reference.rules', { yearId })).rules[0]?.rowId ?? 0,
    });
    await call('years.restoreVersion', { yearId, versionId });
    expect(referencesOfYear(db, yearId)).toEqual(before);
    await call('edit.undo', { yearId });
    expect(referencesOfYear(db, yearId).tables).toHaveLength(16);
  });

  it('the shift of table 8 goes when its labels are corrected, and undo brings it back', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const before = await tableOf(year, 't08');
    const named = before.columns.find(({ namesRows }) => namesRows)?.id ?? 0;
    const rowOf = (name: string): number => before.rows.find(({ cells }) => cells[0]?.text === name)?.id ?? 0;
    expect(before.findings.map(({ severity }) => severity)).toEqual(['error']);
    expect(before.rows.flatMap(({ cells }) => cells.filter(({ warning }) => warning)).map(({ text }) => text)).toEqual([
      'MADRE DE DIOS',
      'MOQUEGUA',
      'PASCO',
    ]);
    const right = { 'MADRE DE DIOS': 'MOQUEGUA', MOQUEGUA: 'PASCO', PASCO: 'PIURA' };
    const cells = Object.entries(right).map(([from, to]) => ({ rowId: rowOf(from), columnId: named, text: to }));
    expect(await call('reference.setCells', { yearId, cells })).toMatchObject({
      applied: 3,
      undo: { undo: '3 celdas de tablas de referencia' },
    });
    expect(await rulesFound(year)).not.toContain('reference/shifted-rows');
    expect((await tableOf(year, 't08')).findings).toEqual([]);
    await call('edit.undo', { yearId });
    expect(await rulesFound(year)).toContain('reference/shifted-rows');
    expect(await tableOf(year, 't08')).toEqual(before);
  });

  it('a text that is no number of its column is refused with its reason, and the others are written', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const { columns, rows } = await tableOf(year, 't08');
    const cell = (row: number, column: number, text: string) => ({
      rowId: rows[row]?.id ?? 0,
      columnId: columns[column]?.id ?? 0,
      text,
    });
    const result = await call('reference.setCells', {
      yearId,
      cells: [cell(0, 3, '1,234'), cell(1, 3, '1.234,56'), cell(2, 3, '12.50'), cell(3, 1, '-3'), cell(4, 1, '–')],
    });
    expect(result.applied).toBe(2);
    expect(result.rejected.map(({ index, error }) => [index, error.code])).toEqual([
      [1, 'bad-value'],
      [2, 'bad-value'],
      [3, 'bad-value'],
    ]);
    const after = await tableOf(year, 't08');
    expect([after.rows[0]?.cells[3]?.value, after.rows[4]?.cells[1]?.value]).toEqual([123_400, null]);
    expect(after.rows[1]?.cells[3]?.value).toBe(rows[1]?.cells[3]?.value);
  });

  it('rows come, move and go as single acts; undo takes all of it back', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const before = await tableOf(year, 't05');
    const tableId = before.id;
    const [first, second] = before.rows;
    const { id } = await call('reference.addRow', {
      yearId,
      tableId,
      rowId: first?.id ?? 0,
      place: 'after',
      copyOf: second?.id ?? 0,
    });
    expect((await call('reference.moveRows', { yearId, tableId, rowIds: [id], by: -1 })).moved).toBe(true);
    expect((await call('reference.moveRows', { yearId, tableId, rowIds: [id], by: -1 })).moved).toBe(false);
    const moved = await tableOf(year, 't05');
    expect(moved.rows.map((row) => row.id)).toEqual([id, ...before.rows.map((row) => row.id)]);
    expect(moved.rows.at(-1)?.kind).toBe('total');
    expect(texts(moved)[0]).toEqual(texts(before)[1]);
    const pasted = await call('reference.appendRows', {
      yearId,
      tableId,
      cells: [],
      added: [{ [String(before.columns[0]?.id)]: 'LIMA', [String(before.columns[1]?.id)]: '7' }],
    });
    expect([pasted.applied, pasted.undo.undo]).toEqual([2, '1 fila nueva de Tabla N° 05']);
    expect(texts(await tableOf(year, 't05')).at(-2)).toEqual(['LIMA', 7, null]);
    await call('reference.removeRows', { yearId, tableId, rowIds: [id, first?.id ?? 0] });
    expect((await tableOf(year, 't05')).rows).toHaveLength(before.rows.length);
    for (let step = 0; step < 4; step += 1) await call('edit.undo', { yearId });
    expect(await tableOf(year, 't05')).toEqual(before);
  });

  it('a closed year refuses every change', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const { id: tableId } = await tableOf(year, 't05');
    await call('years.close', { yearId });
    await expect(call('reference.remove', { yearId, tableId })).rejects.toMatchObject({ code: 'closed-year' });
    expect((await call('reference.list', { yearId })).length).toBe(17);
  });
});

describe('the structure of a table', () => {
  it('a new table is made with its columns, changed and removed; undo brings back every cell', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const column = { id: null, group: null, decimals: 0, addsUp: false, namesRows: false } as const;
    const given = {
      yearId,
      tableId: null,
      label: 'Tabla N° 30',
      title: 'Empleos por mes',
      section: '2.1',
      dimension: 'mes',
      source: 'Memorándum 1',
      page: 12,
      hasTotal: true,
      columns: [
        { ...column, label: 'Mes', kind: 'text' as const, namesRows: true },
        { ...column, label: 'Empleos', kind: 'count' as const, addsUp: true },
      ],
    };
    const { id: tableId } = await call('reference.define', given);
    const { id: rowId } = await call('reference.addRow', {
      yearId,
      tableId,
      rowId: null,
      place: 'after',
      copyOf: null,
    });
    const made = await call('reference.table', { yearId, tableId });
    expect(made).toMatchObject({ number: 30, label: 'Tabla N° 30', page: 12, source: 'Memorándum 1' });
    expect(texts(made)).toEqual([
      [null, null],
      ['Total', null],
    ]);
    const [month, jobs] = made.columns;
    await call('reference.setCells', {
      yearId,
      cells: [
        { rowId, columnId: month?.id ?? 0, text: 'Enero' },
        { rowId, columnId: jobs?.id ?? 0, text: '12' },
        { rowId: made.rows[1]?.id ?? 0, columnId: jobs?.id ?? 0, text: '13' },
      ],
    });
    const filled = await call('reference.table', { yearId, tableId });
    expect(filled.sums).toEqual([null, 12]);
    expect(filled.findings.map(({ text }) => text)).toEqual([
      'En la tabla 30, «Empleos»: las filas suman 12 y el total impreso es 13 (diferencia 1).',
    ]);
    await call('reference.define', {
      ...given,
      tableId,
      hasTotal: false,
      columns: [
        { ...column, id: jobs?.id ?? 0, label: 'Empleos S/', kind: 'amount' as const, decimals: 2 },
        { ...column, id: month?.id ?? 0, label: 'Mes', kind: 'text' as const, namesRows: true },
        { ...column, label: 'Nota', kind: 'text' as const },
      ],
    });
    const changed = await call('reference.table', { yearId, tableId });
    expect(texts(changed)).toEqual([[1200, 'Enero', null]]);
    await call('reference.remove', { yearId, tableId });
    for (let step = 0; step < 2; step += 1) await call('edit.undo', { yearId });
    expect(await call('reference.table', { yearId, tableId })).toEqual(filled);
  });

  it('is refused without exactly one column of words that names the rows', async () => {
    const { call, yearId } = openReferences();
    const column = { id: null, group: null, decimals: 0, addsUp: false, namesRows: true, label: 'A' } as const;
    const define = (kind: 'text' | 'count', count: number) =>
      call('reference.define', {
        yearId,
        tableId: null,
        label: 'Tabla 9',
        title: '',
        section: '',
        dimension: 'mes',
        source: null,
        page: null,
        hasTotal: false,
        columns: Array.from({ length: count }, () => ({ ...column, kind })),
      });
    await expect(define('count', 1)).rejects.toMatchObject({ code: 'bad-value' });
    await expect(define('text', 2)).rejects.toMatchObject({ code: 'bad-value' });
  });
});
