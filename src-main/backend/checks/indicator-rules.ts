import type { IndicatorRow, IndicatorTable } from '#shared/contract/types.ts';
import { cellAddress } from '#shared/domain/cell-address.ts';
import type { Finding } from '#shared/domain/checks.ts';
import { type Figure, sameFigure } from '#shared/domain/decimal.ts';
import { rangeProblem } from '#shared/domain/indicators.ts';
import { cellText } from '#shared/format/cell-text.ts';

type Facts = { readonly indicators: IndicatorTable };

/** SPEC ID-1: no value is outside of the range of its type. A percentage above 100 may be right, so it can be accepted. */
export function valuesInRange({ indicators }: Facts): readonly Finding[] {
  return shownValues(indicators).flatMap(({ row, value }): readonly Finding[] => {
    const problem = value.value && rangeProblem(row.unitType, value.value);
    if (!problem) return [];
    return [
      {
        rule: 'indicator-range',
        severity: 'warning',
        where: [{ cell: cellAddress({ kind: 'indicator', id: row.id, year: value.year }) }],
        expected: '',
        found: textOf(row, value),
        difference: null,
        detail: { indicator: row.name, year: String(value.year), problem },
      },
    ];
  });
}

/** SPEC ID-5, CK18: history says what an earlier report published, or somebody said why not. */
export function historyAsPublished({ indicators }: Facts): readonly Finding[] {
  return shownValues(indicators).flatMap(({ row, value }): readonly Finding[] => {
    const { published } = value;
    if (published === null || sameFigure(published, value)) return [];
    return [
      {
        rule: 'published-differs',
        severity: 'note',
        where: [{ cell: cellAddress({ kind: 'indicator', id: row.id, year: value.year }) }],
        expected: textOf(row, published),
        found: textOf(row, value),
        difference: null,
        detail: { indicator: row.name, year: String(value.year), reason: value.correction ?? '' },
      },
    ];
  });
}

/** Values of a year that is no column any more are kept, but nobody sees them. */
function shownValues({ rows, years }: IndicatorTable) {
  const shown = new Set(years.map(({ year }) => year));
  return rows.flatMap((row) => row.values.filter(({ year }) => shown.has(year)).map((value) => ({ row, value })));
}

const textOf = ({ unit }: IndicatorRow, { value, mark }: Figure): string =>
  cellText({ kind: 'decimal', value, mark, suffix: unit === 'percent' ? '%' : '' });
