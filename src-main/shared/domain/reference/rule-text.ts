import type { ReferenceTable } from './model.ts';

type Numbered = Pick<ReferenceTable, 'key' | 'number'>;

/**
 * The sentence of a rule as a person reads it: where it names a table it holds the table's key ("tabla {t02}"), so that its
 * number follows a new numbering. A key that no table has stays as it is, where a person sees it.
 */
export const ruleText = (text: string, tables: readonly Numbered[]): string =>
  text.replace(/\{([\w-]+)\}/g, (token, key: string) => {
    const table = tables.find((each) => each.key === key);
    return table ? String(table.number) : token;
  });

/** The inverse, for what a person wrote: "tabla 2", "tablas 4, 6 y 8", "Tabla N° 08". A number that two tables have stays. */
export const keptRuleText = (text: string, tables: readonly Numbered[]): string =>
  text.replace(/(?<!\p{L})tablas? (?:N° ?)?\d+(?:(?:, | y | e )\d+)*/giu, (named) =>
    named.replace(/\d+/g, (digits) => {
      const [table, ...others] = tables.filter(({ number }) => number === Number(digits));
      return table && others.length === 0 ? `{${table.key}}` : digits;
    }),
  );
