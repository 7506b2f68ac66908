import type { ColumnRole, MappedColumn, TableKind, TableMapping } from '#shared/domain/table-mapping.ts';
import { rolesOf } from '#shared/domain/table-mapping.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.imports.assistant;

export type RoleChoice = { readonly value: string; readonly label: string };

/** What a column may be, as the choices of its list; `''` is a column that is not imported. */
export function roleChoices(kind: TableKind, years: readonly number[]): readonly RoleChoice[] {
  return [{ value: '', label: text.ignored }, ...rolesOf[kind].flatMap((role) => choicesOf(role, years))];
}

function choicesOf(role: ColumnRole, years: readonly number[]): readonly RoleChoice[] {
  const name = text.roles[role];
  if (role === 'value') return years.map((year) => ({ value: `${role}::${year}`, label: text.ofNumber(name, year) }));
  if (role !== 'programmed' && role !== 'executed') return [{ value: `${role}::`, label: name }];
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return [
    { value: `${role}::`, label: text.ofYear(name) },
    ...months.map((month) => ({ value: `${role}:${month}:`, label: text.ofMonth(role, month) })),
  ];
}

export const choiceOf = ({ role, month, year }: MappedColumn): string => `${role}:${month ?? ''}:${year ?? ''}`;

/** The mapping with another choice for one column. */
export function withRole(mapping: TableMapping, column: number, choice: string): TableMapping {
  const others = mapping.columns.filter((each) => each.column !== column);
  if (choice === '') return { ...mapping, columns: others };
  const [role = '', month = '', year = ''] = choice.split(':');
  const mapped: MappedColumn = {
    column,
    role: role as ColumnRole,
    ...(month === '' ? {} : { month: Number(month) }),
    ...(year === '' ? {} : { year: Number(year) }),
  };
  return { ...mapping, columns: [...others, mapped].sort((a, b) => a.column - b.column) };
}

/** Years that a column of values may be of: those that are mapped, and those around them. */
export function yearChoices({ columns }: TableMapping, year: number): readonly number[] {
  const around = Array.from({ length: 11 }, (_, index) => year - 5 + index);
  const mapped = columns.flatMap((column) => column.year ?? []);
  return [...new Set([...around, ...mapped])].sort((a, b) => a - b);
}
