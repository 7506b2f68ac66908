import { Refusal } from '#shared/contract/errors.ts';
import type { CatalogueRow, Input } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type AppliedCells, applyCells } from '../platform/undo/apply-cells.ts';
import { type Author, applyEdit, type Change, freshId } from '../platform/undo/edit-log.ts';
import { catalogueOfYear } from './catalogue.queries.ts';

const shapes = { generica: /^\d-\d\d$/, activity: /^\d{7}$/ } as const;

/** A code that the year did not have; returns the id of its row. @throws Refusal `bad-value` for a code of another shape or twice */
export function addToCatalogue(db: Db, author: Author, input: Input<'catalogue.add'>): number {
  const { yearId, kind } = input;
  const [code, name] = [input.code.trim(), input.name.trim()];
  return transaction(db, () => {
    if (!shapes[kind].test(code)) throw new Refusal('bad-value', { text: code, expected: es.catalogue.expected[kind] });
    if (name === '') throw new Refusal('bad-value', { text: name, expected: es.catalogue.expected.name });
    if (catalogueOfYear(db, yearId)[kind].some((row) => row.code === code))
      throw new Refusal('bad-value', { text: code, expected: es.catalogue.expected.newCode });
    const id = freshId(db, kind);
    const change: Change = { table: kind, id, before: null, after: { year_id: yearId, code, name } };
    applyEdit(db, author, { yearId, kind: 'edit', label: es.edits.catalogueAdd(kind, code), changes: [change] });
    return id;
  });
}

/** A block of names in one act; an empty one is left out with its reason. */
export function setCatalogueNames(
  db: Db,
  author: Author,
  { yearId, kind, cells }: Input<'catalogue.setNames'>,
): AppliedCells {
  const rows = byId(db, yearId, kind);
  return applyCells(db, author, {
    yearId,
    cells,
    keyOf: ({ id }) => String(id),
    changesOf: ({ id, text }) => {
      const row = requireRow(rows, id);
      const name = text.trim();
      if (name === '' || name.length > longestName)
        throw new Refusal('bad-value', { text: name.slice(0, 40), expected: es.catalogue.expected.name });
      return name === row.name ? [] : [{ table: kind, id, before: { name: row.name }, after: { name } }];
    },
    label: (written) => {
      const [first] = written;
      return written.length === 1 && first
        ? es.edits.catalogueName(kind, requireRow(rows, first.id).code)
        : es.edits.catalogueNames(written.length);
    },
  });
}

/** @throws Refusal `not-found`, `in-use` for an activity that has a goal or a paragraph; nothing is taken away then */
export function removeFromCatalogue(db: Db, author: Author, { yearId, kind, ids }: Input<'catalogue.remove'>): void {
  transaction(db, () => {
    const rows = byId(db, yearId, kind);
    const gone = [...new Set(ids)].map((id) => requireRow(rows, id));
    const used = gone.find((row) => row.used);
    if (used) throw new Refusal('in-use', { what: used.code });
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.catalogueRemove(
        kind,
        gone.map(({ code }) => code),
      ),
      changes: gone.map(({ id, code, name }) => ({
        table: kind,
        id,
        before: { year_id: yearId, code, name },
        after: null,
      })),
    });
  });
}

const longestName = 1_000;

const byId = (db: Db, yearId: number, kind: 'generica' | 'activity'): ReadonlyMap<number, CatalogueRow> =>
  new Map(catalogueOfYear(db, yearId)[kind].map((row) => [row.id, row]));

function requireRow(rows: ReadonlyMap<number, CatalogueRow>, id: number): CatalogueRow {
  const row = rows.get(id);
  if (!row) throw new Refusal('not-found', { what: 'catalogue' });
  return row;
}
