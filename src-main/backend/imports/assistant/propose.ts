import type { RawSheet } from '#shared/domain/imports.ts';
import type { ColumnRole, MappedColumn, TableKind, TableMapping } from '#shared/domain/table-mapping.ts';
import { plain } from '../profiles/headings.ts';
import { HEADER_SEARCH, type HeaderPlace, MOST_HEADER_ROWS, tableHeadings } from './headings.ts';
import { readWritten } from './marks.ts';
import { headingYear, rolesByHeading } from './role-words.ts';

/**
 * How a table that nobody mapped yet is probably read, for a person to approve: the header that gives most columns a meaning,
 * what the table holds by those meanings, and each column by the words of its heading. Imports nothing by itself.
 */
export function proposeMapping(sheet: RawSheet, said: Said = {}): TableMapping {
  const place = bestHeader(sheet, said);
  const { kind, columns } = proposeColumns(tableHeadings(sheet, place), said.kind ?? null);
  return {
    ...neutralMapping,
    ...place,
    sheet: sheet.name,
    kind,
    columns: kind === 'indicators' ? columns : withContents(sheet, place, columns),
  };
}

/** What the person has said already. */
type Said = {
  readonly headerRow?: number | undefined;
  readonly headerRows?: number | undefined;
  readonly kind?: TableKind | undefined;
};

export const neutralMapping = {
  lastRow: null,
  aggregation: 'goal',
  repeated: 'problem',
  fractions: null,
} as const satisfies Partial<TableMapping>;

/** The columns that headings name, for one kind of table or for the kind that most of them speak of. */
export function proposeColumns(
  headings: readonly string[],
  kind: TableKind | null,
): { readonly kind: TableKind; readonly columns: readonly MappedColumn[] } {
  const kinds: readonly TableKind[] = kind === null ? ['budget', 'targets', 'indicators'] : [kind];
  const proposals = kinds.map((each) => ({ kind: each, columns: columnsFor(headings, each) }));
  return proposals.reduce((best, each) => (score(each.columns) > score(best.columns) ? each : best));
}

/** Numbers weigh more than words: a list of activities alone is no table of goals. */
const score = (columns: readonly MappedColumn[]): number =>
  columns.reduce((sum, { role }) => sum + (isKey(role) ? 2 : 3), 0);
const isKey = (role: ColumnRole): boolean =>
  ['activity', 'generica', 'fundingSource', 'rubro', 'unitOfMeasure', 'organicUnit', 'indicator'].includes(role);

function columnsFor(headings: readonly string[], kind: TableKind): readonly MappedColumn[] {
  const found: MappedColumn[] = [];
  const taken = new Set<string>();
  for (const [index, heading] of headings.entries()) {
    const named = rolesByHeading(plain(heading), kind);
    if (named === null) continue;
    const year = named.role === 'value' ? headingYear(heading) : undefined;
    const key = [named.role, named.month ?? '', year ?? ''].join(' ');
    // The first column of that meaning; a second one is the person's to choose.
    if (taken.has(key)) continue;
    taken.add(key);
    found.push({
      column: index + 1,
      role: named.role,
      ...(named.month === undefined ? {} : { month: named.month }),
      ...(year === undefined ? {} : { year }),
    });
  }
  return found;
}

function bestHeader(sheet: RawSheet, { headerRow, headerRows, kind }: Said): HeaderPlace {
  let best = { headerRow: headerRow ?? firstWide(sheet), headerRows: headerRows ?? 1, score: 0 };
  const rows = headerRow === undefined ? upTo(Math.min(HEADER_SEARCH, sheet.rows.length)) : [headerRow];
  // Of two headers that say as much the one with fewer rows: the other has a title in it.
  for (const depth of headerRows === undefined ? upTo(MOST_HEADER_ROWS) : [headerRows])
    for (const row of rows) {
      const place = { headerRow: row, headerRows: depth };
      if (hasData(sheet, place)) continue;
      const meaning = score(proposeColumns(tableHeadings(sheet, place), kind ?? null).columns);
      if (meaning > best.score) best = { ...place, score: meaning };
    }
  return { headerRow: best.headerRow, headerRows: best.headerRows };
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Headings are words, or years. */
const hasData = ({ rows }: RawSheet, { headerRow, headerRows }: HeaderPlace): boolean =>
  rows
    .slice(headerRow - 1, headerRow - 1 + headerRows)
    .some((cells) =>
      cells.some((cell) => readWritten(cell, 'point') !== null && !/^(?:19|20)\d{2}$/.test(cell.trim())),
    );

/** Where no heading says anything: the first row with several texts. */
function firstWide({ rows }: RawSheet): number {
  const index = rows
    .slice(0, HEADER_SEARCH)
    .findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
  return Math.max(index, 0) + 1;
}

/** A column whose cells are activity codes is the activity, whatever stands above it. */
function withContents(sheet: RawSheet, place: HeaderPlace, columns: readonly MappedColumn[]): readonly MappedColumn[] {
  const below = sheet.rows.slice(place.headerRow - 1 + place.headerRows).slice(0, CONTENT_ROWS);
  const width = Math.max(0, ...below.map(({ length }) => length));
  const codes = Array.from(
    { length: width },
    (_, column) => below.filter((cells) => ACTIVITY.test(cells[column] ?? '')).length,
  );
  const most = Math.max(0, ...codes);
  const column = codes.indexOf(most) + 1;
  if (most === 0 || columns.some((each) => each.role === 'generica')) return columns;
  const others = columns.filter((each) => each.column !== column && each.role !== 'activity');
  const present = columns.find((each) => each.role === 'activity');
  if (present && (codes[present.column - 1] ?? 0) > 0) return columns;
  return [...others, { column, role: 'activity' as const }].sort((a, b) => a.column - b.column);
}
const CONTENT_ROWS = 50;
const ACTIVITY = /^\s*\d{7}(?:\D|$)/;
