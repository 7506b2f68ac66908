import { Refusal } from '#shared/contract/errors.ts';
import type { IndicatorRow, Input } from '#shared/contract/index.ts';
import { blankOf, parsePercentOrDecimal } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, type RowImage } from '../platform/undo/edit-log.ts';

/**
 * Writes what a person typed for an indicator and a year: the decimal exactly as written, or n.d., or –, or nothing (IN9).
 * @throws Refusal `bad-value` for what can be read in two ways or has another unit, `not-found` for another year's indicator
 * or a year that the table does not have
 */
export function setIndicatorCell(
  db: Db,
  author: Author,
  { yearId, id, year, text }: Input<'indicators.setCell'>,
): void {
  const indicator = db
    .prepare<[number, number, number], Pick<IndicatorRow, 'name' | 'unit' | 'decimals'>>(
      `SELECT indicator.name, indicator.unit, indicator.decimals
         FROM indicator JOIN indicator_year AS shown ON shown.year_id = indicator.year_id AND shown.year = ?
        WHERE indicator.id = ? AND indicator.year_id = ?`,
    )
    .get(year, id, yearId);
  if (!indicator) throw new Refusal('not-found', { what: 'indicator' });
  const after = parseValue(text, indicator);
  transaction(db, () =>
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.indicator(indicator.name, year),
      changes: changesTo(db, id, year, after),
    }),
  );
}

/** A year without a row yet reads as empty; emptying it again is no change. */
function changesTo(db: Db, indicatorId: number, year: number, after: RowImage): readonly Change[] {
  const row = db
    .prepare<[number, number], { id: number; scaled: number | null; decimals: number | null; mark: string | null }>(
      'SELECT id, scaled, decimals, mark FROM indicator_value WHERE indicator_id = ? AND year = ?',
    )
    .get(indicatorId, year);
  if (row) {
    const { id, ...before } = row;
    return [{ table: 'indicator_value', id, before, after }];
  }
  if (after === empty) return [];
  const id = db.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM indicator_value').pluck().get() ?? 1;
  return [{ table: 'indicator_value', id, before: null, after: { indicator_id: indicatorId, year, ...after } }];
}

const empty: RowImage = { scaled: null, decimals: null, mark: null };

function parseValue(text: string, { unit, decimals }: Pick<IndicatorRow, 'unit' | 'decimals'>): RowImage {
  const blank = blankOf(text);
  if (blank !== null) return blank === 'empty' ? empty : { ...empty, mark: blank };
  const written = parsePercentOrDecimal(text, { decimals });
  if (written === null || (written.percent && unit !== 'percent'))
    throw new Refusal('bad-value', { text, expected: es.chapter.expected[unit] });
  return { ...empty, scaled: written.value.scaled, decimals: written.value.decimals };
}
