import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { UnitRow } from '#shared/contract/types.ts';
import { movedBlock } from '#shared/domain/moved-block.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type AppliedCells, applyCells } from '../platform/undo/apply-cells.ts';
import { type Author, applyEdit, type Change, freshIds, type RowImage } from '../platform/undo/edit-log.ts';
import { type UnitKind, unitRows } from './units.queries.ts';

const text = es.units;
const tables = { 'unit-of-measure': 'unit_of_measure', 'organic-unit': 'organic_unit' } as const;
type Field = Input<'units.setCells'>['cells'][number]['field'];
const fieldsOf: Readonly<Record<UnitKind, readonly Field[]>> = {
  'unit-of-measure': ['name', 'singular', 'plural', 'gender'],
  'organic-unit': ['acronym', 'name'],
};
/** What tells a row apart from the others, and must therefore be its own. */
const keyOf = { 'unit-of-measure': 'name', 'organic-unit': 'acronym' } as const satisfies Record<UnitKind, Field>;

/** Writes cells of a catalogue as one act; an empty name, one that is taken, or a word that is no gender is left out. */
export function setUnitCells(db: Db, author: Author, { yearId, kind, cells }: Input<'units.setCells'>): AppliedCells {
  return transaction(db, () => {
    const rows = new Map(unitRows(db, yearId, kind).map((row) => [row.id, row]));
    const names = new Map([...rows.values()].map((row) => [row[keyOf[kind]], row.id]));
    return applyCells(db, author, {
      yearId,
      cells,
      keyOf: ({ id, field }) => `${id}:${field}`,
      changesOf: ({ id, field, text: written }): readonly Change[] => {
        const row = rows.get(id);
        if (!row || !fieldsOf[kind].includes(field)) throw new Refusal('not-found', { what: 'unit-row' });
        const value = storedText(field, written);
        if (field === keyOf[kind] && value !== null) {
          const owner = names.get(value);
          if (owner !== undefined && owner !== id)
            throw new Refusal('bad-value', { text: value, expected: text.ownName });
          names.delete(row[field] ?? '');
          names.set(value, id);
        }
        return [{ table: tables[kind], id, before: { [field]: row[field] }, after: { [field]: value } }];
      },
      label: (written) => text.edited(kind, written.length),
    });
  });
}

/**
 * New rows; what is not said gets a word to write over. A name that is taken gets a number behind it, so that a row can be
 * duplicated. @throws Refusal `not-found` for a neighbour that is not there
 */
export function addUnitRows(
  db: Db,
  author: Author,
  { yearId, kind, beside, rows }: Input<'units.addRows'>,
): readonly number[] {
  return transaction(db, () => {
    const present = unitRows(db, yearId, kind);
    const taken = new Set(present.map((row) => row[keyOf[kind]]));
    const nextId = freshIds(db, tables[kind]);
    const added = rows.map((row) => {
      const image: Record<string, string | null> = {};
      for (const field of fieldsOf[kind]) image[field] = startOf(field, row[field] ?? '', kind);
      const key = keyOf[kind];
      image[key] = free(image[key] ?? '', taken);
      taken.add(image[key]);
      return { id: nextId(), image };
    });
    const index = beside === null ? present.length : present.findIndex(({ id }) => id === beside.id);
    if (index < 0) throw new Refusal('not-found', { what: 'unit-row' });
    const at = index + (beside?.place === 'after' ? 1 : 0);
    const order = [...present.slice(0, at), ...added, ...present.slice(at)];
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: text.added(kind, added.length),
      changes: [
        ...added.map(
          ({ id, image }): Change => ({
            table: tables[kind],
            id,
            before: null,
            after: { year_id: yearId, ...image, ...(kind === 'organic-unit' ? { position: 0 } : {}) },
          }),
        ),
        ...(kind === 'organic-unit'
          ? positions(
              order.map(({ id }) => id),
              present,
            )
          : []),
      ],
    });
    return added.map(({ id }) => id);
  });
}

/** @throws Refusal `in-use` for a row that a goal uses, `not-found` */
export function removeUnitRows(db: Db, author: Author, { yearId, kind, ids }: Input<'units.removeRows'>): void {
  transaction(db, () => {
    const rows = unitRows(db, yearId, kind).filter(({ id }) => ids.includes(id));
    if (rows.length !== new Set(ids).size) throw new Refusal('not-found', { what: 'unit-row' });
    const used = rows.find(({ uses }) => uses > 0);
    if (used) throw new Refusal('in-use', { what: used[keyOf[kind]] });
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: text.removed(kind, rows.length),
      changes: rows.map(
        (row): Change => ({ table: tables[kind], id: row.id, before: imageOf(yearId, kind, row), after: null }),
      ),
    });
  });
}

/** One place up or down among the organic units; whether they had room. @throws Refusal `not-found` */
export function moveUnitRows(db: Db, author: Author, { yearId, ids, by }: Input<'units.moveRows'>): boolean {
  return transaction(db, () => {
    const present = unitRows(db, yearId, 'organic-unit');
    const now = present.map(({ id }) => id);
    if (ids.length === 0 || ids.some((id) => !now.includes(id))) throw new Refusal('not-found', { what: 'unit-row' });
    const order = movedBlock(now, ids, by);
    if (order === now) return false;
    const entry = applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: text.moved,
      changes: positions(order, present),
    });
    return entry !== null;
  });
}

function storedText(field: Field, written: string): string | null {
  const value = written.trim();
  if (field === 'gender') {
    if (value === '') return null;
    const gender = (['m', 'f'] as const).find((each) => es.targets.genders[each].toLowerCase() === value.toLowerCase());
    if (!gender) throw new Refusal('bad-value', { text: written, expected: text.gender });
    return gender;
  }
  if (value === '') throw new Refusal('bad-value', { text: written, expected: text.someText });
  return value;
}

function startOf(field: Field, written: string, kind: UnitKind): string | null {
  if (field === 'gender') return storedText(field, written);
  return written.trim() === '' ? (text.start[kind][field] ?? '') : written.trim();
}

function free(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(wanted)) return wanted;
  }
}

/** Places of organic units in this order, where they differ. */
const positions = (
  ids: readonly number[],
  present: readonly { readonly id: number; readonly position: number }[],
): readonly Change[] =>
  ids.map((id, index) => ({
    table: 'organic_unit',
    id,
    before: { position: present.find((row) => row.id === id)?.position ?? 0 },
    after: { position: index + 1 },
  }));

const imageOf = (yearId: number, kind: UnitKind, row: UnitRow & { readonly position: number }): RowImage =>
  kind === 'organic-unit'
    ? { year_id: yearId, position: row.position, acronym: row.acronym, name: row.name }
    : { year_id: yearId, name: row.name, singular: row.singular, plural: row.plural, gender: row.gender };
