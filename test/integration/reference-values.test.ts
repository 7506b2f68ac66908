import { expect, it } from 'vitest';
import { openReferences, texts } from '../helpers/reference-year.ts';

it('a column of whole soles takes no céntimos, from a file or from the figures that it had', async () => {
  const { call, yearId } = openReferences();
  const column = { id: null, group: null, addsUp: false, namesRows: false, decimals: 0 } as const;
  const given = {
    yearId,
    label: 'Tabla N° 31',
    title: 'Pagos',
    section: '',
    dimension: 'mes',
    source: null,
    page: null,
    hasTotal: false,
  };
  const { id: tableId } = await call('reference.define', {
    ...given,
    tableId: null,
    columns: [
      { ...column, label: 'Mes', kind: 'text' as const, namesRows: true },
      { ...column, label: 'Pagos S/', kind: 'amount' as const },
    ],
  });
  const block = [
    ['Mes', 'Pagos S/'],
    ['Enero', '12.50'],
    ['Febrero', '13.00'],
  ];
  const proposal = await call('reference.readBlock', { yearId, caption: '', block, tableId });
  expect(proposal?.unread).toEqual(['Enero, «Pagos S/»: «12.50»']);
  await call('reference.takeBlock', { yearId, tableId, caption: '', block });
  const stored = await call('reference.table', { yearId, tableId });
  expect(texts(stored)).toEqual([
    ['Enero', null],
    ['Febrero', 1300],
  ]);
  const define = (decimals: 0 | 2) =>
    call('reference.define', {
      ...given,
      tableId,
      columns: stored.columns.map(({ id, label, kind, namesRows }) => ({
        ...column,
        ...{ id, label, kind, namesRows, decimals: kind === 'amount' ? decimals : 0 },
      })),
    });
  await define(2);
  const [january] = stored.rows;
  const cells = [{ rowId: january?.id ?? 0, columnId: stored.columns[1]?.id ?? 0, text: '12.50' }];
  await call('reference.setCells', { yearId, cells });
  await expect(define(0)).rejects.toMatchObject({
    code: 'bad-value',
    detail: { text: '12.50', expected: 'un monto en soles enteros' },
  });
  expect(texts(await call('reference.table', { yearId, tableId }))).toEqual([
    ['Enero', 1250],
    ['Febrero', 1300],
  ]);
});

it('a table without a number is told by its name', async () => {
  const { call, yearId } = openReferences();
  const block = [
    ['Mes', 'Pagos'],
    ['Enero', '12'],
    ['Febrero', '13'],
    ['Total', '26'],
  ];
  const { id: tableId } = await call('reference.takeBlock', { yearId, tableId: null, caption: 'Pagos por mes', block });
  const { label, number, findings } = await call('reference.table', { yearId, tableId });
  expect([label, number]).toEqual(['Tabla nueva', 0]);
  expect(findings.map(({ text }) => text)).toEqual([
    'En la tabla «Tabla nueva», «Pagos»: las filas suman 25 y el total impreso es 26 (diferencia 1).',
  ]);
});
