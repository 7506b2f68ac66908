import { type AnchoredNote, anchors, type NotedColumn, numberNotes, readingOrder } from '#shared/domain/notes.ts';
import type { Percent } from '#shared/domain/percent.ts';
import type { TableSettings } from '#shared/domain/settings.ts';
import type { Cell, Column, Row, TableKey, TableModel } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';

/** What every table of the chapter has, whatever it shows: its place, its configured words and its notes. */
export type TableFrame = {
  readonly key: TableKey;
  readonly number: number;
  readonly label: string;
  readonly settings: TableSettings;
  readonly notes: readonly AnchoredNote[];
  /** Fills {year} and the other tokens of a configured text. */
  readonly fill: (text: string) => string;
};

/** A column and what the anchors of notes call its group and its values. */
export type TableColumn = Column & Pick<NotedColumn, 'value'> & { readonly groupKey?: string };

/** A row and what the anchors of notes call it, where that is not its key. */
export type TableRow = Row & { readonly anchorId?: string };

/** Puts the content of a table into its frame and numbers the notes; row notes stand after the text of `nameColumn`. */
export function tableModel(
  { key, number, label, settings, notes, fill }: TableFrame,
  content: {
    readonly columns: readonly TableColumn[];
    readonly rows: readonly TableRow[];
    readonly nameColumn: string;
  },
): TableModel {
  const { columns, rows, nameColumn } = content;
  const numbered = numberNotes(
    notes,
    readingOrder(
      rows.filter((row) => row.kind !== 'total').map(rowId),
      columns.map(({ key: columnKey, groupKey, value }) => ({
        key: columnKey,
        ...(groupKey !== undefined && { group: groupKey }),
        ...(value !== undefined && { value }),
      })),
    ),
  );
  const marks = (anchor: string): { readonly notes?: readonly number[] } => {
    const numbers = numbered.numbersAt(anchor);
    return numbers.length > 0 ? { notes: numbers } : {};
  };
  return {
    key,
    number,
    label,
    title: tableTitle(settings, fill),
    columns: columns.map(({ value, groupKey, group, ...column }) => ({
      ...column,
      ...marks(anchors.column(column.key)),
      ...(group && { group: { ...group, ...(groupKey !== undefined && marks(anchors.group(groupKey))) } }),
    })),
    rows: rows.map(({ anchorId, ...row }) => ({
      ...row,
      cells: row.cells.map((cell, index): Cell => {
        const column = columns[index];
        const id = anchorId ?? row.key;
        if (cell.kind === 'text' && column?.key === nameColumn) return { ...cell, ...marks(anchors.row(id)) };
        if (cell.kind === 'decimal' && column?.value !== undefined)
          return { ...cell, ...marks(anchors.value(id, column.value)) };
        return cell;
      }),
    })),
    notes: numbered.notes.map((note) => ({ ...note, text: fill(note.text) })),
    source: settings.source === null ? null : fill(settings.source),
    preparedBy: settings.preparedBy === null ? null : fill(settings.preparedBy),
  };
}

/** The title of a table, which says in what it counts: always where that is not soles, and where the year wants it (TC5). */
export function tableTitle({ title, amountUnit, sayUnit }: TableSettings, fill: TableFrame['fill']): string {
  const words = es.chapter.inUnit[amountUnit];
  const told = title.includes('{unit}') ? title.replaceAll('{unit}', words) : title;
  const filled = fill(told);
  return told === title && (sayUnit || amountUnit !== 'soles') ? `${filled} (${words})` : filled;
}

/** The configured heading of a column or group. @throws Error where the year has none: a heading is never made up. */
export function heading({ key, settings, fill }: TableFrame, column: string): string {
  const words = settings.headings[column];
  if (words === undefined) throw new Error(`table ${key} has no heading for ${column}`);
  return fill(words);
}

/** The total row, or none where the table has no label for it; the label takes the place of the first `span` cells. */
export function totalRow({ settings, fill }: TableFrame, span: number, values: readonly Cell[]): readonly Row[] {
  if (settings.totalLabel === null) return [];
  const label = text(fill(settings.totalLabel));
  const covered = Array.from({ length: span - 1 }, () => text(''));
  return [{ key: 'total', kind: 'total', cells: [label, ...covered, ...values], ...(span > 1 && { labelSpan: span }) }];
}

/** "5-21. Personal y obligaciones sociales", "5000276. Gestión del Programa". */
export const codedName = (code: string, name: string): string => `${code}. ${name}`;

export const text = (value: string): Cell => ({ kind: 'text', value });
export const percent = (value: Percent | null): Cell => ({ kind: 'percent', value });
export const count = (value: number | null): Cell => ({ kind: 'count', value });

const rowId = ({ key, anchorId }: TableRow): string => anchorId ?? key;
