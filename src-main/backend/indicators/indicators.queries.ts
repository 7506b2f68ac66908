import type { IndicatorRow, IndicatorTable, IndicatorValue, IndicatorYear } from '#shared/contract/types.ts';
import type { Mark } from '#shared/domain/decimal.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import { type AnchoredNote, anchors, numberNotes, readingOrder } from '#shared/domain/notes.ts';
import { notesOfYear } from '../catalogue/notes.queries.ts';
import type { Db } from '../platform/db/open.ts';

/** The indicators of a year as table 23 has them, with the numbers of the notes after their names. */
export function indicatorTable(db: Db, yearId: number): IndicatorTable {
  return withNoteNumbers(indicatorsOfYear(db, yearId), notesOfYear(db, yearId).indicators ?? []);
}

/** The same without the notes of the names, for whoever numbers them anyway. */
export function indicatorsOfYear(db: Db, yearId: number): IndicatorTable {
  const values = groupBy(
    db
      .prepare<[number], StoredValue>(
        `SELECT value.indicator_id AS indicatorId, value.year, value.scaled, value.decimals, value.mark
           FROM indicator_value AS value JOIN indicator ON indicator.id = value.indicator_id
          WHERE indicator.year_id = ? ORDER BY value.year`,
      )
      .all(yearId),
    (value) => value.indicatorId,
  );
  return {
    years: db
      .prepare<[number], IndicatorYear>('SELECT year, kind FROM indicator_year WHERE year_id = ? ORDER BY year')
      .all(yearId),
    rows: db
      .prepare<[number], Omit<IndicatorRow, 'notes' | 'values'>>(
        `SELECT indicator.id, level.name AS level, indicator.name, indicator.unit, indicator.decimals
           FROM indicator JOIN indicator_level AS level ON level.id = indicator.level_id
          WHERE indicator.year_id = ? ORDER BY level.position, level.id, indicator.position, indicator.id`,
      )
      .all(yearId)
      .map((row) => ({ ...row, notes: [], values: (values.get(row.id) ?? []).map(toValue) })),
  };
}

/** The same order as in the printed table, so that screen and paper show the same numbers. */
function withNoteNumbers(table: IndicatorTable, notes: readonly AnchoredNote[]): IndicatorTable {
  const columns = table.years.map(({ year, kind }) => ({ key: `y${year}`, group: kind, value: String(year) }));
  const rowIds = table.rows.map((row) => String(row.id));
  const { numbersAt } = numberNotes(notes, readingOrder(rowIds, columns));
  return { ...table, rows: table.rows.map((row) => ({ ...row, notes: numbersAt(anchors.row(String(row.id))) })) };
}

type StoredValue = {
  readonly indicatorId: number;
  readonly year: number;
  readonly scaled: number | null;
  readonly decimals: number | null;
  readonly mark: Mark | null;
};

const toValue = ({ year, scaled, decimals, mark }: StoredValue): IndicatorValue => ({
  year,
  value: scaled === null || decimals === null ? null : { scaled, decimals },
  mark,
});
