import type { RawSheet } from '#shared/domain/imports.ts';
import type { MemoriaTable } from '#shared/domain/memoria.ts';
import type { ReferenceTable } from '#shared/domain/reference/model.ts';
import type { DocumentTable, WordDocument } from '#shared/domain/review/document.ts';
import { type DocumentGrid, gridOf } from '#shared/domain/review/document-grid.ts';
import { columnsOf, recogniseTables } from '#shared/domain/review/known-tables.ts';
import { captionParts } from '#shared/domain/review/table-from-grid.ts';
import type { DecimalMark, MappedColumn, TableMapping } from '#shared/domain/table-mapping.ts';
import { es } from '#shared/strings/es.ts';
import { tableHeadings } from '../assistant/headings.ts';
import { decideMarks } from '../assistant/marks.ts';
import { neutralMapping } from '../assistant/propose.ts';
import { readTable } from '../assistant/read-table.ts';
import type { MappedTable } from '../assistant/recognise.ts';

/** A table of the document that is one of the year's chapters. */
export type FoundTable = {
  readonly grid: DocumentGrid;
  readonly own: ReferenceTable;
  readonly caption: string;
  /** As a sheet, so that it is read like any other table; named by the caption's label ("Tabla N° 23"). */
  readonly sheet: RawSheet;
};

/** @param others tables of other chapters, which might be taken for ours @param own those of the year's own chapters */
export function tablesOf(
  document: WordDocument,
  { own, others }: { readonly own: readonly ReferenceTable[]; readonly others: readonly ReferenceTable[] },
): readonly FoundTable[] {
  const grids = document.blocks.flatMap((block) => (block.kind === 'table' ? [gridOf(block.table)] : []));
  return recogniseTables(grids, [...others, ...own])
    .filter(({ known }) => own.includes(known))
    .map(({ grid, known }) => {
      const caption = grid.table.caption?.text.trim() ?? known.label;
      return { grid, own: known, caption, sheet: sheetOf(grid.table, captionParts(caption).label || caption) };
    });
}

/** A cell merged over rows says its words in the first of them, over columns in the first. */
function sheetOf({ rows }: DocumentTable, name: string): RawSheet {
  return {
    name,
    rows: rows.map(({ cells }) => {
      const line: string[] = [];
      for (const { column, continued, text } of cells) line[column] = continued ? '' : text.trim();
      return Array.from(line, (text) => text ?? '');
    }),
  };
}

/** The fiscal year of the document: the only one that the tables of its own year name. `null` where they name none or several. */
export function yearOfDocument(tables: readonly FoundTable[]): number | null {
  const years = new Set(
    tables
      .filter(({ own }) => own.key !== 'indicators' && own.key !== 'year-on-year')
      .flatMap(({ caption, grid }) => yearsIn([caption, ...grid.headings].join(' '))),
  );
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}

const yearsIn = (text: string): readonly number[] => [...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(Number);

/** Which sign starts the decimals: the whole document is written alike, and large amounts leave no doubt. `null`: not known. */
export function markOfDocument(tables: readonly FoundTable[]): DecimalMark | null {
  const texts = tables.flatMap(({ grid }) => grid.rows.flatMap(({ cells }) => cells.map((cell) => cell?.text ?? '')));
  const decision = decideMarks(texts);
  return decision.kind === 'decided' ? decision.mark : null;
}

export const gives = ({ own }: FoundTable): MemoriaTable['gives'] =>
  own.key === 'indicators' || own.key === 'targets' ? own.key : 'nothing';

/** Rows of headings; the last of them names the columns. */
export const headerRows = ({ grid, sheet }: Pick<FoundTable, 'grid' | 'sheet'>): number =>
  sheet.rows.length - grid.rows.length;

/** Columns of a table that are taken, or the name of the column that is missing. */
export type Columns = { readonly columns: readonly MappedColumn[]; readonly missing: string | null };

/** Historical years alone, none after the document's own: what was projected is no value of any year. */
export function indicatorColumns({ grid, own, sheet }: FoundTable, documentYear: number | null): Columns {
  // a group ("Metas proyectadas") may stand over its first column alone
  const headings = tableHeadings(sheet, { headerRow: 1, headerRows: headerRows({ grid, sheet }) });
  const years = headings.flatMap((heading, at): readonly MappedColumn[] => {
    const [year, ...more] = new Set(yearsIn(heading));
    if (year === undefined || more.length > 0 || es.imports.memoria.projected.test(heading)) return [];
    if (documentYear !== null && year > documentYear) return [];
    return [{ column: at + 1, role: 'value', year }];
  });
  return withKeys({ grid, own }, [['indicator', 'indicator']], years);
}

export function targetColumns({ grid, own }: FoundTable): Columns {
  const at = placesOf({ grid, own });
  const figures = (['programmed', 'executed'] as const).flatMap((role): readonly MappedColumn[] => {
    const column = at.get(role);
    return column === undefined ? [] : [{ column, role }];
  });
  const keys = [
    ['activity', 'activity'],
    ['unitOfMeasure', 'unitOfMeasure'],
  ] as const;
  return withKeys({ grid, own }, keys, figures);
}

type Known = Pick<FoundTable, 'grid' | 'own'>;

/** Column from 1 by the key that our table gives it. */
const placesOf = ({ grid, own }: Known): ReadonlyMap<string, number> =>
  new Map([...columnsOf(grid, own)].map(([at, { key }]) => [key, at + 1]));

function withKeys(
  table: Known,
  keys: readonly (readonly [string, 'indicator' | 'activity' | 'unitOfMeasure'])[],
  figures: readonly MappedColumn[],
): Columns {
  const at = placesOf(table);
  const [main = ''] = keys[0] ?? [];
  const label = table.own.columns.find(({ key }) => key === main)?.label ?? main;
  const named = keys.flatMap(([key, role]): readonly MappedColumn[] => {
    const column = at.get(key);
    return column === undefined ? [] : [{ column, role }];
  });
  return { columns: [...named, ...figures], missing: at.has(main) && figures.length > 0 ? null : label };
}

/** The table read by its columns, like one that a person mapped. */
export function mappedTable(
  { grid, sheet }: FoundTable,
  kind: 'indicators' | 'targets',
  columns: readonly MappedColumn[],
  decimal: DecimalMark | null,
): MappedTable {
  const mapping: TableMapping = {
    ...neutralMapping,
    sheet: sheet.name,
    headerRow: 1,
    headerRows: headerRows({ grid, sheet }),
    kind,
    columns,
    // a printed percentage is written out
    fractions: false,
  };
  const read = readTable(sheet, mapping, { decimal });
  return { source: 'given', mapping, layout: null, sheets: [], fingerprint: null, ...read };
}
