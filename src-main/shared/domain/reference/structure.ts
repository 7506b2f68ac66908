import type { ReferenceRow, ReferenceTable } from './model.ts';
import type { ReferenceSet } from './resource.ts';

/** Whether anything is filled in: a table without a figure says nothing yet, and cannot disagree. */
export const hasFigures = ({ rows, total }: ReferenceTable): boolean =>
  [...rows, ...(total ? [total] : [])].some(({ values }) => Object.values(values).some((value) => value !== null));

/**
 * What another year or another unit takes over: tables, names of their rows, relations; no figure. A table of words alone says
 * what was so in that year, and keeps no row.
 */
export const structureOf = ({ tables, rules }: ReferenceSet): ReferenceSet => ({
  rules,
  tables: tables.map((table) => {
    const isOfFigures = table.columns.some(({ kind }) => kind !== 'text');
    const { rows, total } = table;
    return {
      ...table,
      page: null,
      rows: isOfFigures ? rows.map((row) => emptied(table, row)) : [],
      total: total && { ...total, values: noValues(table) },
    };
  }),
});

const emptied = (table: ReferenceTable, { key }: ReferenceRow): ReferenceRow => ({
  key,
  values: noValues(table),
  texts: { [table.nameColumn]: key },
});

const noValues = ({ columns }: ReferenceTable): ReferenceRow['values'] =>
  Object.fromEntries(columns.filter(({ kind }) => kind !== 'text').map(({ key }) => [key, null]));
