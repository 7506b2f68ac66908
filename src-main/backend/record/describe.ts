import type { Input } from '#shared/contract/index.ts';
import { figureText } from '#shared/domain/decimal.ts';
import { cents } from '#shared/domain/money.ts';
import type { RecordChange } from '#shared/domain/record.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../platform/db/open.ts';
import type { Change, EditableTable, RowImage } from '../platform/undo/edit-log.ts';
import { readContent, type YearContent } from '../years/version-content.ts';
import { areaOf, tableNames } from './areas.ts';
import { jsonDifferences, plainTextOf } from './json-fields.ts';
import { settingName, settingText } from './setting-names.ts';

/** What an entry did, datum by datum, as a person reads it. Empty for an entry of another year. */
export function changesOfEntry(db: Db, { yearId, entryId, limit }: Input<'record.changes'>): readonly RecordChange[] {
  return describeChanges(storedChanges(db, yearId, entryId), readContent(db, yearId)).slice(0, limit);
}

export function storedChanges(db: Db, yearId: number, entryId: number): readonly Change[] {
  const json = db
    .prepare<[number, number], string>('SELECT changes FROM edit_log WHERE id = ? AND year_id = ?')
    .pluck()
    .get(entryId, yearId);
  return json === undefined ? [] : (JSON.parse(json) as readonly Change[]);
}

/** `content`: the year as it is, for the names of rows that a change says only by their id. */
export function describeChanges(changes: readonly Change[], content: YearContent): readonly RecordChange[] {
  const names = namesOf(changes, content);
  return changes.flatMap((change) => {
    const { table, id, before, after } = change;
    const same = { area: areaOf(table), what: tableNames[table], which: names(table, id) };
    if (before === null || after === null) {
      const [old, now] = [before, after].map((row) => (row === null ? null : wholeText(table, row)));
      return [{ ...same, field: '', before: old ?? null, after: now ?? null }];
    }
    return fieldsOf(change, before, after, content).map((field) => ({ ...same, ...field }));
  });
}

type Field = Pick<RecordChange, 'field' | 'before' | 'after'>;

function fieldsOf({ table, id }: Change, before: RowImage, after: RowImage, content: YearContent): readonly Field[] {
  if (table === 'setting') {
    const group = String(content.setting[String(id)]?.key ?? '');
    return jsonDifferences(String(before.value), String(after.value)).map((found) => ({
      field: settingName(group, found.field),
      before: settingText(found.field, found.before),
      after: settingText(found.field, found.after),
    }));
  }
  if (table === 'chapter_section' && 'content' in after) {
    const field: Field = {
      field: es.record.text,
      before: plainTextOf(String(before.content)),
      after: plainTextOf(String(after.content)),
    };
    return [field, ...columnsOf(table, before, after).filter(({ field: name }) => name !== es.record.text)];
  }
  return columnsOf(table, before, after);
}

/** A figure in three columns is one datum. */
function columnsOf(table: EditableTable, before: RowImage, after: RowImage): readonly Field[] {
  const columns = Object.keys(after).filter((column) => before[column] !== after[column]);
  const isFigure = columns.some((column) => figureColumns.includes(column)) && table === 'indicator_value';
  const rest = columns.filter((column) => !(isFigure && figureColumns.includes(column)) && column !== 'content');
  return [
    ...(isFigure ? [{ field: es.record.value, before: figureIn(before), after: figureIn(after) }] : []),
    ...rest
      .filter((column) => !inner.includes(column))
      .map((column) => ({
        field: columnName(column),
        before: textOf(column, before[column] ?? null),
        after: textOf(column, after[column] ?? null),
      })),
  ];
}

const figureColumns: readonly string[] = ['scaled', 'decimals', 'mark'];
/** Columns that say something only to the program. */
const inner: readonly string[] = ['id', 'year_id', 'position', 'imported_cents', 'after_entry'];

const columnName = (column: string): string => es.record.fields[column as keyof typeof es.record.fields] ?? column;

function textOf(column: string, value: RowImage[string]): string | null {
  if (value === null || value === '') return null;
  if (column.endsWith('cents') && typeof value === 'number') return tableAmount(cents(value), 2);
  if (column === 'method_break' || column === 'to_review' || column === 'printed')
    return value === 1 ? es.record.yes : es.record.no;
  return words[column]?.[String(value)] ?? String(value);
}

/** Values that are words of the program. */
const words: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = {
  sense: es.indicators.senses,
  unit_type: es.indicators.types,
  rule: es.targets.rules,
  gender: es.targets.genders,
};

function figureIn({ scaled, decimals, mark }: RowImage): string | null {
  const value = typeof scaled === 'number' && typeof decimals === 'number' ? { scaled, decimals } : null;
  const text = figureText({ value, mark: mark === 'nd' || mark === 'dash' ? mark : null });
  return text === '' ? null : (es.record.marks[text as keyof typeof es.record.marks] ?? text);
}

/** A row that came or went, in short. */
function wholeText(table: EditableTable, row: RowImage): string {
  if (table === 'indicator_value') return figureIn(row) ?? es.record.empty;
  if (table === 'chapter_section') return plainTextOf(String(row.content ?? '{}'));
  return ownName(row) ?? es.record.row;
}

/** The first column that tells a person which row it is. */
const ownName = (row: RowImage | undefined): string | null => {
  const column = [
    'activity_code',
    'acronym',
    'label',
    'name',
    'code',
    'text',
    'key',
    'cell',
    'dimension',
    'year',
    'subject',
  ];
  const value = column.map((each) => row?.[each]).find((each) => each !== undefined && each !== null && each !== '');
  return value === undefined || value === null ? null : String(value);
};

/** Rows by what a person calls them; those that are gone as the changes remember them. */
function namesOf(changes: readonly Change[], content: YearContent) {
  const remembered = new Map<string, RowImage>();
  for (const { table, id, before, after } of changes) {
    const key = `${table} ${id}`;
    remembered.set(key, { ...(remembered.get(key) ?? {}), ...(before ?? after ?? {}) });
  }
  const row = (table: EditableTable, id: unknown): RowImage | undefined => {
    const now = content[table][String(id)];
    return now ?? remembered.get(`${table} ${String(id)}`);
  };
  return (table: EditableTable, id: number): string => {
    const own = row(table, id);
    const parent = parentOf(table, own);
    const above = parent && ownName(row(parent.table, parent.id));
    const known = ownName(own) ?? '';
    const name = periodOf(table, own) ?? (table === 'setting' ? (es.settings.groups[known] ?? known) : known);
    return [above ?? '', name].filter((part) => part !== '').join(', ');
  };
}

/** The year or month that tells a figure apart from the others of its row. */
function periodOf(table: EditableTable, row: RowImage | undefined): string | null {
  if (table === 'indicator_value') return String(row?.year ?? '');
  return table === 'target_month' ? (es.budget.months.names[Number(row?.month) - 1] ?? '') : null;
}

function parentOf(table: EditableTable, row: RowImage | undefined): { table: EditableTable; id: unknown } | null {
  if (row === undefined) return null;
  if (table === 'indicator_value') return { table: 'indicator', id: row.indicator_id };
  if (table === 'target_unit') return { table: 'target', id: row.target_id };
  if (table === 'target_month')
    return row.target_unit_id === null
      ? { table: 'target', id: row.target_id }
      : { table: 'target_unit', id: row.target_unit_id };
  return table === 'note_anchor' ? { table: 'note', id: row.note_id } : null;
}
