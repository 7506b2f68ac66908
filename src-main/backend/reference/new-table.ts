import type { ReferenceTable } from '#shared/domain/reference/model.ts';
import type { Change } from '../platform/undo/edit-log.ts';
import type { CellContent } from './cell-value.ts';
import type { StoredColumn, StoredRow } from './reference.queries.ts';
import { blank, columnImage, insertedRow, type NewIds, tableImage } from './stored-changes.ts';

/** A row of a table, by what it says in each column. */
export type Line = {
  readonly kind: StoredRow['kind'];
  readonly contentOf: (column: Pick<StoredColumn, 'key' | 'kind'>) => CellContent;
};

/** The rows of a table, its printed total last. */
export function linesOf({
  nameColumn,
  rows,
  total,
}: Pick<ReferenceTable, 'nameColumn' | 'rows' | 'total'>): readonly Line[] {
  const line = (kind: Line['kind'], { key, values, texts }: ReferenceTable['rows'][number]): Line => ({
    kind,
    contentOf: (column) => {
      if (column.key === nameColumn) return { value: null, text: key === '' ? null : key };
      if (column.kind === 'text') return { value: null, text: texts[column.key] ?? null };
      return { value: values[column.key] ?? null, text: null };
    },
  });
  return [
    ...rows.map((row) => line('body', row)),
    ...(total ? [line('total', { key: total.label, values: total.values, texts: {} })] : []),
  ];
}

/** A whole table that comes to a year. */
export function newTable(
  ids: NewIds,
  { yearId, id, position }: { readonly yearId: number; readonly id: number; readonly position: number },
  { columns, nameColumn, rows, total, ...own }: ReferenceTable,
): readonly Change[] {
  const stored = columns.map((column, index): StoredColumn => {
    const namesRows = column.key === nameColumn;
    return { ...column, id: ids.column(), position: index + 1, namesRows };
  });
  return [
    { table: 'reference_table', id, before: null, after: tableImage(yearId, { ...own, position }) },
    ...stored.map(
      (column): Change => ({ table: 'reference_column', id: column.id, before: null, after: columnImage(id, column) }),
    ),
    ...linesOf({ nameColumn, rows, total }).flatMap(({ kind, contentOf }, index) =>
      insertedRow(
        ids,
        { id: ids.row(), tableId: id, position: index + 1, kind },
        stored.map((column) => column.id),
        (columnId) => {
          const column = stored.find((one) => one.id === columnId);
          return column ? contentOf(column) : blank;
        },
      ),
    ),
  ];
}
