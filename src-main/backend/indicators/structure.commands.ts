import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
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
    const step = direction === 'up' ? -1 : 1;
    const levels = storedLevels(db, yearId).map(({ id }) => id);
    const order = storedIndicators(db, yearId);
    const places: readonly Place[] = order.map(({ id, levelId }) => ({ id, levelId }));
    const moveAmong = (list: readonly Place[], id: number) => movedPlaces(levels, list, id, step);
    const kind = rows.some((row) => row.kind === 'level') ? 'level' : 'indicator';
    const ids = new Set(rows.filter((row) => row.kind === kind).map(({ id }) => id));
    const changes =
      kind === 'level'
        ? levelPositions(db, yearId, movedBlock(levels, inOrder(levels, ids), step, swapped))
        : placeChanges(
            order,
            movedBlock(
              places,
              inOrder(
                places.map(({ id }) => id),
                ids,
              ),
              step,
              moveAmong,
            ),
          );
    return applyEdit(db, author, { yearId, kind: 'edit', label: es.edits.moveIndicatorRow(kind), changes }) !== null;
  });
}

function inOrder(ids: readonly number[], chosen: ReadonlySet<number>): readonly number[] {
  const found = ids.filter((id) => chosen.has(id));
  if (found.length !== chosen.size) throw new Refusal('not-found', { what: 'indicator' });
  return found;
}

/** One after the other, the foremost first; where that one cannot move, none does. */
function movedBlock<List>(
  list: List,
  ids: readonly number[],
  step: -1 | 1,
  move: (list: List, id: number, step: -1 | 1) => List,
): List {
  const foremostFirst = step === -1 ? ids : ids.toReversed();
  let moved = list;
  for (const [index, id] of foremostFirst.entries()) {
    const next = move(moved, id, step);
    if (index === 0 && JSON.stringify(next) === JSON.stringify(moved)) return list;
    moved = next;
  }
  return moved;
}

type Place = { readonly id: number; readonly levelId: number };

function movedPlaces(levels: readonly number[], order: readonly Place[], id: number, step: -1 | 1): readonly Place[] {
  const moved = order.find((row) => row.id === id);
  if (!moved) throw new Refusal('not-found', { what: 'indicator' });
  const idsOf = (level: number): readonly number[] => order.filter((row) => row.levelId === level).map((row) => row.id);
  const own = idsOf(moved.levelId);
  const atEdge = step === -1 ? own[0] === id : own.at(-1) === id;
  const next = levels[levels.indexOf(moved.levelId) + step];
  const idsAfter = (level: number): readonly number[] => {
    const ids = idsOf(level);
    if (!atEdge) return level === moved.levelId ? swapped(ids, id, step) : ids;
    if (next === undefined) return ids;
    if (level === next) return step === -1 ? [...ids, id] : [id, ...ids];
    return level === moved.levelId ? ids.filter((each) => each !== id) : ids;
  };
  return levels.flatMap((level) => idsAfter(level).map((each): Place => ({ id: each, levelId: level })));
}

/** @throws Refusal `not-found` for an `id` that is not in the list */
function swapped(ids: readonly number[], id: number, step: -1 | 1): readonly number[] {
  const at = ids.indexOf(id);
  if (at === -1) throw new Refusal('not-found', { what: 'indicator' });
  const other = ids[at + step];
  return other === undefined ? ids : ids.map((each) => (each === id ? other : each === other ? id : each));
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
