import type { GridColumn } from './columns.ts';
import { editText } from './edit-text.ts';
import { formatTsv } from './tsv.ts';

/** A whole table with its headings for Excel, figures at full precision. */
export const tableTsv = <Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): string =>
  formatTsv([columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ cell }) => editText(cell(row))))]);
