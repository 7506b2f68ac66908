import type { CellAddress, Problem, RawSheet } from '#shared/domain/imports.ts';
import {
  type DecimalMark,
  type KeyRole,
  keyRoles,
  type MappedColumn,
  type TableColumn,
  type TableMapping,
  type TableRow,
  type TableValue,
  type ValueRole,
  valueRoles,
} from '#shared/domain/table-mapping.ts';
import { blankOf } from '#shared/format/es-pe.ts';
import { createProblems, type ProblemList } from '../problems.ts';
import { plain } from '../profiles/headings.ts';
import { isNumberCell } from '../readers/number-cells.ts';
import { tableHeadings } from './headings.ts';
import { decideMarks, readWritten } from './marks.ts';

/** The rows of a table as its mapping says, numbers read by the marks of their column; nothing is looked up yet. */
export type TableReading = {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly problems: readonly Problem[];
};

type HowToRead = {
  /** The person's answer for every column that can be read in two ways and has no answer of its own. */
  readonly decimal: DecimalMark | null;
  /** The answers of the mapping were given for another file, so that each one that counts is told. */
  readonly remembered?: boolean;
};

export function readTable(
  sheet: RawSheet,
  mapping: TableMapping,
  { decimal, remembered = false }: HowToRead,
): TableReading {
  const problems = createProblems();
  const body = bodyRows(sheet, mapping);
  const headings = tableHeadings(sheet, mapping);
  const reader: Reader = { sheet, mapping, problems, headings, decimal, remembered };
  const values = mapping.columns.filter(hasNumbers);
  const marks = new Map(values.map((column) => [column.column, columnMark(reader, column, body)]));
  const rows = body.flatMap((row) => readRow(reader, row, marks) ?? []);
  return {
    columns: headings.map((heading, index) => ({
      column: index + 1,
      heading,
      mark: marks.get(index + 1)?.mark ?? null,
      ambiguous: marks.get(index + 1)?.ambiguous ?? null,
    })),
    rows,
    problems: problems.list(),
  };
}

type Reader = Required<HowToRead> & {
  readonly sheet: RawSheet;
  readonly mapping: TableMapping;
  readonly problems: ProblemList;
  readonly headings: readonly string[];
};
type ValueColumn = MappedColumn & { readonly role: ValueRole };
/** `read`: by which mark the cells are read; `null`: not known, so that only what both ways read alike is read. */
type ColumnMark = Pick<TableColumn, 'mark' | 'ambiguous'> & { readonly read: DecimalMark | null };

const hasNumbers = (column: MappedColumn): column is ValueColumn => valueRoles.some((role) => role === column.role);
const isKey = (column: MappedColumn): column is MappedColumn & { readonly role: KeyRole } =>
  keyRoles.some((role) => role === column.role);

/** Indices from 0 of the rows below the header that have anything in a mapped column, without those that the person leaves out. */
function bodyRows(
  sheet: RawSheet,
  { headerRow, headerRows, lastRow, leftOut = [], columns }: TableMapping,
): readonly number[] {
  const first = headerRow - 1 + headerRows;
  const end = Math.min(lastRow ?? sheet.rows.length, sheet.rows.length);
  const without = new Set(leftOut);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index).filter(
    (row) => !without.has(row + 1) && columns.some(({ column }) => textAt(sheet, row, column) !== ''),
  );
}

const textAt = ({ rows }: RawSheet, row: number, column: number): string => (rows[row]?.[column - 1] ?? '').trim();

const at = ({ sheet }: Reader, row: number, column: number): CellAddress => ({
  sheet: sheet.name,
  row: row + 1,
  column,
});

