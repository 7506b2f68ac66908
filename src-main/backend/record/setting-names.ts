import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

/** What the screen calls a setting: "pia-by-generica.headings.pim" is "PIA por genérica: Encabezado: PIM". */
export function settingName(group: string, path: string): string {
  const parts = path.split('.');
  const table = es.record.settingTables[parts[0] ?? ''];
  const rest = table === undefined ? parts : parts.slice(1);
  const name = fieldName(group, rest);
  return table === undefined ? name : `${table}: ${name}`;
}

/** Its value as the screen shows it. */
export function settingText(path: string, value: string | null): string | null {
  if (value === 'true' || value === 'false') return value === 'true' ? es.record.yes : es.record.no;
  const key = path.split('.').at(-1) ?? '';
  const chosen = value === null ? undefined : es.settings.options[key]?.[value];
  return chosen ?? (value === null ? null : dateText(value));
}

/** A line of several is counted from 1. */
function fieldName(group: string, [first = '', second]: readonly string[]): string {
  if (first === 'headings') return es.settings.heading(second ?? '');
  const own = es.settings.field(`${group}.${first}`);
  const name = own === `${group}.${first}` ? es.settings.field(first) : own;
  return second === undefined || !/^\d+$/.test(second) ? name : `${name} ${Number(second) + 1}`;
}
