/** A field of an open annex: a number in figures, a word, or nothing at all. */
export type CsvField = { readonly number: string } | { readonly text: string } | null;

/**
 * Rows as separated text in UTF-8 with its mark, which Excel needs to read accents (OU15). A word that a spreadsheet would take
 * for a formula gets an apostrophe before it; numbers stay as they are, negative ones too (C-24).
 */
export const csv = (rows: readonly (readonly CsvField[])[]): Uint8Array => new TextEncoder().encode(csvText(rows));

/** The same as text; with `;` for those who open it with a double click where the comma is the sign of decimals. */
export function csvText(
  rows: readonly (readonly CsvField[])[],
  { separator = ',' }: { readonly separator?: ',' | ';' } = {},
): string {
  return `\ufeff${rows.map((row) => `${row.map((field) => written(field, separator)).join(separator)}\r\n`).join('')}`;
}

function written(field: CsvField, separator: string): string {
  if (field === null) return '';
  if ('number' in field) return field.number;
  const guarded = looksLikeFormula.test(field.text) ? `'${field.text}` : field.text;
  return guarded.includes(separator) || /["\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Also the wide signs of East Asian keyboards, which spreadsheets read alike, and after blanks, which they skip. */
const looksLikeFormula = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
