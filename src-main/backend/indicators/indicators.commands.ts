import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../platform/db/open.ts';
import { type AppliedCells, applyCells, requireApplied } from '../platform/undo/apply-cells.ts';
import { type Author, type Change, freshIds } from '../platform/undo/edit-log.ts';
import { yearsOfTable } from './indicators.queries.ts';
import { storedIndicators } from './stored-indicators.ts';
import { emptyValue, parseFigure, patchOf, valueImage, valuesOfTable } from './value-changes.ts';

type IndicatorCell = Input<'indicators.setCells'>['cells'][number];
type ValueCell = Extract<IndicatorCell, { field: string }>;
type NameCell = Extract<IndicatorCell, { name: string }>;

/**
 * Writes what a person typed for an indicator and a year: the decimal exactly as written, or n.d., or –, or nothing (IN9).
 * @throws Refusal `bad-value` for what can be read in two ways or has another unit, `not-found` for another year's indicator
 * or a year that the table does not have, `published-figure`, `computed-figure`
 */
export function setIndicatorCell(db: Db, author: Author, { yearId, ...cell }: Input<'indicators.setCell'>): void {
  requireApplied(setIndicatorCells(db, author, { yearId, cells: [{ ...cell, field: 'value' }], reason: '' }));
}

/**
 * A block of values, numerators, denominators, goals and names in one act; a text that is not clear, or a cell the table does
 * not have, is left out with its reason. Numerator and denominator together take the place of a typed value (IN5). A figure
 * that a report has published changes only with a reason, and what was published stays beside it (IN10).
 */
export function setIndicatorCells(
  db: Db,
  author: Author,
  { yearId, cells, reason: written }: Input<'indicators.setCells'>,
): AppliedCells {
  const reason = written.trim();
  const names = nameChanges(db, yearId);
  const values = valueChanges(db, yearId, reason);
  return applyCells(db, author, {
    yearId,
    cells,
    keyOf,
    changesOf: (cell) => ('name' in cell ? names.changesOf(cell) : values.changesOf(cell)),
    label: (applied) => {
      const [first] = applied;
      if (applied.length !== 1 || !first) return es.edits.indicatorCells(applied.length);
      if ('name' in first) return es.edits.indicatorName(first.name);
      return es.edits.indicator(values.nameOf(first.id), first.year, first.field);
    },
    ...(reason === '' ? {} : { reason }),
  });
}

const keyOf = (cell: IndicatorCell): string =>
  'name' in cell ? `${cell.name}:${cell.id}` : `${cell.id}:${cell.year}:${cell.field}`;

function valueChanges(db: Db, yearId: number, reason: string) {
  const indicators = new Map(storedIndicators(db, yearId).map((row) => [row.id, row]));
  const years = new Set(yearsOfTable(db, yearId).map(({ year }) => year));
  const values = valuesOfTable(db, yearId);
  const nextId = freshIds(db, 'indicator_value');
  const changesOf = ({ id, year, field, text }: ValueCell): readonly Change[] => {
    const indicator = indicators.get(id);
    if (!indicator || !years.has(year)) throw new Refusal('not-found', { what: 'indicator' });
    const key = `${id}:${year}`;
    const stored = values.get(key);
    const measure = { unitType: indicator.unitType, rateBase: indicator.rateBase, decimals: indicator.decimals };
    const patch = patchOf(stored ?? emptyValue, parseFigure(field, text, measure), { measure, reason });
    if (Object.keys(patch).length === 0) return [];
    const after = { ...(stored ?? emptyValue), ...patch };
    // The other cells of the block see what this one leaves.
    const valueId = stored?.id ?? nextId();
    values.set(key, { ...after, id: valueId });
    if (!stored)
      return [
        {
          table: 'indicator_value',
          id: valueId,
          before: null,
          after: { indicator_id: id, year, ...valueImage(after) },
        },
      ];
    const columns = valueImage(patch);
    const present = valueImage(stored);
    const before = Object.fromEntries(Object.keys(columns).map((column) => [column, present[column] ?? null]));
    return [{ table: 'indicator_value', id: valueId, before, after: columns }];
  };
  return { changesOf, nameOf: (id: number): string => indicators.get(id)?.name ?? '' };
}

function nameChanges(db: Db, yearId: number) {
  const indicators = new Map(storedIndicators(db, yearId).map(({ id, name }) => [id, name]));
  const levels = new Map(
    db
      .prepare<[number], { id: number; name: string }>('SELECT id, name FROM indicator_level WHERE year_id = ?')
      .all(yearId)
      .map(({ id, name }) => [id, name]),
  );
  const changesOf = ({ id, name: kind, text }: NameCell): readonly Change[] => {
    const present = (kind === 'level' ? levels : indicators).get(id);
    if (present === undefined) throw new Refusal('not-found', { what: 'indicator' });
    const name = text.trim();
    if (name === '' || name.length > longestName)
      throw new Refusal('bad-value', { text: name.slice(0, 40), expected: es.indicators.expected.name });
    const table = kind === 'level' ? 'indicator_level' : 'indicator';
    return name === present ? [] : [{ table, id, before: { name: present }, after: { name } }];
  };
  return { changesOf };
}

const longestName = 1_000;
