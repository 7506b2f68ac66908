import { useMemo, useRef, useState } from 'react';
import { cellText } from '#shared/format/cell-text.ts';
import type { GridColumn, RowLook } from './columns.ts';
import type { Content } from './content.ts';
import { type SortBy, shownRows } from './order.ts';

type Options<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
  readonly rowId: (row: Row) => string;
  readonly rowLook?: ((row: Row) => RowLook) | undefined;
};

/**
 * The rows as they are shown: sorted and filtered on the screen only (EG13). Rows keep their place while they are edited,
 * as in Excel: the order is made anew when a person sorts or filters, or when rows come or go.
 */
export function useContent<Row>({ rows, columns, rowId, rowLook }: Options<Row>) {
  const [sort, setSort] = useState<SortBy | null>(null);
  const [words, setWords] = useState('');
  const last = useRef<{ readonly made: string; readonly order: readonly string[] }>({ made: '', order: [] });
  const content = useMemo((): Content<Row> => {
    const by = sort && columns.find(({ key }) => key === sort.key);
    if (!by && words.trim() === '') return { rows, columns };
    const byId = new Map(rows.map((row) => [rowId(row), row]));
    const made = JSON.stringify([sort, words, [...byId.keys()]]);
    if (last.current.made !== made) {
      const shown = shownRows(rows, {
        lookOf: (row) => rowLook?.(row) ?? 'body',
        sort: by && sort ? { cellOf: by.cell, descending: sort.descending } : null,
        words,
        textsOf: (row) => columns.map(({ cell }) => cellText(cell(row))),
      });
      last.current = { made, order: shown.map(rowId) };
    }
    return { rows: last.current.order.flatMap((id) => byId.get(id) ?? []), columns };
  }, [rows, columns, rowId, rowLook, sort, words]);
  return { content, sort, setSort, words, setWords };
}
