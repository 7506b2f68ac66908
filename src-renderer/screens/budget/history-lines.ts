import {
  type HistoryMeasure,
  type HistoryYear,
  historyFields,
  historyMeasures,
} from '#shared/domain/budget-history.ts';
import type { Cents } from '#shared/domain/money.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { figureWidth, type GridColumn, type GridEdit, textCell } from '../../ui/grid/columns.ts';
import type { AddedRow } from '../../ui/grid/rows.ts';

const text = es.budget.history;
const amount = (value: Cents | null) => ({ kind: 'amount', value, decimals: 0 }) as const;

export const lineId = ({ year }: HistoryYear): string => String(year);

/** `editable`: the year is not closed. What was imported is edited where it was imported. */
export function historyColumns(rows: readonly HistoryYear[], editable: boolean): readonly GridColumn<HistoryYear>[] {
  const typed = ({ imported, typed: own }: HistoryYear): boolean => editable && own !== null && imported === null;
  return [
    {
      key: 'year',
      label: text.year,
      kind: 'text',
      width: 90,
      frozen: true,
      cell: ({ year }) => textCell(String(year)),
      editable: typed,
    },
    ...historyMeasures.map(
      (measure): GridColumn<HistoryYear> => ({
        key: measure,
        label: es.screens.measures[measure],
        kind: 'amount',
        width: figureWidth(
          rows.map(({ amounts }) => cellText(amount(amounts[measure]))),
          150,
        ),
        cell: ({ amounts }) => amount(amounts[measure]),
        editable: ({ imported, typed: own }) => editable && own !== null && (imported?.[measure] ?? null) === null,
        source: ({ imported }) => ((imported?.[measure] ?? null) === null ? null : originOf(imported)),
        warning: (row) => differenceOf(row, measure),
      }),
    ),
    {
      key: 'progress',
      label: es.screens.measures.progress,
      kind: 'percent',
      width: 100,
      cell: ({ progress }) => ({ kind: 'percent', value: progress }),
    },
    {
      key: 'source',
      label: text.source,
      kind: 'text',
      width: 240,
      grows: true,
      cell: ({ imported, typed: own }) => textCell(imported === null ? (own?.source ?? '') : originOf(imported)),
      editable: typed,
    },
  ];
}

const originOf = (imported: HistoryYear['imported']): string => (imported?.isExample ? text.example : text.imported);

function differenceOf({ imported, typed, differs }: HistoryYear, measure: HistoryMeasure): string | null {
  const [own, written] = [imported?.[measure] ?? null, typed?.[measure] ?? null];
  if (!differs.includes(measure) || own === null || written === null) return null;
  const decimals = own % 100 === 0 && written % 100 === 0 ? 0 : 2;
  return text.differs(tableAmount(written, decimals), tableAmount(own, decimals));
}

export const historyCell = ({ row, key, text: written }: GridEdit<HistoryYear>) => ({
  year: row.year,
  field: fieldOf(key),
  text: written,
});

/** Of a pasted row only what can be written: the progress is computed. */
export const historyRow = (added: AddedRow) =>
  Object.fromEntries(historyFields.flatMap((field) => (added[field] === undefined ? [] : [[field, added[field]]])));

function fieldOf(key: string) {
  const field = historyFields.find((each) => each === key);
  if (!field) throw new Error(`column ${key} is not written`);
  return field;
}

/** The years from the left, and the same in words. */
export function historyChart(rows: readonly HistoryYear[]) {
  const shown = rows.toSorted((a, b) => a.year - b.year);
  return {
    categories: shown.map(({ year }) => String(year)),
    series: historyMeasures.map((measure) => ({
      name: es.screens.measures[measure],
      values: shown.map(({ amounts }) => amounts[measure]),
    })),
    label: text.chartLabel(
      shown.map(({ year, amounts: { pia, pim, devengado } }) =>
        es.screens.budget.chartRow(
          String(year),
          cellText(amount(pia)),
          cellText(amount(pim)),
          cellText(amount(devengado)),
        ),
      ),
    ),
  };
}
