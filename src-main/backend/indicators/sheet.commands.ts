import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { signOf } from '#shared/domain/indicators.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, freshId, type RowImage } from '../platform/undo/edit-log.ts';
import { yearsOfTable } from './indicators.queries.ts';
import { storedIndicators } from './stored-indicators.ts';
import { emptyValue, valueImage, valuesOfTable } from './value-changes.ts';

/**
 * Changes what is known of an indicator besides its values (IN2-IN4). Values that are quotients follow by themselves; the sign
 * they print with follows from the type of unit. @throws Refusal `not-found`, `closed-year`
 */
export function setSheet(db: Db, author: Author, { yearId, id, changes }: Input<'indicators.setSheet'>): void {
  transaction(db, () => {
    const present = db
      .prepare<[number, number], RowImage>('SELECT * FROM indicator WHERE id = ? AND year_id = ?')
      .get(id, yearId);
    if (!present) throw new Refusal('not-found', { what: 'indicator' });
    const { unitType, rateBase, toReview, ...same } = changes;
    const after: RowImage = {
      ...Object.fromEntries(
        Object.entries(same).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
      ),
      ...(unitType === undefined ? {} : { unit_type: unitType, unit: signOf(unitType) }),
      ...(rateBase === undefined ? {} : { rate_base: rateBase }),
      ...(toReview === undefined ? {} : { to_review: 0 }),
    };
    edit(db, author, yearId, es.edits.indicatorSheet(String(present.name)), [
      { table: 'indicator', id, before: only(present, after), after },
    ]);
  });
}

/** Whether a level is a result or a product. @throws Refusal `not-found`, `closed-year` */
export function setLevelKind(db: Db, author: Author, { yearId, id, kind }: Input<'indicators.setLevelKind'>): void {
  transaction(db, () => {
    const present = db
      .prepare<[number, number], { kind: string }>('SELECT kind FROM indicator_level WHERE id = ? AND year_id = ?')
      .get(id, yearId);
    if (!present) throw new Refusal('not-found', { what: 'indicator' });
    edit(db, author, yearId, es.edits.levelKind(kind), [
      { table: 'indicator_level', id, before: { kind: present.kind }, after: { kind } },
    ]);
  });
}

/** Where a value comes from, and whether it is measured otherwise than the year before (IN5, IN7). @throws Refusal */
export function setValueFacts(db: Db, author: Author, input: Input<'indicators.setValueFacts'>): void {
  const { yearId, id, year, changes } = input;
  transaction(db, () => {
    const indicator = storedIndicators(db, yearId).find((row) => row.id === id);
    if (!indicator || !yearsOfTable(db, yearId).some((column) => column.year === year))
      throw new Refusal('not-found', { what: 'indicator' });
    const after = valueImage({
      ...(changes.source === undefined ? {} : { source: changes.source.trim() }),
      ...(changes.methodBreak === undefined ? {} : { methodBreak: changes.methodBreak ? 1 : 0 }),
    });
    const stored = valuesOfTable(db, yearId).get(`${id}:${year}`);
    const present = valueImage(stored ?? emptyValue);
    const before = only(present, after);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const change: Change = stored
      ? { table: 'indicator_value', id: stored.id, before, after }
      : {
          table: 'indicator_value',
          id: freshId(db, 'indicator_value'),
          before: null,
          after: { indicator_id: id, year, ...present, ...after },
        };
    edit(db, author, yearId, es.edits.indicatorFacts(indicator.name, year), [change]);
  });
}

/** A new column. @throws Refusal `bad-value` where a goal would come before history, or the column is there already */
export function addYear(db: Db, author: Author, { yearId, year, kind }: Input<'indicators.addYear'>): void {
  transaction(db, () => {
    const years = yearsOfTable(db, yearId);
    if (years.some((column) => column.year === year)) throw new Refusal('year-exists', { year: String(year) });
    requireOrder([...years, { year, kind }], year);
    const id = freshId(db, 'indicator_year');
    edit(db, author, yearId, es.edits.newIndicatorYear(year), [
      { table: 'indicator_year', id, before: null, after: { year_id: yearId, year, kind } },
    ]);
  });
}

/** Makes a goal a column of history, or back. @throws Refusal `not-found`, `bad-value` as `addYear` */
export function setYearKind(db: Db, author: Author, { yearId, year, kind }: Input<'indicators.setYearKind'>): void {
  transaction(db, () => {
    const present = db
      .prepare<[number, number], { id: number; kind: string }>(
        'SELECT id, kind FROM indicator_year WHERE year_id = ? AND year = ?',
      )
      .get(yearId, year);
    if (!present) throw new Refusal('not-found', { what: 'year' });
    requireOrder(
      yearsOfTable(db, yearId).map((column) => (column.year === year ? { year, kind } : column)),
      year,
    );
    edit(db, author, yearId, es.edits.indicatorYearKind(year, kind), [
      { table: 'indicator_year', id: present.id, before: { kind: present.kind }, after: { kind } },
    ]);
  });
}

/** The two groups of columns each stand together, history first. */
function requireOrder(years: readonly { readonly year: number; readonly kind: string }[], year: number): void {
  const of = (kind: string): readonly number[] => years.filter((each) => each.kind === kind).map((each) => each.year);
  if (Math.max(...of('historical'), 0) > Math.min(...of('projected'), Number.POSITIVE_INFINITY))
    throw new Refusal('bad-value', { text: String(year), expected: es.indicators.expected.yearOrder });
}

const only = (row: RowImage, columns: RowImage): RowImage =>
  Object.fromEntries(Object.keys(columns).map((column) => [column, row[column] ?? null]));

function edit(db: Db, author: Author, yearId: number, label: string, changes: readonly Change[]): void {
  applyEdit(db, author, { yearId, kind: 'edit', label, changes });
}
