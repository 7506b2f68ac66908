import type { TableSettings, YearSettings } from '#shared/domain/settings.ts';
import { budgetTables, decimalColumns, tableOffers } from '#shared/domain/table-columns.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

/** What a setting can be: what the backend stores under its path. */
export type SettingValue = string | number | boolean | null | readonly string[];

export type SettingField = {
  readonly path: readonly string[];
  readonly label: string;
  readonly hint: string | null;
  readonly kind: 'text' | 'optional' | 'number' | 'date' | 'switch' | 'choice' | 'choices' | 'lines';
  readonly value: SettingValue;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** A column that a table can have, with its heading. */
export type ColumnChoice = {
  readonly key: string;
  readonly label: string;
  readonly shown: boolean;
  /** It says what a row is about. */
  readonly required: boolean;
  readonly heading: SettingField;
  /** Its own decimals; `null` where it prints none to choose. */
  readonly decimals: SettingField | null;
};

export type SettingGroup = {
  readonly key: string;
  readonly title: string;
  readonly fields: readonly SettingField[];
  /** Of a table: those it shows, in their order, and then the others. */
  readonly columns: readonly ColumnChoice[];
  readonly table: TableKey | null;
};

const text = es.settings;

/** Everything of a year that can be set, in the order of the screen; a table is a group of its own. */
export function settingGroups(
  settings: YearSettings,
  tableTitles: Readonly<Record<string, string>>,
): readonly SettingGroup[] {
  const { entity, numbering, tables, chart, narrative, formats, glossary, spelling, checks } = settings;
  const simple = (key: keyof YearSettings, values: object): SettingGroup => ({
    key,
    title: text.groups[key] ?? key,
    fields: Object.entries(values).map(([name, value]) => fieldOf([key, name], value as SettingValue)),
    columns: [],
    table: null,
  });
  return [
    simple('entity', entity),
    simple('numbering', numbering),
    simple('formats', formats),
    ...(Object.keys(tables) as TableKey[]).map((table): SettingGroup => {
      const { headings, columns, columnDecimals, ...values } = tables[table];
      return {
        key: table,
        title: tableTitles[table] ?? table,
        fields: Object.entries(values)
          .filter(([name]) => isUsed(table, name))
          .map(([name, value]) => fieldOf(['tables', table, name], value)),
        columns: columnsOf(table, { columns, headings, columnDecimals }),
        table,
      };
    }),
    simple('chart', chart),
    simple('narrative', narrative),
    simple('glossary', glossary),
    simple('spelling', spelling),
    simple('checks', checks),
  ];
}

/** The groups and fields that hold every written word; accents and case do not count. All of them where nothing is written. */
export function searched(groups: readonly SettingGroup[], written: string): readonly SettingGroup[] {
  const words = fold(written).split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const holds = (told: string): boolean => words.every((word) => fold(told).includes(word));
  return groups.flatMap((group) => {
    const fields = group.fields.filter(({ label, value, hint }) =>
      holds(`${group.title} ${label} ${hint ?? ''} ${String(value ?? '')}`),
    );
    const columns = group.columns.some(({ label, heading }) =>
      holds(`${group.title} ${text.columns} ${label} ${String(heading.value)}`),
    )
      ? group.columns
      : [];
    return fields.length + columns.length === 0 ? [] : [{ ...group, fields, columns }];
  });
}

/** The columns after one was moved, shown or hidden. */
export function changedColumns(
  columns: readonly ColumnChoice[],
  key: string,
  change: 'up' | 'down' | 'toggle',
): readonly string[] {
  const shown = columns.filter((column) => column.shown).map((column) => column.key);
  const at = shown.indexOf(key);
  if (change === 'toggle') return at === -1 ? [...shown, key] : shown.filter((other) => other !== key);
  const to = at + (change === 'up' ? -1 : 1);
  if (at === -1 || to < 0 || to >= shown.length) return shown;
  return shown.with(at, shown[to] ?? key).with(to, key);
}

/** What was typed, as it is stored: an emptied optional line is none. `null` where it is not a number. */
export function storedValue(field: SettingField, written: string): SettingValue {
  if (field.kind === 'number') return /^\d{1,4}$/.test(written.trim()) ? Number(written) : written;
  if (field.kind === 'date') return isoDate(written.trim());
  if (field.kind === 'optional' && written.trim() === '') return null;
  if (field.kind === 'lines')
    return written
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  return numericChoices.includes(field.path.at(-1) ?? '') ? Number(written) : written.trim();
}

/** The value as it is typed: a date as it is written in Peru. */
export function shownValue({ kind, value }: SettingField): string {
  if (Array.isArray(value)) return value.join('\n');
  return value === null ? '' : kind === 'date' ? dateText(String(value)) : String(value);
}

/** "31/12/2025" as it is stored; anything else stays as written, to be refused. */
function isoDate(written: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written) ?? [];
  return year === '' ? written : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const fold = (words: string): string => words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const optional = ['source', 'preparedBy', 'totalLabel'];
const numericChoices = ['amountDecimals', 'percentDecimals', 'solesDecimals'];
const lines = ['signatories', 'terms', 'words'];

/** What only tables of the budget have; a table without percentages has none to round. */
const ofBudget = ['totalLabel', 'amountDecimals', 'amountUnit', 'sayUnit', 'sharePolicy', 'tinyPercents', 'breakdown'];
const ofPercents = ['percentDecimals'];

/** A setting that changes nothing in a table is not asked for. */
export const isUsed = (table: TableKey, name: string): boolean =>
  !(ofBudget.includes(name) && budgetTables[table] === undefined) &&
  !(ofPercents.includes(name) && (table === 'indicators' || table === 'glossary'));

function columnsOf(
  table: TableKey,
  { columns: shown, headings, columnDecimals }: Pick<TableSettings, 'columns' | 'headings' | 'columnDecimals'>,
): readonly ColumnChoice[] {
  const { all, name } = tableOffers[table];
  return [...shown, ...all.filter((key) => !shown.includes(key))].map((key) => ({
    key,
    label: text.column(key),
    shown: shown.includes(key),
    required: key === name,
    heading: {
      ...fieldOf(['tables', table, 'headings', key], headings[key] ?? ''),
      label: text.heading(key),
    },
    decimals: decimalColumns(table).includes(key)
      ? {
          ...fieldOf(['tables', table, 'columnDecimals', key], columnDecimals[key] ?? null),
          label: text.columnDecimals(key),
        }
      : null,
  }));
}

function fieldOf(path: readonly string[], value: SettingValue): SettingField {
  const name = path.at(-1) ?? '';
  // Headings of columns may have the name of a setting.
  const choices: Readonly<Record<string, string>> | undefined = path.includes('headings')
    ? undefined
    : name === 'amountDecimals'
      ? { 0: '0', 1: '1', 2: '2' }
      : name === 'percentDecimals'
        ? { 0: '0', 1: '1', 2: '2' }
        : text.options[path[0] === 'formats' ? `formats.${name}` : name];
  return {
    path,
    label: text.field(path[0] === 'formats' ? `formats.${name}` : name),
    hint: text.hints[name] ?? null,
    kind: kindOf(name, value, choices !== undefined),
    value,
    options: Object.entries(choices ?? {}).map(([option, label]) => ({ value: option, label })),
  };
}

function kindOf(name: string, value: SettingValue, chosen: boolean): SettingField['kind'] {
  if (chosen) return Array.isArray(value) ? 'choices' : 'choice';
  if (name === 'cutOffDate') return 'date';
  if (lines.includes(name)) return 'lines';
  if (optional.includes(name)) return 'optional';
  return typeof value === 'boolean' ? 'switch' : typeof value === 'number' ? 'number' : 'text';
}
