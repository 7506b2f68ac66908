import type { YearSettings } from '#shared/domain/settings.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

/** What a setting can be: what the backend stores under its path. */
export type SettingValue = string | number | boolean | null | readonly string[];

export type SettingField = {
  readonly path: readonly string[];
  readonly label: string;
  readonly hint: string | null;
  readonly kind: 'text' | 'optional' | 'number' | 'date' | 'switch' | 'choice' | 'choices';
  readonly value: SettingValue;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

export type SettingGroup = { readonly key: string; readonly title: string; readonly fields: readonly SettingField[] };

const text = es.settings;

/** Everything of a year that can be set, in the order of the screen; a table is a group of its own. */
export function settingGroups(
  settings: YearSettings,
  tableTitles: Readonly<Record<string, string>>,
): readonly SettingGroup[] {
  const { entity, numbering, tables, chart, narrative } = settings;
  const simple = (key: 'entity' | 'numbering' | 'chart' | 'narrative', values: object): SettingGroup => ({
    key,
    title: text.groups[key] ?? key,
    fields: Object.entries(values).map(([name, value]) => fieldOf([key, name], value as SettingValue)),
  });
  return [
    simple('entity', entity),
    simple('numbering', numbering),
    ...Object.entries(tables).map(([table, { headings, ...values }]) => ({
      key: table,
      title: tableTitles[table] ?? table,
      fields: [
        ...Object.entries(values).map(([name, value]) => fieldOf(['tables', table, name], value)),
        ...Object.entries(headings).map(([column, heading]) => ({
          ...fieldOf(['tables', table, 'headings', column], heading),
          label: text.heading(column),
        })),
      ],
    })),
    simple('chart', chart),
    simple('narrative', narrative),
  ];
}

/** What was typed, as it is stored: an emptied optional line is none. `null` where it is not a number. */
export function storedValue(field: SettingField, written: string): SettingValue {
  if (field.kind === 'number') return /^\d{1,4}$/.test(written.trim()) ? Number(written) : written;
  if (field.kind === 'date') return isoDate(written.trim());
  if (field.kind === 'optional' && written.trim() === '') return null;
  return numericChoices.includes(field.path.at(-1) ?? '') ? Number(written) : written.trim();
}

/** The value as it is typed: a date as it is written in Peru. */
export const shownValue = ({ kind, value }: SettingField): string =>
  value === null ? '' : kind === 'date' ? dateText(String(value)) : String(value);

/** "31/12/2025" as it is stored; anything else stays as written, to be refused. */
function isoDate(written: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written) ?? [];
  return year === '' ? written : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const optional = ['source', 'preparedBy', 'totalLabel'];
const numericChoices = ['amountDecimals', 'percentDecimals'];

function fieldOf(path: readonly string[], value: SettingValue): SettingField {
  const name = path.at(-1) ?? '';
  const choices: Readonly<Record<string, string>> | undefined =
    name === 'amountDecimals'
      ? { 0: '0', 2: '2' }
      : name === 'percentDecimals'
        ? { 0: '0', 1: '1', 2: '2' }
        : text.options[name];
  return {
    path,
    label: text.field(name),
    hint: text.hints[name] ?? null,
    kind: kindOf(name, value, choices !== undefined),
    value,
    options: Object.entries(choices ?? {}).map(([option, label]) => ({ value: option, label })),
  };
}

function kindOf(name: string, value: SettingValue, chosen: boolean): SettingField['kind'] {
  if (chosen) return Array.isArray(value) ? 'choices' : 'choice';
  if (name === 'cutOffDate') return 'date';
  if (optional.includes(name)) return 'optional';
  return typeof value === 'boolean' ? 'switch' : typeof value === 'number' ? 'number' : 'text';
}
