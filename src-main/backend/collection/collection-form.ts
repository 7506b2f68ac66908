import type { IndicatorRow } from '#shared/contract/types.ts';
import { cellAddress } from '#shared/domain/cell-address.ts';
import {
  type FormCell,
  type FormSheet,
  type FormWorkbook,
  formHeaderRow,
  formMark,
  formVersion,
  labelSeparator,
} from '#shared/domain/collection-form.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { indicatorsOfYear } from '../indicators/indicators.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { printedTargets, type TargetData } from '../targets/targets.queries.ts';
import { yearSettings } from '../years/settings.queries.ts';

const text = es.collection;

export type FormRequest = {
  readonly yearId: number;
  readonly year: number;
  /** Acronym; `null`: everything. */
  readonly organicUnit: string | null;
  /** ISO time. */
  readonly madeAt: string;
};

/**
 * The form of a year, filled with what is known: goals and indicators of the whole, or the shares of one organic unit. Each
 * cell that may be written in is marked with the figure it is and what that figure said when the form was made.
 */
export function collectionForm(db: Db, { yearId, year, organicUnit, madeAt }: FormRequest): FormWorkbook {
  const { entity } = yearSettings(db, yearId);
  const sheets = [
    goalSheet(printedTargets(db, yearId).targets, organicUnit),
    ...(organicUnit === null ? [indicatorSheet(db, yearId)] : []),
  ].filter(({ rows }) => rows.length > 0);
  return {
    title: text.title(year),
    institution: entity.institution,
    facts: [
      [text.unit, `${entity.secEjec} ${entity.executingUnitName}`],
      [text.year, String(year)],
      [text.organicUnit, organicUnit ?? text.wholeUnit],
      [text.madeAt, dateText(madeAt.slice(0, 10))],
      [text.version, formVersion],
    ],
    instructions: text.instructions,
    sheets: sheets.map(({ places, ...sheet }) => sheet),
    marks: [
      [formMark, formVersion],
      ['year', String(year)],
      ['unit', entity.secEjec],
      ['organic-unit', organicUnit ?? ''],
      ['made-at', madeAt],
      ...sheets.flatMap(({ name, places }) => places.map((place) => ['cell', name, ...place])),
    ],
  };
}

/** As the marks sheet keeps them. `labels`: the columns that say what the row is, and what they said. */
type Place = readonly [row: string, column: string, labels: string, label: string, address: string, present: string];
type MarkedSheet = FormSheet & { readonly places: readonly Place[] };
type Written = FormCell & { readonly address?: string };

function marked(
  sheet: Omit<FormSheet, 'rows'>,
  labels: readonly number[],
  rows: readonly (readonly Written[])[],
): MarkedSheet {
  const labelOf = (cells: readonly Written[]): string =>
    labels.map((column) => cells[column - 1]?.text ?? '').join(labelSeparator);
  const places = rows.flatMap((cells, row) =>
    cells.flatMap(({ address, text: present }, column): readonly Place[] =>
      address === undefined
        ? []
        : [[String(formHeaderRow + 1 + row), String(column + 1), labels.join(' '), labelOf(cells), address, present]],
    ),
  );
  return { ...sheet, rows, places };
}

const locked = (value: string): Written => ({ text: value, input: null });

function goalSheet(targets: readonly TargetData[], organicUnit: string | null): MarkedSheet {
  const columns = [14, 60, 20, 18, 16, 16].map((width, index) => ({ label: text.goalColumns[index] ?? '', width }));
  const rows = targets.flatMap((target): readonly (readonly Written[])[] => {
    const line = (share: string, kind: 'target' | 'target-unit', of: Goal): readonly Written[] => [
      ...[target.activityCode, target.activityName, target.unit.name, share].map(locked),
      ...(['programmed', 'executed'] as const).map(
        (field): Written => ({
          text: of[field] === null ? '' : String(of[field]),
          input: 'count',
          address: cellAddress({ kind, id: of.id, field }),
        }),
      ),
    ];
    const shares = target.units
      .filter(({ acronym }) => organicUnit === null || acronym === organicUnit)
      .map((share) => line(share.acronym, 'target-unit', share));
    return organicUnit === null ? [line(text.total, 'target', target), ...shares] : shares;
  });
  return marked({ name: text.goalsSheet, title: text.goalsTitle, columns }, [1, 4], rows);
}

type Goal = { readonly id: number; readonly programmed: number | null; readonly executed: number | null };

function indicatorSheet(db: Db, yearId: number): MarkedSheet {
  const { years, rows } = indicatorsOfYear(db, yearId);
  const columns = [
    { label: text.indicator, width: 70 },
    { label: text.level, width: 40 },
    ...years.map(({ year }) => ({ label: String(year), width: 13 })),
  ];
  return marked(
    { name: text.indicatorsSheet, title: text.indicatorsTitle, columns },
    [1],
    rows.map((row) => [locked(row.name), locked(row.level), ...years.map(({ year }) => valueCell(row, year))]),
  );
}

/** A value that follows from others, or that a report has published, is only shown: it changes in the program, with a reason. */
function valueCell(row: IndicatorRow, year: number): Written {
  const value = row.values.find((each) => each.year === year);
  const shown =
    value === undefined || (value.value === null && value.mark === null)
      ? ''
      : cellText({ kind: 'decimal', value: value.value, mark: value.mark, suffix: row.unit === 'percent' ? '%' : '' });
  const open = value === undefined || (!value.computed && value.published === null);
  if (!open) return locked(shown);
  return { text: shown, input: 'figure', address: cellAddress({ kind: 'indicator', id: row.id, year }) };
}
