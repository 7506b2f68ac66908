import type { Problem, RawSheet } from '#shared/domain/imports.ts';
import type {
  DecimalMark,
  MappedColumn,
  RememberedLayout,
  SheetSize,
  TableColumn,
  TableKind,
  TableMapping,
  TableRow,
  TableView,
} from '#shared/domain/table-mapping.ts';
import { fingerprint, HEADER_SEARCH, type HeaderPlace, MOST_COLUMNS, tableHeadings } from './headings.ts';
import { neutralMapping, proposeMapping } from './propose.ts';
import { readTable } from './read-table.ts';
import { headingYear } from './role-words.ts';

/** A layout to look for in a file. */
export type KnownLayout = Pick<RememberedLayout, 'id' | 'name' | 'mapping'> & { readonly fingerprint: string };

/** A table that no profile claims, read by a mapping. */
export type MappedTable = Omit<TableView, 'asksFractions'> & {
  readonly fingerprint: string | null;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly problems: readonly Problem[];
};

/** What a person says of a table of which the rest is to be proposed again. */
export type ProposalRequest = {
  readonly sheet: string;
  readonly headerRow?: number | undefined;
  readonly headerRows?: number | undefined;
  readonly kind?: TableKind | undefined;
};

export type TableRequest = {
  readonly mapping?: TableMapping | undefined;
  readonly propose?: ProposalRequest | undefined;
  readonly decimal?: DecimalMark | undefined;
};

/** The tables of the sheets whose headings a person mapped before. */
export function rememberedTables(
  sheets: readonly RawSheet[],
  layouts: readonly KnownLayout[],
  decimal: DecimalMark | undefined,
): readonly { readonly table: MappedTable; readonly sheet: RawSheet }[] {
  const known = new Map(layouts.map((layout) => [layout.fingerprint, layout]));
  const depths = [...new Set(layouts.map(({ mapping }) => mapping.headerRows))];
  return sheets.flatMap((sheet) => {
    const found = places(sheet, depths).flatMap((place) => {
      const layout = known.get(fingerprint(sheet, place) ?? '');
      return layout === undefined || layout.mapping.headerRows !== place.headerRows ? [] : [{ place, layout }];
    });
    return found.map(({ place, layout }) => {
      const mapping = { ...layout.mapping, ...place, sheet: sheet.name, columns: columnsOf(sheet, place, layout) };
      const table = tableOf(sheet, sheets, { mapping, decimal, remembered: true });
      return {
        sheet,
        table: { ...table, source: 'remembered' as const, layout: { id: layout.id, name: layout.name } },
      };
    });
  });
}

/** The table that a person's mapping is about, or the program's proposal for the sheet that most looks like one. */
export function assistedTable(
  sheets: readonly RawSheet[],
  { mapping: given, propose, decimal }: TableRequest,
): { readonly table: MappedTable; readonly sheet: RawSheet } | null {
  const asked = given?.sheet ?? propose?.sheet;
  if (asked !== undefined) {
    const sheet = sheets.find(({ name }) => name === asked);
    const mapping = given ?? (sheet === undefined ? undefined : proposeMapping(sheet, propose));
    return sheet === undefined || mapping === undefined
      ? null
      : {
          sheet,
          table: { ...tableOf(sheet, sheets, { mapping, decimal }), source: 'given', layout: null },
        };
  }
  const proposals = sheets
    .filter(looksLikeTable)
    .map((sheet) => ({ sheet, mapping: proposeMapping(sheet) }))
    .sort((a, b) => b.mapping.columns.length - a.mapping.columns.length);
  const [best] = proposals;
  if (best === undefined) return null;
  const table = tableOf(best.sheet, sheets, { mapping: { ...neutralMapping, ...best.mapping }, decimal });
  return { sheet: best.sheet, table: { ...table, source: 'proposed', layout: null } };
}

const places = (sheet: RawSheet, depths: readonly number[]): readonly HeaderPlace[] =>
  Array.from({ length: Math.min(HEADER_SEARCH, sheet.rows.length) }, (_, index) => index + 1).flatMap((headerRow) =>
    depths.map((headerRows) => ({ headerRow, headerRows })),
  );

/** The same layout of another year names other years above the same columns. */
function columnsOf(sheet: RawSheet, place: HeaderPlace, { mapping }: KnownLayout): readonly MappedColumn[] {
  const headings = tableHeadings(sheet, place);
  return mapping.columns.map((column) =>
    column.year === undefined
      ? column
      : { ...column, year: headingYear(headings[column.column - 1] ?? '') ?? column.year },
  );
}

function tableOf(
  sheet: RawSheet,
  sheets: readonly RawSheet[],
  {
    mapping,
    decimal = null,
    remembered = false,
  }: {
    readonly mapping: TableMapping;
    readonly decimal?: DecimalMark | null | undefined;
    readonly remembered?: boolean;
  },
): Omit<MappedTable, 'source' | 'layout'> {
  return {
    mapping,
    fingerprint: fingerprint(sheet, mapping),
    sheets: sheets.map(sizeOf),
    ...readTable(sheet, mapping, { decimal, remembered }),
  };
}

const sizeOf = ({ name, rows }: RawSheet): SheetSize => ({
  name,
  rows: rows.length,
  columns: Math.min(
    MOST_COLUMNS,
    rows.reduce((most, { length }) => Math.max(most, length), 0),
  ),
});

/** At least two rows of at least two cells. */
const looksLikeTable = ({ rows }: RawSheet): boolean =>
  rows.filter((cells) => cells.filter((cell) => cell.trim() !== '').length > 1).length > 1;
