import type { BudgetRow } from '#shared/domain/budget.ts';
import type { ChartModel } from '#shared/domain/chapter-model.ts';
import { shownRows } from '#shared/domain/execution.ts';
import type { ChartSettings } from '#shared/domain/settings.ts';
import { noValue } from '#shared/format/cell-text.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { ChapterData } from './chapter-data.ts';
import { codedName } from './tables/frame.ts';

/** The execution chart, drawn from the same rows as its table (TC7); its words and figures also as alternative text (TC10). */
export function executionChart(
  data: ChapterData,
  place: { readonly number: number; readonly label: string; readonly fill: (text: string) => string },
): ChartModel {
  const { type, dimension, series, title, source, preparedBy } = data.settings.chart;
  const { number, label, fill } = place;
  const rows = shownRows(data.budget[dimension].rows, series);
  const categories = rows.map((row) => categoryName(dimension, row));
  return {
    key: 'execution',
    number,
    label,
    title: fill(title),
    type,
    categories,
    series: series.map((measure) => ({
      name: es.chapter.series[measure],
      values: rows.map((row) => row[measure]),
    })),
    alternativeText: es.chapter.chartText(
      type,
      fill(title),
      es.chapter.chartBy[dimension],
      rows.map((row, index) => ({
        category: categories[index] ?? row.code,
        values: series.map((measure) => pointText(measure, row)),
      })),
    ),
    source: source === null ? null : fill(source),
    preparedBy: preparedBy === null ? null : fill(preparedBy),
  };
}

/** Names of activities are too long for an axis; their table, which has code and name, stands in the same section. */
const categoryName = (dimension: ChartSettings['dimension'], { code, name }: BudgetRow): string =>
  dimension === 'activity' ? code : codedName(code, name);

function pointText(measure: ChartSettings['series'][number], row: BudgetRow): string {
  const value = row[measure];
  return es.chapter.chartPoint(es.chapter.series[measure], value === null ? noValue : tableAmount(value, 0));
}
