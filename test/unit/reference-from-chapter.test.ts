import { describe, expect, it } from 'vitest';
import { cents } from '#shared/domain/money.ts';
import { castingFindings } from '#shared/domain/reference/checks.ts';
import { referenceOf } from '#shared/domain/reference/from-chapter.ts';
import { indexTables } from '#shared/domain/reference/index-tables.ts';
import type { Cell, TableModel } from '#shared/domain/table-model.ts';

const amount = (value: number | null, decimals: 0 | 2): Cell => ({
  kind: 'amount',
  value: value === null ? null : cents(value),
  decimals,
});
const percent = (scaled: number): Cell => ({ kind: 'percent', value: { scaled, decimals: 1 } });

function tableOf(
  decimals: 0 | 2,
  amounts: readonly (number | null)[],
  shares: readonly number[],
  total: number,
): TableModel {
  return {
    key: 'pim-by-generica',
    number: 19,
    label: 'Tabla N° 19',
    title: 'PIM por genérica',
    columns: [
      { key: 'generica', label: 'Genérica', kind: 'text', width: 1 },
      { key: 'pim', label: 'PIM', kind: 'amount', width: 1 },
      { key: 'share', label: 'Estructura', kind: 'percent', width: 1 },
    ],
    rows: [
      ...amounts.map((value, index) => ({
        key: `5-2${index}`,
        kind: 'body' as const,
        cells: [
          { kind: 'text', value: `5-2${index}. Gasto` } as const,
          amount(value, decimals),
          percent(shares[index] ?? 0),
        ],
      })),
      {
        key: 'total',
        kind: 'total',
        cells: [{ kind: 'text', value: 'TOTAL' }, amount(total, decimals), percent(1000)],
      },
    ],
    notes: [],
    source: null,
    preparedBy: null,
  };
}

describe('referenceOf', () => {
  it('takes amounts as they print: whole soles rounded once, céntimos as they are, blank as blank', () => {
    const whole = referenceOf(tableOf(0, [832_973, null], [333, 667], 832_973), 'generica', ['share']);
    expect(whole.rows.map(({ key, values, texts }) => [key, values, texts])).toEqual([
      ['5-20', { pim: 833_000, share: 333 }, { generica: '5-20. Gasto' }],
      ['5-21', { pim: null, share: 667 }, { generica: '5-21. Gasto' }],
    ]);
    expect(whole.total?.values).toEqual({ pim: 833_000, share: 1000 });
    const exact = referenceOf(tableOf(2, [832_973], [1000], 832_973), 'generica', ['share']);
    expect(exact.rows[0]?.values.pim).toBe(832_973);
  });

  it('says how each column rounds and whether it adds up', () => {
    const columns = (decimals: 0 | 2, shares: readonly string[]): readonly unknown[] =>
      referenceOf(tableOf(decimals, [100], [1000], 100), 'generica', shares).columns.map((column) => [
        column.kind,
        column.decimals,
        column.rounded,
        column.total,
      ]);
    expect(columns(0, ['share'])).toEqual([
      ['text', 0, false, 'none'],
      ['amount', 0, true, 'sum'],
      ['percent', 1, true, 'sum'],
    ]);
    expect(columns(2, [])).toEqual([
      ['text', 0, false, 'none'],
      ['amount', 2, false, 'sum'],
      ['percent', 1, true, 'none'],
    ]);
  });

  it('a rounded table that misses its total by a digit gets a note, one that misses it by more an error', () => {
    const casting = (model: TableModel): readonly unknown[] =>
      castingFindings(indexTables([referenceOf(model, 'generica', ['share'])])).map(({ severity, differences }) => [
        severity,
        differences.map(({ difference }) => difference),
      ]);
    expect(casting(tableOf(0, [150, 150, 150], [334, 333, 334], 450))).toEqual([['note', [-100, -1]]]);
    expect(casting(tableOf(2, [150, 150, 150], [333, 333, 334], 451))).toEqual([['error', [1]]]);
    expect(casting(tableOf(2, [150, 150, 150], [333, 333, 334], 450))).toEqual([]);
  });
});
