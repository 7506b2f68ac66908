/** A field of an open annex: a number in figures, a word, or nothing at all. */
export type CsvField = { readonly number: string } | { readonly text: string } | null;

/**
 * Rows as comma-separated text in UTF-8 with its mark, which Excel needs to read accents (OU15). A word that a spreadsheet
 * would take for a formula gets an apostrophe before it; numbers stay as they are, negative ones too (C-24).
 */
export function csv(rows: readonly (readonly CsvField[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(written).join(','));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function written(field: CsvField): string {
  if (field === null) return '';
  if ('number' in field) return field.number;
  const guarded = looksLikeFormula.test(field.text) ? `'${field.text}` : field.text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Also the wide signs of East Asian keyboards, which spreadsheets read alike, and after blanks, which they skip. */
const looksLikeFormula = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
