import type { Workbook, Worksheet } from 'exceljs';
import type { ChartModel } from '#shared/domain/chapter-model.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import { addTableSheet } from './table-sheet.ts';

/** The figures behind a chart as a table of their own (TC10), in soles with céntimos. */
export function addChartSheet(workbook: Workbook, name: string, chart: ChartModel): Worksheet {
  return addTableSheet(workbook, name, chartTable(chart));
}

function chartTable(chart: ChartModel): TableModel {
  return {
    key: 'execution-by-activity',
    number: chart.number,
    label: chart.label,
    title: chart.title,
    columns: [
      { key: 'category', label: es.documents.category, kind: 'text', width: 40 },
      ...chart.series.map(({ name }, index) => ({
        key: `series${index}`,
        label: name,
        kind: 'amount' as const,
        width: 20,
      })),
    ],
    rows: chart.categories.map((category, row) => ({
      key: String(row),
      kind: 'body',
      cells: [
        { kind: 'text', value: category },
        ...chart.series.map(({ values }) => ({
          kind: 'amount' as const,
          value: values[row] ?? null,
          decimals: 2 as const,
        })),
      ],
    })),
    notes: [],
    source: chart.source,
    preparedBy: chart.preparedBy,
  };
}
