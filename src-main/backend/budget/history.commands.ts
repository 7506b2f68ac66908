import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import {
  type HistoryAmounts,
  type HistoryField,
  historyMeasures,
  type TypedYear,
} from '#shared/domain/budget-history.ts';
import type { Cents } from '#shared/domain/money.ts';
import { blankOf, parseAmount, parseCount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type AppliedCells, applyCells } from '../platform/undo/apply-cells.ts';
import { type Author, applyEdit, type Change, freshIds, type RowImage } from '../platform/undo/edit-log.ts';
import { yearSummary } from '../years/years.queries.ts';
import { budgetHistory, typedYears } from './history.queries.ts';

type Act =
  | { readonly kind: 'cell'; readonly year: number; readonly field: HistoryField; readonly text: string }
  | { readonly kind: 'row'; readonly index: number; readonly texts: Readonly<Partial<Record<HistoryField, string>>> };

/** What is known of an earlier year, from whatever source. */
export type KnownYear = HistoryAmounts & { readonly year: number; readonly source: string };

/**
 * Writes earlier years in one act: cells of those that were written down before, and new ones. A new one without a year is the
 * one before all others. A text that is not clear, or a year that is already there, is left out with its reason.
 */
export function setHistory(
  db: Db,
  author: Author,
  { yearId, cells, added }: Input<'budget.setHistory'>,
): AppliedCells & { readonly years: readonly number[] } {
  return transaction(db, () => {
    const rows = new Map(typedYears(db, yearId).map((row) => [row.year, row]));
    const nextId = freshIds(db, 'budget_history');
    const place = { last: yearSummary(db, yearId).year - 1, taken: new Set(rows.keys()) };
    let first = Math.min(place.last + 1, ...budgetHistory(db, yearId).map(({ year }) => year));
    const made: number[] = [];
    const result = applyCells<Act>(db, author, {
      yearId,
      cells: [
        ...cells.map((cell) => ({ kind: 'cell' as const, ...cell })),
        ...added.map((texts, index) => ({ kind: 'row' as const, index, texts })),
      ],
      keyOf: (act) => (act.kind === 'cell' ? `${act.year}:${act.field}` : `+${act.index}`),
      changesOf: (act) => {
        if (act.kind === 'cell') return cellChanges(rows.get(act.year), act, place);
        const written = (act.texts.year ?? '').trim();
        const year = written === '' ? first - 1 : parseYear(written, place);
        const row: KnownYear = {
          year,
          pia: parseCell(act.texts.pia ?? ''),
          pim: parseCell(act.texts.pim ?? ''),
          devengado: parseCell(act.texts.devengado ?? ''),
          source: (act.texts.source ?? '').trim(),
        };
        place.taken.add(year);
        made.push(year);
        first = Math.min(first, year);
        return [insertion(yearId, nextId(), row)];
      },
      label: () => es.edits.history([...new Set([...cells.map(({ year }) => year), ...made])]),
    });
    return { ...result, years: made };
  });
}

/** Takes away what was written down for these years; what was imported stays. Tells how many went. */
export function removeHistory(db: Db, author: Author, { yearId, years }: Input<'budget.removeHistory'>): number {
  return transaction(db, () => {
    const gone = typedYears(db, yearId).filter(({ year }) => years.includes(year));
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.historyRemoved(gone.map(({ year }) => year)),
      changes: gone.map((row) => ({ ...insertion(yearId, row.id, row), before: image(yearId, row), after: null })),
    });
    return gone.length;
  });
}

/**
 * The changes that write these years down beside what a person wrote, for an act that has more to it (a report of an earlier
 * year that is read). Only what is not there yet: a typed amount is never replaced. To be called inside of the transaction.
 */
export function historyChanges(db: Db, yearId: number, known: readonly KnownYear[]): readonly Change[] {
  const rows = new Map(typedYears(db, yearId).map((row) => [row.year, row]));
  const nextId = freshIds(db, 'budget_history');
  return known.flatMap((row): readonly Change[] => {
    const present = rows.get(row.year);
    if (!present) return [insertion(yearId, nextId(), row)];
    const gaps = historyMeasures.filter((measure) => present[measure] === null && row[measure] !== null);
    if (gaps.length === 0) return [];
    const only = (of: HistoryAmounts): RowImage =>
      Object.fromEntries(gaps.map((measure) => [`${measure}_cents`, of[measure]]));
    return [{ table: 'budget_history', id: present.id, before: only(present), after: only(row) }];
  });
}

type Place = { readonly last: number; readonly taken: Set<number> };

function cellChanges(
  row: TypedYear | undefined,
  { field, text }: Extract<Act, { readonly kind: 'cell' }>,
  place: Place,
): readonly Change[] {
  if (!row) throw new Refusal('not-found', { what: 'history' });
  const change = (column: string, before: string | number | null, after: string | number | null): readonly Change[] =>
    before === after
      ? []
      : [{ table: 'budget_history', id: row.id, before: { [column]: before }, after: { [column]: after } }];
  if (field === 'source') return change('source', row.source, text.trim());
  if (field !== 'year') return change(`${field}_cents`, row[field], parseCell(text));
  if (text.trim() === String(row.year)) return [];
  const year = parseYear(text, place);
  place.taken.delete(row.year);
  place.taken.add(year);
  return change('year', row.year, year);
}

/** A year before the open one that is not written down yet. */
function parseYear(text: string, { last, taken }: Place): number {
  const year = /^\d{4}$/.test(text.trim()) ? parseCount(text.trim()) : null;
  if (year === null || year < earliest || year > last || taken.has(year))
    throw new Refusal('bad-value', { text, expected: es.budget.history.expectedYear(earliest, last) });
  return year;
}

const earliest = 1990;

/** "n.d." and "–" say that the amount is not known, as an empty cell does. */
function parseCell(text: string): Cents | null {
  if (blankOf(text) !== null) return null;
  const value = parseAmount(text);
  if (value === null) throw new Refusal('bad-value', { text, expected: es.budget.expectedAmount });
  return value;
}

const insertion = (yearId: number, id: number, row: KnownYear): Change => ({
  table: 'budget_history',
  id,
  before: null,
  after: image(yearId, row),
});

const image = (yearId: number, { year, pia, pim, devengado, source }: KnownYear): RowImage => ({
  year_id: yearId,
  year,
  pia_cents: pia,
  pim_cents: pim,
  devengado_cents: devengado,
  source,
});
