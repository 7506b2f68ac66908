import type {
  IndicatorLevel,
  IndicatorRow,
  IndicatorSheet,
  IndicatorTable,
  IndicatorValue,
  IndicatorYear,
} from '#shared/contract/types.ts';
import { decimalOf, figureOf, type Mark } from '#shared/domain/decimal.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import { type Measure, quotientOf, type Sense, type UnitType } from '#shared/domain/indicators.ts';
import { type AnchoredNote, anchors, numberNotes, readingOrder } from '#shared/domain/notes.ts';
import { notesOfYear } from '../catalogue/notes.queries.ts';
import type { Db } from '../platform/db/open.ts';

/** The indicators of a year as table 23 has them, with the numbers of the notes after their names. */
export function indicatorTable(db: Db, yearId: number): IndicatorTable {
  return withNoteNumbers(indicatorsOfYear(db, yearId), notesOfYear(db, yearId).indicators ?? []);
}

/** The same without the notes of the names, for whoever numbers them anyway. */
export function indicatorsOfYear(db: Db, yearId: number): IndicatorTable {
  const values = groupBy(storedValues(db, yearId), (value) => value.indicatorId);
  return {
    years: yearsOfTable(db, yearId),
    levels: db
      .prepare<[number], IndicatorLevel>(
        'SELECT id, kind, name FROM indicator_level WHERE year_id = ? ORDER BY position, id',
      )
      .all(yearId),
    rows: db
      .prepare<[number], StoredIndicator>(
        `SELECT indicator.id, level.id AS levelId, level.name AS level, indicator.name, indicator.unit,
                indicator.unit_type AS unitType, indicator.rate_base AS rateBase, indicator.sense, indicator.decimals,
                indicator.definition, indicator.formula, indicator.numerator, indicator.denominator, indicator.source,
                indicator.method, indicator.responsible, indicator.periodicity, indicator.baseline,
                indicator.to_review AS toReview
           FROM indicator JOIN indicator_level AS level ON level.id = indicator.level_id
          WHERE indicator.year_id = ? ORDER BY level.position, level.id, indicator.position, indicator.id`,
      )
      .all(yearId)
      .map((row) => toRow(row, values.get(row.id) ?? [])),
  };
}

/** The columns of the table, the earliest first. */
export const yearsOfTable = (db: Db, yearId: number): readonly IndicatorYear[] =>
  db
    .prepare<[number], IndicatorYear>('SELECT year, kind FROM indicator_year WHERE year_id = ? ORDER BY year')
    .all(yearId);

/** A value as it is stored; `figureOfValue` says what it comes to. */
export type StoredValue = {
  readonly id: number;
  readonly indicatorId: number;
  readonly year: number;
  readonly scaled: number | null;
  readonly decimals: number | null;
  readonly mark: Mark | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly source: string;
  readonly methodBreak: 0 | 1;
  readonly goal: string;
  readonly published: string | null;
  readonly correction: string | null;
};

export const storedValues = (db: Db, yearId: number): readonly StoredValue[] =>
  db
    .prepare<[number], StoredValue>(
      `SELECT value.id, value.indicator_id AS indicatorId, value.year, value.scaled, value.decimals, value.mark,
              value.numerator, value.denominator, value.source, value.method_break AS methodBreak, value.goal,
              value.published, value.correction
         FROM indicator_value AS value JOIN indicator ON indicator.id = value.indicator_id
        WHERE indicator.year_id = ? ORDER BY value.indicator_id, value.year`,
    )
    .all(yearId);

/** What a stored value comes to: the quotient where there is one, else what was typed (SPEC ID-2). */
export function figureOfValue(
  measure: Measure,
  stored: Pick<StoredValue, 'scaled' | 'decimals' | 'mark' | 'numerator' | 'denominator'>,
): Pick<IndicatorValue, 'value' | 'mark' | 'computed'> {
  const { scaled, decimals, mark, numerator, denominator } = stored;
  const quotient =
    numerator === null || denominator === null
      ? null
      : quotientOf(measure, decimalOf(numerator), decimalOf(denominator));
  if (quotient !== null) return { value: quotient, mark: null, computed: true };
  return { value: scaled === null || decimals === null ? null : { scaled, decimals }, mark, computed: false };
}

type StoredIndicator = IndicatorSheet & {
  readonly id: number;
  readonly levelId: number;
  readonly level: string;
  readonly name: string;
  readonly unit: 'percent' | 'number';
  readonly unitType: UnitType;
  readonly rateBase: number;
  readonly sense: Sense | null;
  readonly decimals: number;
  readonly toReview: 0 | 1;
};

function toRow(stored: StoredIndicator, values: readonly StoredValue[]): IndicatorRow {
  const { id, levelId, level, name, unit, unitType, rateBase, sense, decimals, toReview, ...sheet } = stored;
  const measure = { unitType, rateBase, decimals };
  return {
    ...{ id, levelId, level, name, unit, unitType, rateBase, sense, decimals, sheet },
    notes: [],
    toReview: toReview === 1,
    values: values.map((value) => toValue(measure, value)),
  };
}

const toValue = (measure: Measure, stored: StoredValue): IndicatorValue => ({
  year: stored.year,
  ...figureOfValue(measure, stored),
  numerator: stored.numerator === null ? null : decimalOf(stored.numerator),
  denominator: stored.denominator === null ? null : decimalOf(stored.denominator),
  goal: figureOf(stored.goal),
  source: stored.source,
  methodBreak: stored.methodBreak === 1,
  published: stored.published === null ? null : figureOf(stored.published),
  correction: stored.correction,
});

/** The same order as in the printed table, so that screen and paper show the same numbers. */
function withNoteNumbers(table: IndicatorTable, notes: readonly AnchoredNote[]): IndicatorTable {
  const columns = table.years.map(({ year, kind }) => ({ key: `y${year}`, group: kind, value: String(year) }));
  const rowIds = table.rows.map((row) => String(row.id));
  const { numbersAt } = numberNotes(notes, readingOrder(rowIds, columns));
  return { ...table, rows: table.rows.map((row) => ({ ...row, notes: numbersAt(anchors.row(String(row.id))) })) };
}
