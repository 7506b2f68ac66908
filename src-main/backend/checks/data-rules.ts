import type { BudgetDimension, BudgetSource, BudgetView } from '#shared/domain/budget.ts';
import type { Finding } from '#shared/domain/checks.ts';
import { cents } from '#shared/domain/money.ts';
import { type SourceDifference, sourceDifferences } from '#shared/domain/source-checks.ts';
import { dateText, tableAmount } from '#shared/format/es-pe.ts';
import type { SourceBeside, TotalBeside } from './checks.queries.ts';

/** IM16: a second source of the same budget says the same, up to what its rounding explains. */
export function sourcesAgree(
  budget: Readonly<Record<BudgetDimension, BudgetView>>,
  beside: readonly SourceBeside[],
): readonly Finding[] {
  return beside.flatMap((other) => {
    const official = budget[other.dimension];
    const { source } = official;
    if (source === null) return [];
    return sourceDifferences({ rows: official.rows, scale: source.scale }, other).map((difference) =>
      disagreement(other.dimension, source, other, difference),
    );
  });
}

/** IM16: a file that no table is made of says the same total, up to a sol for each of the rows that are rounded. */
export function totalsAgree(
  budget: Readonly<Record<BudgetDimension, BudgetView>>,
  beside: readonly TotalBeside[],
): readonly Finding[] {
  const dimension = budget.generica.source === null ? 'activity' : 'generica';
  const { source, total, rows } = budget[dimension];
  if (source === null) return [];
  return beside.flatMap((other) =>
    (['pia', 'pim', 'devengado'] as const).flatMap((measure): readonly Finding[] => {
      const [official, found] = [total[measure], other.total[measure]];
      if (official === null || found === null) return [];
      const rounded = (source.scale === 'soles' ? rows.length : 0) + (other.scale === 'soles' ? other.rows : 0);
      if (Math.abs(official - found) <= rounded * oneSol) return [];
      return [disagreement(dimension, source, other, { code: null, measure, official, other: found })];
    }),
  );
}

const oneSol = 100;

const disagreement = (
  dimension: BudgetDimension,
  source: BudgetSource,
  other: Pick<SourceBeside, 'fileName' | 'cutOffDate'>,
  difference: SourceDifference,
): Finding => ({
  rule: 'sources-agree',
  severity: 'warning',
  where: [{ table: tableOf(dimension, difference), row: difference.code ?? 'total', column: difference.measure }],
  expected: tableAmount(cents(difference.official), 2),
  found: tableAmount(cents(difference.other), 2),
  difference: tableAmount(cents(difference.other - difference.official), 2),
  subject: other.fileName,
  detail: {
    measure: difference.measure,
    row: difference.code ?? 'total',
    officialFile: source.fileName,
    officialDate: source.cutOffDate === null ? '' : dateText(source.cutOffDate),
    otherFile: other.fileName,
    otherDate: other.cutOffDate === null ? '' : dateText(other.cutOffDate),
  },
});

/** The table where a person sees the figure; the opening budget by activity is in none, its table is still the nearest. */
function tableOf(
  dimension: BudgetDimension,
  { measure }: SourceDifference,
): 'pim-by-generica' | 'execution-by-generica' | 'execution-by-activity' {
  if (dimension === 'activity') return 'execution-by-activity';
  return measure === 'pia' ? 'pim-by-generica' : 'execution-by-generica';
}
