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

describe('a table that is pasted whole', () => {
  const block = [
    ['Departamento', 'PI elegibles', 'Convenios'],
    ['AMAZONAS', '5', '5'],
    ['LIMA', '1,250', 'x'],
    ['Total', '1255', '5'],
  ];

  it('becomes a new table; a column that does not hold numbers alone is one of words', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const proposal = await call('reference.readBlock', {
      yearId,
      caption: 'Tabla N° 40: Obras por departamento',
      block,
    });
    expect(proposal).toMatchObject({ label: 'Tabla N° 40', title: 'Obras por departamento', rows: 2, hasTotal: true });
    const { id: tableId } = await call('reference.takeBlock', {
      yearId,
      tableId: null,
      caption: 'Tabla N° 40: Obras por departamento',
      block,
    });
    const table = await call('reference.table', { yearId, tableId });
    expect(table.columns.map(({ label, kind, total }) => [label, kind, total])).toEqual([
      ['Departamento', 'text', 'none'],
      ['PI elegibles', 'count', 'sum'],
      ['Convenios', 'text', 'none'],
    ]);
    expect(texts(table)).toEqual([
      ['AMAZONAS', 5, '5'],
      ['LIMA', 1250, 'x'],
      ['Total', 1255, null],
    ]);
  });

  it('keeps headings over several columns as those of groups, as its columns are called everywhere', async () => {
    const { call, yearId } = openReferences();
    const grouped = {
      yearId,
      caption: 'Tabla N° 41: Obras por norma',
      block: [
        ['Norma', 'AII', '', 'PI', '', 'Total'],
        ['', 'N°', 'Monto S/', 'N°', 'Monto S/', ''],
        ['PIA', '10', '1,500.50', '2', '300.00', '12'],
        ['Ley', '5', '', '1', '100.00', '6'],
      ],
    };
    expect(await call('reference.readBlock', grouped)).toMatchObject({
      columns: ['Norma', 'AII / N°', 'AII / Monto S/', 'PI / N°', 'PI / Monto S/', 'Total'],
      rows: 2,
      unread: [],
    });
    const { id: tableId } = await call('reference.takeBlock', { ...grouped, tableId: null });
    const table = await call('reference.table', { yearId, tableId });
    expect(table.columns.map(({ group, label, kind }) => [group, label, kind])).toEqual([
      [null, 'Norma', 'text'],
      ['AII', 'N°', 'count'],
      ['AII', 'Monto S/', 'amount'],
      ['PI', 'N°', 'count'],
      ['PI', 'Monto S/', 'amount'],
      [null, 'Total', 'count'],
    ]);
    expect(texts(table)).toEqual([
      ['PIA', 10, 150_050, 2, 30_000, 12],
      ['Ley', 5, null, 1, 10_000, 6],
    ]);
    // in a table that is there, by those names and whatever the order
    const swapped = {
      ...grouped,
      caption: '',
      tableId,
      block: [
        ['Norma', 'PI', '', 'AII', '', 'Total'],
        ['', 'N°', 'Monto S/', 'N°', 'Monto S/', ''],
        ['PIA', '3', '310.00', '11', '1,600.00', '14'],
      ],
    };
    await call('reference.takeBlock', swapped);
    expect(texts(await call('reference.table', { yearId, tableId }))).toEqual([['PIA', 11, 160_000, 3, 31_000, 14]]);
  });

  it('with words beside each other under one line of headings has no groups', async () => {
    const { call, yearId } = openReferences();
    const plain = [
      ['Sede', '', 'Convenios'],
      ['Norte', 'Lima', '200'],
    ];
    const read = await call('reference.readBlock', { yearId, caption: '', block: plain });
    expect(read?.columns).toEqual(['Sede', '2', 'Convenios']);
  });

  it('takes the place of the rows of a table that is there, as one act', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const before = await tableOf(year, 't05');
    const read = await call('reference.readBlock', { yearId, caption: `${before.label}: ${before.title}`, block });
    expect(read).toMatchObject({ tableId: before.id, unread: ['LIMA, «Número de convenios suscritos»: «x»'] });
    await call('reference.takeBlock', { yearId, tableId: before.id, caption: '', block });
    const after = await tableOf(year, 't05');
    expect(texts(after)).toEqual([
      ['AMAZONAS', 5, 5],
      ['LIMA', 1250, null],
      ['Total', 1255, 5],
    ]);
    await call('edit.undo', { yearId });
    expect(await tableOf(year, 't05')).toEqual(before);
  });

  it('what was not read of a row stays beside its name, whatever the order of the rows', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const before = await tableOf(year, 't05');
    const part = [
      ['Departamento', 'Número de PI elegibles'],
      ['HUANUCO', '1'],
      ['Áncash', '2'],
      ['NUEVA', '3'],
    ];
    const proposal = await call('reference.readBlock', { yearId, caption: '', block: part, tableId: before.id });
    await call('reference.takeBlock', { yearId, tableId: before.id, caption: '', block: part });
    const after = texts(await tableOf(year, 't05'));
    expect(after).toEqual([
      ['HUANUCO', 1, 12],
      ['Áncash', 2, 6],
      ['NUEVA', 3, null],
      ['TOTAL', 57, 57],
    ]);
    // one cell of Huánuco, two of Áncash, three of the row that takes the place of another, and the ten rows that go;
    // Arequipa already had the 3
    expect(proposal?.changes).toBe(1 + 2 + 2 + 10 * 3);
    await call('edit.undo', { yearId });
    expect(await tableOf(year, 't05')).toEqual(before);
  });

  it('columns in another order are written below their own headings, and one that is called otherwise nowhere', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const { id: tableId, columns } = await tableOf(year, 't05');
    const headings = columns.map(({ label }) => label);
    const turned = [
      [headings[0], headings[2], headings[1]],
      ['LIMA', '7', '12'],
    ].map((row) => row.map(String));
    await call('reference.takeBlock', { yearId, tableId, caption: '', block: turned });
    expect(texts(await tableOf(year, 't05'))[0]).toEqual(['LIMA', 12, 7]);
    const other = [
      [headings[0], headings[1], 'Metros cuadrados'],
      ['LIMA', '13', '99'],
    ].map((row) => row.map(String));
    const read = await call('reference.readBlock', { yearId, caption: '', block: other, tableId });
    expect(read).toMatchObject({ tableId, columns: headings.slice(0, 2), changes: 1, unplaced: ['Metros cuadrados'] });
    await call('reference.takeBlock', { yearId, tableId, caption: '', block: other });
    expect(texts(await tableOf(year, 't05'))[0]).toEqual(['LIMA', 13, 7]);
  });

  it('that is called like one of the year and names its rows otherwise is proposed as a new one', async () => {
    const { call, yearId, ...year } = openReferences();
    const { id: tableId, label, title, columns } = await tableOf({ call, yearId, ...year }, 't05');
    const headings = ['Oficina', ...columns.slice(1).map((column) => column.label)];
    const own = [headings, ['Norte', '1', '2']];
    const caption = `${label}: ${title}`;
    expect(await call('reference.readBlock', { yearId, caption, block: own })).toMatchObject({
      tableId: null,
      columns: headings,
      changes: 3,
    });
    expect(await call('reference.readBlock', { yearId, caption, block: own, tableId })).toBeNull();
  });

  it('is proposed for the table that was chosen, and as a new one where that was', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const own = await tableOf(year, 't05');
    const caption = `${own.label}: ${own.title}`;
    const read = (tableId: number | null) => call('reference.readBlock', { yearId, caption, block, tableId });
    expect(await read(null)).toMatchObject({ tableId: null, unread: [], changes: 6 });
    const other = await tableOf(year, 't08');
    expect(await read(other.id)).toMatchObject({ tableId: other.id, unplaced: ['PI elegibles', 'Convenios'] });
  });
});