/** One decision for the column, from all of its texts; what a workbook stores as a number needs none (IM5). */
function columnMark(reader: Reader, column: ValueColumn, body: readonly number[]): ColumnMark {
  const { sheet, problems, headings } = reader;
  const cells = body.filter((row) => !isNumberCell(sheet, row, column.column - 1));
  const texts = cells.map((row) => textAt(sheet, row, column.column));
  const decision = decideMarks(texts);
  const heading = headings[column.column - 1] ?? '';
  const place = (index: number): CellAddress => at(reader, cells[index] ?? 0, column.column);
  switch (decision.kind) {
    case 'none':
      return { read: 'point', mark: null, ambiguous: null };
    case 'decided':
      return { read: decision.mark, mark: decision.mark, ambiguous: null };
    case 'contradictory':
      problems.add('error', 'marks-contradict', place(decision.comma), texts[decision.comma] ?? '', {
        column: heading,
        other: texts[decision.point] ?? '',
        row: String((cells[decision.point] ?? 0) + 1),
      });
      return { read: null, mark: null, ambiguous: null };
    case 'ambiguous': {
      const found = texts[decision.at] ?? '';
      const ambiguous = {
        found,
        point: readWritten(found, 'point')?.text ?? '',
        comma: readWritten(found, 'comma')?.text ?? '',
      };
      const mark = column.mark ?? reader.decimal;
      if (mark === null || mark === undefined)
        problems.add('error', 'ambiguous-marks', place(decision.at), found, { column: heading, ...ambiguous });
      else if (reader.remembered && column.mark !== undefined)
        problems.add('note', 'remembered-mark', place(decision.at), found, { column: heading, ...ambiguous, mark });
      return { read: mark ?? null, mark: mark ?? null, ambiguous };
    }
    default:
      return decision satisfies never;
  }
}

function readRow(reader: Reader, row: number, marks: ReadonlyMap<number, ColumnMark>): TableRow | null {
  const { sheet, mapping } = reader;
  const keys: Partial<Record<KeyRole, { text: string; column: number }>> = {};
  for (const column of mapping.columns.filter(isKey)) {
    const text = textAt(sheet, row, column.column);
    if (text !== '') keys[column.role] ??= { text, column: column.column };
  }
  const values = mapping.columns
    .filter(hasNumbers)
    .map((column) => readValue(reader, row, column, marks.get(column.column)?.read ?? null));
  const total = isTotal(reader, row, keys);
  // A line of text below a table ("Fuente: …") has no numbers beside it.
  if (values.every(({ blank }) => blank === 'empty') && (values.length > 0 || Object.keys(keys).length === 0))
    return null;
  return { row: row + 1, keys, values, total };
}

/** "TOTAL", "Total general", "Sub total": in a column that says what the row is about, or in the row's first text. */
function isTotal({ sheet }: Reader, row: number, keys: TableRow['keys']): boolean {
  const first = (sheet.rows[row] ?? []).find((cell) => cell.trim() !== '') ?? '';
  return [first, ...Object.values(keys).map(({ text }) => text)].some((text) =>
    /^(?:sub ?)?total(?:es)?\b/.test(plain(text)),
  );
}

function readValue(reader: Reader, row: number, column: ValueColumn, mark: DecimalMark | null): TableValue {
  const found = textAt(reader.sheet, row, column.column);
  const { role, month = null, year = null } = column;
  const base = { role, month, year, column: column.column, found };
  const blank = blankOf(found);
  if (blank !== null) return { ...base, number: null, percent: false, blank };
  const number = written(reader, row, column.column, found, mark);
  if (number === null && mark !== null)
    reader.problems.add('error', 'bad-amount', at(reader, row, column.column), found, {
      column: reader.headings[column.column - 1] ?? '',
    });
  return { ...base, number: number?.text ?? null, percent: number?.percent ?? false, blank: null };
}

/** Without a mark only what both ways of writing read alike; the column's own problem says the rest. */
function written({ sheet }: Reader, row: number, column: number, found: string, mark: DecimalMark | null) {
  if (isNumberCell(sheet, row, column - 1)) return readWritten(found, 'point');
  if (mark !== null) return readWritten(found, mark);
  const [point, comma] = [readWritten(found, 'point'), readWritten(found, 'comma')];
  return point !== null && point.text === comma?.text ? point : null;
}
