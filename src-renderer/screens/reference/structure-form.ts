import type { Input, ReferenceTableView } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.reference.define;

export type StructureForm = Omit<Input<'reference.define'>, 'yearId' | 'columns' | 'page' | 'source'> & {
  readonly page: string;
  readonly source: string;
  readonly columns: readonly ColumnForm[];
};

/** `key` tells the lines apart while they are moved and new ones have no id. */
export type ColumnForm = Input<'reference.define'>['columns'][number] & { readonly key: number };

/** The form of a table that is there, or of a new one with a column of names and one of counts. */
export function formOf(table: ReferenceTableView | null): StructureForm {
  if (table === null) {
    const column = { id: null, group: null, decimals: 0 } as const;
    return {
      tableId: null,
      label: es.reference.newLabel,
      title: '',
      section: '',
      dimension: text.defaultDimension,
      source: '',
      page: '',
      hasTotal: true,
      columns: [
        { ...column, key: 1, label: text.firstColumn, kind: 'text', addsUp: false, namesRows: true },
        { ...column, key: 2, label: text.secondColumn, kind: 'count', addsUp: true, namesRows: false },
      ],
    };
  }
  const { id, label, title, section, dimension, source, page, rows, columns } = table;
  return {
    tableId: id,
    label,
    title,
    section,
    dimension,
    source: source ?? '',
    page: page === null ? '' : String(page),
    hasTotal: rows.some(({ kind }) => kind === 'total'),
    columns: columns.map((column, index) => ({
      key: index + 1,
      id: column.id,
      label: column.label,
      group: column.group,
      kind: column.kind,
      decimals: column.decimals,
      addsUp: column.total === 'sum',
      namesRows: column.namesRows,
    })),
  };
}

export const newColumn = (columns: readonly ColumnForm[]): ColumnForm => ({
  key: Math.max(0, ...columns.map(({ key }) => key)) + 1,
  id: null,
  label: text.secondColumn,
  group: null,
  kind: 'count',
  decimals: 0,
  addsUp: true,
  namesRows: false,
});

/** What the contract wants. A page that is no number is none. */
export function toDefinition(
  yearId: number,
  { page, source, columns, ...form }: StructureForm,
): Input<'reference.define'> {
  return {
    ...form,
    yearId,
    source: source.trim() === '' ? null : source,
    page: /^[1-9]\d{0,3}$/.test(page.trim()) ? Number(page) : null,
    columns: columns.map(({ key, group, ...column }) => ({
      ...column,
      group: group === null || group.trim() === '' ? null : group,
      addsUp: column.addsUp && column.kind !== 'text',
      namesRows: column.namesRows && column.kind === 'text',
    })),
  };
}

/** The columns with one of them a place further up. */
export function movedUp(columns: readonly ColumnForm[], at: number): readonly ColumnForm[] {
  const [above, own] = [columns[at - 1], columns[at]];
  return above && own ? columns.with(at - 1, own).with(at, above) : columns;
}
