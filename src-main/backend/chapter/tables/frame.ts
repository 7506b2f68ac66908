import type { AnchoredNote } from '#shared/domain/notes.ts';
import type { Percent } from '#shared/domain/percent.ts';
import type { TableSettings } from '#shared/domain/settings.ts';
import type { Cell, Column, Note, Row, TableKey, TableModel } from '#shared/domain/table-model.ts';

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

export function tableModel(
  { key, number, label, settings, fill }: TableFrame,
  content: { readonly columns: readonly Column[]; readonly rows: readonly Row[]; readonly notes?: readonly Note[] },
): TableModel {
  return {
    key,
    number,
    label,
    title: fill(settings.title),
    columns: content.columns,
    rows: content.rows,
    notes: (content.notes ?? []).map((note) => ({ ...note, text: fill(note.text) })),
    source: settings.source === null ? null : fill(settings.source),
    preparedBy: settings.preparedBy === null ? null : fill(settings.preparedBy),
  };
}

/** The configured heading of a column or group. @throws Error when the year's settings lack it: they are checked when stored. */
export function heading({ key, settings, fill }: TableFrame, column: string): string {
  const text = settings.headings[column];
  if (text === undefined) throw new Error(`table ${key} has no heading for ${column}`);
  return fill(text);
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

export const text = (value: string, notes: readonly number[] = []): Cell => ({
  kind: 'text',
  value,
  ...(notes.length > 0 && { notes }),
});
export const percent = (value: Percent | null): Cell => ({ kind: 'percent', value });
export const count = (value: number | null): Cell => ({ kind: 'count', value });
