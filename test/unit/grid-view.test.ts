import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '#shared/domain/money.ts';
import type { Cell } from '#shared/domain/table-model.ts';
import { filling, fillSource, replacing } from '../../src-renderer/ui/grid/actions.ts';
import { type GridColumn, type RowLook, textCell } from '../../src-renderer/ui/grid/columns.ts';
import { type Content, editsIn } from '../../src-renderer/ui/grid/content.ts';
import { findAll, nextOf, replaced } from '../../src-renderer/ui/grid/find.ts';
import { rowNamed } from '../../src-renderer/ui/grid/go-to.ts';
import { shownRows } from '../../src-renderer/ui/grid/order.ts';
import { spokenCell } from '../../src-renderer/ui/grid/spoken.ts';
import { summaryOf } from '../../src-renderer/ui/grid/summary.ts';

type Row = { readonly name: string; readonly look: RowLook; readonly value: number | null };
const row = (name: string, value: number | null, look: RowLook = 'body'): Row => ({ name, value, look });
const rows: readonly Row[] = [
  row('Resultado', null, 'heading'),
  row('b', 2),
  row('Ámbito', null, 'detail'),
  row('a', 10),
  row('c', null),
  row('Producto', null, 'heading'),
  row('d', 5),
];
const shown = (sort: 'up' | 'down' | null, words = ''): string =>
  shownRows(rows, {
    lookOf: ({ look }) => look,
    sort: sort && { cellOf: ({ value }) => ({ kind: 'count', value }), descending: sort === 'down' },
    words,
    textsOf: ({ name }) => [name],
  })
    .map(({ name }) => name)
    .join(' ');

it('sorts within headings, keeps details under their row, and puts cells without a value last in both directions', () => {
  expect(shown('up')).toBe('Resultado b Ámbito a c Producto d');
  expect(shown('down')).toBe('Resultado a b Ámbito c Producto d');
  expect(shown(null)).toBe('Resultado b Ámbito a c Producto d');
});

it('a filter finds without accents and capitals, shows the whole family, and drops headings without rows', () => {
  expect(shown(null, 'AMBITO')).toBe('Resultado b Ámbito');
  expect(shown(null, 'd')).toBe('Producto d');
  expect(shown(null, 'zzz')).toBe('');
});

it('sorting loses no row and does not touch the list it was given', () => {
  const list = fc.array(fc.option(fc.integer(), { nil: null }).map((value) => row('x', value)));
  fc.assert(
    fc.property(list, fc.boolean(), (given, descending) => {
      const before = [...given];
      const sorted = shownRows(given, {
        lookOf: ({ look }) => look,
        sort: { cellOf: ({ value }) => ({ kind: 'count', value }), descending },
        words: '',
        textsOf: () => [],
      });
      expect(given).toEqual(before);
      expect(new Set(sorted)).toEqual(new Set(given));
      const values = sorted.map(({ value }) => value).filter((value) => value !== null);
      expect(values).toEqual(values.toSorted((a, b) => (descending ? b - a : a - b)));
    }),
  );
});

it('adds and averages figures of one unit exactly, and only counts where units differ', () => {
  const amounts: Cell[] = [10, 20].map((value) => ({ kind: 'amount', value: cents(value), decimals: 0 }));
  expect(summaryOf(amounts)).toEqual({ count: 2, sum: '0.30', average: '0.15' });
  const counts: Cell[] = [51, 4, 4].map((value) => ({ kind: 'count', value }));
  expect(summaryOf([...counts, { kind: 'count', value: null }])).toEqual({ count: 3, sum: '59', average: '19.67' });
  expect(summaryOf([...amounts, ...counts])).toEqual({ count: 5, sum: null, average: null });
  expect(
    summaryOf([
      { kind: 'text', value: 'a' },
      { kind: 'text', value: '' },
    ]),
  ).toEqual({ count: 1, sum: null, average: null });
  const percents: Cell[] = [
    { kind: 'decimal', value: { scaled: 535, decimals: 2 }, mark: null, suffix: '%' },
    { kind: 'decimal', value: { scaled: 5, decimals: 0 }, mark: null, suffix: '%' },
    { kind: 'decimal', value: null, mark: 'nd', suffix: '%' },
  ];
  expect(summaryOf(percents)).toEqual({ count: 3, sum: '10.35%', average: '5.18%' });
});

it('finds in reading order from the active cell and goes round, and replaces words literally', () => {
  const texts = [
    ['51', 'Ñandú'],
    ['a', '1510'],
  ];
  const found = findAll({ rows: 2, cols: 2 }, ({ row: r, col }) => [texts[r]?.[col] ?? ''], '51');
  expect(found).toEqual([
    { row: 0, col: 0 },
    { row: 1, col: 1 },
  ]);
  expect(nextOf(found, { row: 0, col: 0 }, false)).toEqual({ row: 1, col: 1 });
  expect(nextOf(found, { row: 1, col: 1 }, false)).toEqual({ row: 0, col: 0 });
  expect(nextOf(found, { row: 0, col: 0 }, true)).toEqual({ row: 1, col: 1 });
  expect(nextOf([], { row: 0, col: 0 }, false)).toBeNull();
  expect(findAll({ rows: 2, cols: 2 }, ({ row: r, col }) => [texts[r]?.[col] ?? ''], 'nandu')).toHaveLength(1);
  expect(replaced('Año 1 (año)', 'ANO', '$&')).toBe('$& 1 ($&)');
  expect(replaced('1510', '51', '')).toBe('10');
  expect(replaced('a', '', 'x')).toBe('a');
});

