import type { IndicatorRow, IndicatorTable } from '#shared/contract/types.ts';
import { cellAddress } from '#shared/domain/cell-address.ts';
import type { Finding } from '#shared/domain/checks.ts';
import { type Figure, sameFigure } from '#shared/domain/decimal.ts';
import { rangeProblem } from '#shared/domain/indicators.ts';
import { isJump } from '#shared/domain/jumps.ts';
import { anchors } from '#shared/domain/notes.ts';
import { cellText } from '#shared/format/cell-text.ts';
import type { CheckFacts } from './check-facts.ts';

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

/**
 * CK9: a result that is far from that of the year before is explained by a note on its name, its value or
 * its year. Across a change of method the two are not compared (IN7), and a projection is not a result.
 */
export function jumpsExplained({
  indicators,
  notes,
  settings,
}: Facts & Pick<CheckFacts, 'notes' | 'settings'>): readonly Finding[] {
  const historical = indicators.years.filter(({ kind }) => kind === 'historical').map(({ year }) => year);
  const noted = new Set((notes.indicators ?? []).flatMap((note) => note.anchors));
  return indicators.rows.flatMap((row) =>
    historical.flatMap((year, index): readonly Finding[] => {
      const [before, now] = [historical[index - 1], year].map((at) => row.values.find((value) => value.year === at));
      if (
        !before?.value ||
        !now?.value ||
        now.methodBreak ||
        !isJump(before.value, now.value, settings.checks.jumpPercent)
      )
        return [];
      const places = [
        anchors.row(String(row.id)),
        anchors.value(String(row.id), String(year)),
        anchors.column(`y${year}`),
      ];
      if (places.some((place) => noted.has(place))) return [];
      return [
        {
          rule: 'indicator-jump',
          severity: 'warning',
          where: [{ cell: cellAddress({ kind: 'indicator', id: row.id, year }) }],
          expected: textOf(row, before),
          found: textOf(row, now),
          difference: null,
          detail: { indicator: row.name, year: String(year), before: String(before.year) },
        },
      ];
    }),
  );
}

/** Values of a year that is no column any more are kept, but nobody sees them. */
function shownValues({ rows, years }: IndicatorTable) {
  const shown = new Set(years.map(({ year }) => year));
  return rows.flatMap((row) => row.values.filter(({ year }) => shown.has(year)).map((value) => ({ row, value })));
}

const textOf = ({ unit }: IndicatorRow, { value, mark }: Figure): string =>
  cellText({ kind: 'decimal', value, mark, suffix: unit === 'percent' ? '%' : '' });
