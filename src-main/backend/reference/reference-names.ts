import { columnName, type ReferenceTable, type ValueForm } from '#shared/domain/reference/model.ts';
import { decimalText } from '#shared/format/es-pe.ts';
import type { ReferenceNames } from '#shared/strings/es/reference.ts';
import { es } from '#shared/strings/es.ts';
import { factsKey } from './chapter-tables.ts';

/** How sentences call these tables and their columns, and print their values. */
export function namesOf(tables: readonly ReferenceTable[]): ReferenceNames {
  const byKey = new Map(tables.map((table) => [table.key, table]));
  return {
    table: (key) => {
      const table = byKey.get(key);
      if (key === factsKey) return es.reference.quotedFacts;
      return table ? es.reference.tableName(table) : key;
    },
    column: (table, key) => {
      const column = byKey.get(table)?.columns.find((one) => one.key === key);
      return column ? columnName(column) : key;
    },
    value: valueText,
  };
}

/** A value as its column prints it: whole soles where it prints whole soles. */
export function valueText(value: number, { kind, decimals }: ValueForm): string {
  if (kind !== 'amount') return `${decimalText({ scaled: value, decimals })}${kind === 'percent' ? '%' : ''}`;
  return decimals === 2 ? decimalText({ scaled: value, decimals }) : decimalText({ scaled: value / 100, decimals: 0 });
}
