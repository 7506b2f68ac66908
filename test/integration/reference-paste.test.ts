import { describe, expect, it } from 'vitest';
import { openReferences, tableOf, texts } from '../helpers/reference-year.ts';

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
