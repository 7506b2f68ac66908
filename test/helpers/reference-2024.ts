import { readFileSync } from 'node:fs';
import { indexTables } from '#shared/domain/reference/index-tables.ts';
import type { ReferenceRow, ReferenceTable } from '#shared/domain/reference/model.ts';
import { type ReferenceSet, readReferenceSet } from '#shared/domain/reference/resource.ts';
import { findShifts } from '#shared/domain/reference/shifts.ts';

/** Tables 1-17 of 2024 with the rules between them, as they ship. */
export const references2024 = (): ReferenceSet => read('../../resources/example/reference-tables.json');

/** Tables 18-22 as printed, with the column keys of the chapter's own tables. */
export const chapterTables2024 = (): readonly ReferenceTable[] =>
  read('../fixtures/reference/chapter-tables-2024.json').tables;

/** Tables 1-17 with the rows of table 8 put right: nothing is shifted in them. */
export function orderlyReferences2024(): ReferenceSet {
  const { tables, rules } = references2024();
  const { corrected } = findShifts(indexTables(tables), rules);
  return { rules, tables: [...corrected.values()].map(({ table }) => table) };
}

/** Disorders of rows as they happen in a spreadsheet: the labels stay, the figures move. */
export type Disorder =
  | { readonly kind: 'swap'; readonly a: number; readonly b: number }
  /** Figures of rows a…b move down by one; the last comes first. */
  | { readonly kind: 'rotate'; readonly a: number; readonly b: number }
  /** Figures move down by one, row a keeps its own, those of row b are lost. */
  | { readonly kind: 'slip-repeat'; readonly a: number; readonly b: number }
  /** Figures move down by one, row a is left blank, those of row b are lost. */
  | { readonly kind: 'slip-blank'; readonly a: number; readonly b: number }
  /** Row b holds the figures of row a. */
  | { readonly kind: 'overwrite'; readonly a: number; readonly b: number }
  /** The whole row stands twice. */
  | { readonly kind: 'repeat'; readonly a: number }
  | { readonly kind: 'drop'; readonly a: number };

/** A table with one disorder; the printed total stays, as a total typed or computed before would. */
export function disordered(table: ReferenceTable, disorder: Disorder): ReferenceTable {
  const { rows } = table;
  const values = rows.map((row) => row.values);
  const put = (moved: readonly ReferenceRow['values'][]): ReferenceTable => ({
    ...table,
    rows: rows.map((row, index) => ({ ...row, values: moved[index] ?? {} })),
  });
  switch (disorder.kind) {
    case 'swap':
      return put(values.with(disorder.a, values[disorder.b] ?? {}).with(disorder.b, values[disorder.a] ?? {}));
    case 'rotate':
      return put(movedDown(values, disorder.a, disorder.b, values[disorder.b] ?? {}));
    case 'slip-repeat':
      return put(movedDown(values, disorder.a, disorder.b, values[disorder.a] ?? {}));
    case 'slip-blank':
      return put(movedDown(values, disorder.a, disorder.b, {}));
    case 'overwrite':
      return put(values.with(disorder.b, values[disorder.a] ?? {}));
    case 'repeat':
      return { ...table, rows: rows.toSpliced(disorder.a, 0, ...rows.slice(disorder.a, disorder.a + 1)) };
    case 'drop':
      return { ...table, rows: rows.toSpliced(disorder.a, 1) };
    default:
      return disorder satisfies never;
  }
}

function movedDown(
  values: readonly ReferenceRow['values'][],
  from: number,
  to: number,
  first: ReferenceRow['values'],
): readonly ReferenceRow['values'][] {
  return values.map((own, index) =>
    index === from ? first : index > from && index <= to ? (values[index - 1] ?? {}) : own,
  );
}

const read = (path: string): ReferenceSet =>
  readReferenceSet(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as unknown);