const columns: readonly GridColumn<Row>[] = [
  { key: 'name', label: 'Nombre', kind: 'text', width: 100, cell: ({ name }) => ({ kind: 'text', value: name }) },
  {
    key: 'value',
    label: 'Valor',
    kind: 'count',
    width: 100,
    cell: ({ value }) => ({ kind: 'count', value }),
    editable: ({ look }) => look !== 'heading',
    overridden: ({ name }) => (name === 'd' ? 'Escrito sobre 4: acta 12' : null),
    warning: ({ value }) => (value === null ? 'Falta' : null),
  },
];
const content: Content<Row> = { rows, columns };

it('an act writes only what changes, and counts what it may not change', () => {
  const all = { top: 0, bottom: 3, left: 1, right: 1 };
  const { edits, locked } = editsIn(content, all, () => '2');
  expect(edits.map(({ row: { name }, text }) => `${name}=${text}`)).toEqual(['Ámbito=2', 'a=2']);
  expect(locked).toBe(1);
});

it('fills from the first cells of the selection, or from those before it', () => {
  expect(fillSource({ top: 1, bottom: 3, left: 1, right: 2 }, 'down')).toEqual({
    top: 1,
    bottom: 1,
    left: 1,
    right: 2,
  });
  expect(fillSource({ top: 3, bottom: 3, left: 1, right: 1 }, 'down')).toEqual({
    top: 2,
    bottom: 2,
    left: 1,
    right: 1,
  });
  expect(fillSource({ top: 0, bottom: 0, left: 1, right: 1 }, 'down')).toBeNull();
  expect(fillSource({ top: 0, bottom: 0, left: 0, right: 1 }, 'right')).toEqual({
    top: 0,
    bottom: 0,
    left: 0,
    right: 0,
  });
  const down = filling(content, { top: 1, bottom: 1, left: 1, right: 1 }, { top: 1, bottom: 4, left: 1, right: 1 });
  expect(down.edits.map(({ row: { name }, text }) => `${name}=${text}`)).toEqual(['Ámbito=2', 'a=2', 'c=2']);
});

it('replaces in what can be edited and tells of the rest', () => {
  const cells = [
    { row: 1, col: 1 },
    { row: 1, col: 0 },
  ];
  const { edits, locked } = replacing(content, cells, '2', '3');
  expect(edits.map(({ key, text }) => `${key}=${text}`)).toEqual(['value=3']);
  expect(locked).toBe(0);
  expect(replacing(content, cells, 'b', 'x')).toEqual({ edits: [], locked: 1 });
});

it('says to a screen reader the heading, the row, the value and the state of a cell', () => {
  const at = (r: number, col: number, reason: string | null = null) =>
    spokenCell(content, { active: { row: r, col }, box: { top: r, bottom: r, left: col, right: col }, reason });
  expect(at(1, 1)).toBe('Valor, b, 2. Editable');
  expect(at(4, 1, 'No es un número')).toBe('Valor, c, –. Editable. Falta. Aviso: No es un número');
  expect(at(6, 1)).toBe('Valor, d, 5. Editable. Escrito sobre 4: acta 12');
  expect(at(1, 0)).toBe('Nombre, b. Solo lectura');
  const box = { top: 1, bottom: 3, left: 0, right: 1 };
  expect(spokenCell(content, { active: { row: 1, col: 0 }, box, reason: null })).toBe(
    'Nombre, b. Solo lectura. Seleccionadas 3 filas por 2 columnas',
  );
});

describe('going to a row', () => {
  const columns: GridColumn<readonly [string, string]>[] = [
    { key: 'code', label: '', kind: 'text', width: 80, cell: ([code]) => textCell(code) },
    { key: 'name', label: '', kind: 'text', width: 80, cell: ([, name]) => textCell(name) },
  ];
  const content = {
    columns,
    rows: [
      ['5-21', 'Personal'],
      ['5-24', 'Donaciones y transferencias'],
      ['6-24', 'Donaciones y transferencias'],
      ['2', 'Adquisición'],
    ] as const,
  };

  it('finds it by its code, a word of its name without accents, or its number', () => {
    expect(rowNamed(content, '6-24', 0)).toBe(2);
    expect(rowNamed(content, 'ADQUISICION', 0)).toBe(3);
    expect(rowNamed(content, 'trans', 0)).toBe(1);
    expect(rowNamed(content, '3', 0)).toBe(2);
  });

  it('takes a code before a row number, and the next row of the same name each time', () => {
    expect(rowNamed(content, '2', 0)).toBe(3);
    expect(rowNamed(content, 'donaciones', 1)).toBe(2);
    expect(rowNamed(content, 'donaciones', 2)).toBe(1);
  });

  it('finds nothing for no words, other words and numbers beyond the last row', () => {
    for (const query of ['', ' ', 'onaciones', '9', '0', '-1']) expect(rowNamed(content, query, 0)).toBeNull();
    expect(rowNamed({ columns, rows: [] }, '1', -1)).toBeNull();
  });
});
