import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { movedBlock } from '#shared/domain/moved-block.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, freshId, type RowImage } from '../platform/undo/edit-log.ts';
import { type StoredIndicator, storedIndicators, storedLevels } from './stored-indicators.ts';

/** A new result or product below `after`, or first; returns its id. @throws Refusal `not-found`, `closed-year` */
export function addLevel(db: Db, author: Author, { yearId, kind, name, after }: Input<'indicators.addLevel'>): number {
  return transaction(db, () => {
    const order = storedLevels(db, yearId).map(({ id }) => id);
    const id = freshId(db, 'indicator_level');
    const wanted = inserted(order, id, after);
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.newIndicatorRow('level'),
      changes: [
        {
          table: 'indicator_level',
          id,
          before: null,
          after: { year_id: yearId, position: wanted.indexOf(id) + 1, kind, name },
        },
        ...levelPositions(db, yearId, wanted),
      ],
    });
    return id;
  });
}

/** A new indicator of a result or product, below `after`, or first in it; returns its id. @throws Refusal `not-found` */
export function addIndicator(db: Db, author: Author, input: Input<'indicators.addIndicator'>): number {
  const { yearId, levelId, name, after } = input;
  return transaction(db, () => {
    const levels = storedLevels(db, yearId).map((level) => level.id);
    if (!levels.includes(levelId)) throw new Refusal('not-found', { what: 'indicator' });
    const order = storedIndicators(db, yearId);
    if (after !== null && !order.some((row) => row.id === after && row.levelId === levelId))
      throw new Refusal('not-found', { what: 'indicator' });
    const id = freshId(db, 'indicator');
    const places: readonly Place[] = levels.flatMap((level) => {
      const own = order.filter((row) => row.levelId === level).map((row) => row.id);
      return (level === levelId ? inserted(own, id, after) : own).map((each) => ({ id: each, levelId: level }));
    });
    const position = places.findIndex((place) => place.id === id) + 1;
    const row = { year_id: yearId, level_id: levelId, position, name, unit: 'percent', decimals: 2 };
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.newIndicatorRow('indicator'),
      changes: [
        { table: 'indicator', id, before: null, after: { ...row, unit_type: 'percentage' } },
        ...placeChanges(order, places),
      ],
    });
    return id;
  });
}

/**
 * Rows one place up or down, as a block; an indicator goes over to the next result or product. A block that stands at the end
 * stays, which is then told. With results or products in it, only they move, and their indicators with them. @throws Refusal `not-found`
 */
export function moveRows(db: Db, author: Author, { yearId, rows, direction }: Input<'indicators.move'>): boolean {
  return transaction(db, () => {
    const by = direction === 'up' ? -1 : 1;
    const levels = storedLevels(db, yearId).map(({ id }) => id);
    const indicators = storedIndicators(db, yearId);
    const kind = rows.some((row) => row.kind === 'level') ? 'level' : 'indicator';
    const ids = rows.filter((row) => row.kind === kind).map(({ id }) => id);
    const known = kind === 'level' ? levels : indicators.map(({ id }) => id);
    if (ids.some((id) => !known.includes(id))) throw new Refusal('not-found', { what: 'indicator' });
    const label = es.edits.moveIndicatorRow(kind);
    const save = (changes: readonly Change[]) =>
      applyEdit(db, author, { yearId, kind: 'edit', label, changes }) !== null;
    if (kind === 'level') {
      const order = movedBlock(levels, ids, by);
      return order !== levels && save(levelPositions(db, yearId, order));
    }
    const shown = shownRows(levels, indicators);
    const order = movedBlock(shown, ids.map(indicatorKey), by);
    return order !== shown && save(placeChanges(indicators, placesIn(order, levels)));
  });
}

type Place = { readonly id: number; readonly levelId: number };

/**
 * Indicators among the results and products as the table shows them, where one of these is one more row to go over. The first
 * is left out: nothing goes above it.
 */
const shownRows = (levels: readonly number[], places: readonly Place[]): readonly string[] =>
  levels.flatMap((level, index) => [
    ...(index === 0 ? [] : [`level ${level}`]),
    ...places.filter(({ levelId }) => levelId === level).map(({ id }) => indicatorKey(id)),
  ]);
const indicatorKey = (id: number): string => `indicator ${id}`;

function placesIn(shown: readonly string[], levels: readonly number[]): readonly Place[] {
  let [levelId = 0] = levels;
  return shown.flatMap((row) => {
    const [kind, id] = row.split(' ');
    if (kind === 'level') levelId = Number(id);
    return kind === 'level' ? [] : [{ id: Number(id), levelId }];
  });
}

/** @throws Refusal `not-found` for an `after` that is not in the list */
function inserted(ids: readonly number[], id: number, after: number | null): readonly number[] {
  if (after === null) return [id, ...ids];
  if (!ids.includes(after)) throw new Refusal('not-found', { what: 'indicator' });
  return ids.flatMap((each) => (each === after ? [each, id] : [each]));
}

function levelPositions(db: Db, yearId: number, wanted: readonly number[]): readonly Change[] {
  return storedLevels(db, yearId).flatMap(({ id, position }): readonly Change[] => {
    const next = wanted.indexOf(id) + 1;
    return next === position ? [] : [{ table: 'indicator_level', id, before: { position }, after: { position: next } }];
  });
}

function placeChanges(present: readonly StoredIndicator[], wanted: readonly Place[]): readonly Change[] {
  const byId = new Map(present.map((row) => [row.id, row]));
  return wanted.flatMap(({ id, levelId }, index): readonly Change[] => {
    const now = byId.get(id);
    if (!now || (now.levelId === levelId && now.position === index + 1)) return [];
    const before: RowImage = { level_id: now.levelId, position: now.position };
    return [{ table: 'indicator', id, before, after: { level_id: levelId, position: index + 1 } }];
  });
}
