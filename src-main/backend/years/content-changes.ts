import type { Change, EditableTable, RowImage } from '../platform/undo/edit-log.ts';
import { contentTables, type Rows, type YearContent } from './version-content.ts';

/**
 * The changes that lead from one content to another, in an order in which they can be written: children go before their parents
 * and come after them, and no two rows have the same name at any time. An import that came after the wanted content is not
 * deleted, it only counts no more.
 */
export function changesBetween(present: YearContent, wanted: Partial<YearContent>): readonly Change[] {
  const whole = withUnknown(present, wanted);
  const steps = contentTables.map((table) => stepsOf(table, present[table], whole[table]));
  return [
    ...steps.toReversed().flatMap(({ removed }) => removed),
    ...steps.flatMap(({ changed }) => changed),
    ...steps.flatMap(({ inserted }) => inserted),
  ];
}

/** What differs between two contents, each row once; not in an order in which it could be written. */
export function differencesBetween(present: YearContent, wanted: YearContent): readonly Change[] {
  return contentTables.flatMap((table) => [
    ...removals(table, present[table], wanted[table]),
    ...updates(table, present[table], wanted[table]),
    ...insertions(table, present[table], wanted[table]),
  ]);
}

/**
 * Tables that the wanted content does not know yet (it is of an earlier program) stay as they are, but for rows that hang on
 * one that goes: the database takes these away with it, and undo brings back only what the changes say.
 */
function withUnknown(present: YearContent, wanted: Partial<YearContent>): YearContent {
  const whole: Partial<Record<EditableTable, Rows>> = {};
  const stays = (row: RowImage, [column, parent]: readonly [string, EditableTable]): boolean => {
    const id = row[column] ?? null;
    return id === null || whole[parent]?.[String(id)] !== undefined;
  };
  for (const table of contentTables)
    whole[table] =
      wanted[table] ??
      keep(present[table], (_, row) => Object.entries(parents[table] ?? {}).every((parent) => stays(row, parent)));
  return whole as YearContent;
}

/** Rows that go with the one that the column names, as the database says it too. */
export const parents: Readonly<Partial<Record<EditableTable, Readonly<Record<string, EditableTable>>>>> = {
  target_unit: { target_id: 'target' },
  target_month: { target_id: 'target', target_unit_id: 'target_unit' },
  indicator_value: { indicator_id: 'indicator' },
  note_anchor: { note_id: 'note' },
  reference_column: { table_id: 'reference_table' },
  reference_row: { table_id: 'reference_table' },
  reference_cell: { row_id: 'reference_row', column_id: 'reference_column' },
};

type Steps = Readonly<Record<'removed' | 'changed' | 'inserted', readonly Change[]>>;

/**
 * A row whose name another one takes goes first and comes back last. A goal cannot, because its months and shares would go
 * with it: it is of a version of its own meanwhile.
 */
function stepsOf(table: EditableTable, present: Rows, wanted: Rows): Steps {
  const inWay = rowsInWay(table, present, wanted);
  const cleared =
    table === 'target'
      ? Object.fromEntries(
          Object.entries(present).map(([id, row]) => [id, inWay.has(id) ? ofNoVersion(id, row, present, wanted) : row]),
        )
      : keep(present, (id) => !inWay.has(id));
  return {
    removed: removals(
      table,
      present,
      keep(wanted, (id) => cleared[id] !== undefined),
    ),
    changed: [...updates(table, present, cleared), ...updates(table, cleared, wanted)],
    // Of a row that came out of the way, the columns that the wanted content does not know yet.
    inserted: insertions(table, cleared, wanted).map((change) => ({
      ...change,
      after: { ...present[String(change.id)], ...change.after },
    })),
  };
}

/** Columns that tell the rows of a year apart and that people write. */
const nameColumns: Readonly<Partial<Record<EditableTable, readonly string[]>>> = {
  organic_unit: ['acronym'],
  unit_of_measure: ['name'],
  poi_version: ['name'],
  budget_history: ['year'],
  target: ['activity_code', 'poi_version'],
};

/** Rows that stay and have now the name that another one gets which stays too. */
function rowsInWay(table: EditableTable, present: Rows, wanted: Rows): ReadonlySet<string> {
  const columns = nameColumns[table];
  if (!columns) return new Set();
  const nameOf = (row: RowImage): string => JSON.stringify(columns.map((column) => row[column]));
  const takers = new Map(
    Object.entries(wanted).flatMap(([id, row]) => (present[id] === undefined ? [] : [[nameOf(row), id] as const])),
  );
  return new Set(
    Object.entries(present).flatMap(([id, row]) => {
      const taker = takers.get(nameOf(row));
      return wanted[id] === undefined || taker === undefined || taker === id ? [] : [id];
    }),
  );
}

function ofNoVersion(id: string, row: RowImage, ...contents: readonly Rows[]): RowImage {
  const taken = new Set(contents.flatMap((rows) => Object.values(rows).map(({ poi_version }) => poi_version)));
  let name = `${row.poi_version} (${id})`;
  while (taken.has(name)) name = `${name}*`;
  return { ...row, poi_version: name };
}

const keep = (rows: Rows, wanted: (id: string, row: RowImage) => boolean): Rows =>
  Object.fromEntries(Object.entries(rows).filter(([id, row]) => wanted(id, row)));

function removals(table: EditableTable, present: Rows, wanted: Rows): readonly Change[] {
  return Object.entries(present)
    .filter(([id]) => wanted[id] === undefined)
    .flatMap(([id, row]): readonly Change[] => {
      if (table !== 'import_batch') return [{ table, id: Number(id), before: row, after: null }];
      return row.state === 'undone'
        ? []
        : [{ table, id: Number(id), before: { state: row.state ?? null }, after: { state: 'undone' } }];
    });
}

function updates(table: EditableTable, present: Rows, wanted: Rows): readonly Change[] {
  return Object.entries(wanted).flatMap(([id, row]): readonly Change[] => {
    const now = present[id];
    if (!now) return [];
    const columns = Object.keys(row).filter((column) => (now[column] ?? null) !== (row[column] ?? null));
    if (columns.length === 0) return [];
    const only = (image: RowImage): RowImage => Object.fromEntries(columns.map((key) => [key, image[key] ?? null]));
    return [{ table, id: Number(id), before: only(now), after: only(row) }];
  });
}

/** A batch is evidence and never goes, so there is none to bring back. */
function insertions(table: EditableTable, present: Rows, wanted: Rows): readonly Change[] {
  if (table === 'import_batch') return [];
  return Object.entries(wanted)
    .filter(([id]) => present[id] === undefined)
    .map(([id, row]) => ({ table, id: Number(id), before: null, after: row }));
}
