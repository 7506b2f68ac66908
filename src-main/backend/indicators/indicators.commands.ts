import { Refusal } from '#shared/contract/errors.ts';
import type { IndicatorRow, Input } from '#shared/contract/index.ts';
import { blankOf, parsePercentOrDecimal } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../platform/db/open.ts';
import { type AppliedCells, applyCells, requireApplied } from '../platform/undo/apply-cells.ts';
import { type Author, type Change, freshIds, type RowImage } from '../platform/undo/edit-log.ts';

type IndicatorCell = Input<'indicators.setCells'>['cells'][number];

/**
 * Writes what a person typed for an indicator and a year: the decimal exactly as written, or n.d., or –, or nothing (IN9).
 * @throws Refusal `bad-value` for what can be read in two ways or has another unit, `not-found` for another year's indicator
 * or a year that the table does not have
 */
export function setIndicatorCell(db: Db, author: Author, { yearId, ...cell }: Input<'indicators.setCell'>): void {
  requireApplied(setIndicatorCells(db, author, { yearId, cells: [cell] }));
}

/** A block of values in one act; a text that is not clear, or a cell the table does not have, is left out with its reason. */
export function setIndicatorCells(
  db: Db,
  author: Author,
  { yearId, cells }: Input<'indicators.setCells'>,
): AppliedCells {
  const indicators = indicatorsById(db, yearId);
  const values = valuesOfYear(db, yearId);
  const years = new Set(
    db.prepare<[number], number>('SELECT year FROM indicator_year WHERE year_id = ?').pluck().all(yearId),
  );
  const nextId = freshIds(db, 'indicator_value');
  const changesOf = ({ id, year, text }: IndicatorCell): readonly Change[] => {
    const indicator = indicators.get(id);
    if (!indicator || !years.has(year)) throw new Refusal('not-found', { what: 'indicator' });
    const after = parseValue(text, indicator);
    const row = values.get(valueKey({ id, year }));
    if (row) {
      const { id: valueId, scaled, decimals, mark } = row;
      return [{ table: 'indicator_value', id: valueId, before: { scaled, decimals, mark }, after }];
    }
    // A year without a row yet reads as empty; emptying it again is no change.
    if (after === empty) return [];
    const valueId = nextId();
    return [{ table: 'indicator_value', id: valueId, before: null, after: { indicator_id: id, year, ...after } }];
  };
  return applyCells(db, author, {
    yearId,
    cells,
    keyOf: valueKey,
    changesOf,
    label: (written) => {
      const [first] = written;
      if (written.length !== 1 || !first) return es.edits.indicatorCells(written.length);
      return es.edits.indicator(indicators.get(first.id)?.name ?? '', first.year);
    },
  });
}

type Indicator = Pick<IndicatorRow, 'id' | 'name' | 'unit' | 'decimals'>;

const indicatorsById = (db: Db, yearId: number): ReadonlyMap<number, Indicator> =>
  new Map(
    db
      .prepare<[number], Indicator>('SELECT id, name, unit, decimals FROM indicator WHERE year_id = ?')
      .all(yearId)
      .map((row) => [row.id, row]),
  );

type StoredValue = {
  readonly id: number;
  readonly indicatorId: number;
  readonly year: number;
  readonly scaled: number | null;
  readonly decimals: number | null;
  readonly mark: string | null;
};

const valueKey = ({ id, year }: Pick<IndicatorCell, 'id' | 'year'>): string => `${id}:${year}`;

const valuesOfYear = (db: Db, yearId: number): ReadonlyMap<string, StoredValue> =>
  new Map(
    db
      .prepare<[number], StoredValue>(
        `SELECT value.id, value.indicator_id AS indicatorId, value.year, value.scaled, value.decimals, value.mark
           FROM indicator_value AS value JOIN indicator ON indicator.id = value.indicator_id
          WHERE indicator.year_id = ?`,
      )
      .all(yearId)
      .map((row) => [valueKey({ id: row.indicatorId, year: row.year }), row]),
  );

const empty: RowImage = { scaled: null, decimals: null, mark: null };

function parseValue(text: string, { unit, decimals }: Pick<IndicatorRow, 'unit' | 'decimals'>): RowImage {
  const blank = blankOf(text);
  if (blank !== null) return blank === 'empty' ? empty : { ...empty, mark: blank };
  const written = parsePercentOrDecimal(text, { decimals });
  if (written === null || (written.percent && unit !== 'percent'))
    throw new Refusal('bad-value', { text, expected: es.chapter.expected[unit] });
  return { ...empty, scaled: written.value.scaled, decimals: written.value.decimals };
}
