import type { ReferenceColumn, ReferenceTable } from '#shared/domain/reference/model.ts';
import { docx, heading, paragraph, table } from './docx-parts.ts';
import { chapterTables2024, references2024 } from './reference-2024.ts';
import { chapterText2024 } from './review-2024.ts';

/** A table as the published report prints it: caption, heading, rows, total. */
export const printedTable = ({ label, title, columns, rows, total }: ReferenceTable): string => {
  const cell = (column: ReferenceColumn, values: ReferenceTable['rows'][number]['values'], text: string): string =>
    column.kind === 'text' ? text : printed(values[column.key] ?? null, column);
  const first = columns.findIndex(({ kind }) => kind === 'text');
  return (
    paragraph(`${label}: ${title}`) +
    table([
      columns.map(({ group, label: own }) => `${group ?? ''} ${own}`.trim()),
      ...rows.map(({ key, values, texts }) => columns.map((column) => cell(column, values, texts[column.key] ?? key))),
      ...(total ? [columns.map((column, at) => cell(column, total.values, at === first ? total.label : ''))] : []),
    ])
  );
};

function printed(value: number | null, { kind, decimals }: ReferenceColumn): string {
  if (value === null) return '-';
  const number = value / (kind === 'amount' ? 100 : 10 ** decimals);
  const text = number.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return kind === 'percent' ? `${text}%` : text;
}

/** The published tables 1-16 and 18-22. */
export const printedTables2024 = (): readonly ReferenceTable[] => [
  ...references2024().tables.filter(({ total }) => total !== null),
  ...chapterTables2024(),
];

/** The memoria of 2024 as a Word document: its tables, then chapter 4; `change` seeds errors into single tables. */
export function memoriaDocx(change: (one: ReferenceTable) => ReferenceTable = (one) => one): Uint8Array {
  const text = chapterText2024().map(({ text: own, heading: isHeading }) =>
    isHeading ? heading(own) : paragraph(own),
  );
  return docx([...printedTables2024().map((one) => printedTable(change(one))), ...text].join(''));
}
