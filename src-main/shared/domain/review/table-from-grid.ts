import type { Decimal } from '../decimal.ts';
import {
  fitsColumn,
  type ReferenceColumn,
  type ReferenceRow,
  type ReferenceTable,
  scaleOf,
} from '../reference/model.ts';
import type { DocumentTable } from './document.ts';
import { cellNumber, type DocumentGrid, type GridRow, gridOf, headerRows, isBlank } from './document-grid.ts';
import { columnPairs } from './known-tables.ts';

/** A table that was read from somewhere, and the cells of it that could not be read. */
export type ReadTable = {
  readonly table: Omit<ReferenceTable, 'key' | 'dimension'>;
  /** Of each column of the table, its place in what was read; absent where it has none there. */
  readonly places: ReadonlyMap<string, number>;
  /** A text where a number belongs: the cell is left blank, and somebody must look at it. */
  readonly unread: readonly { readonly row: string; readonly column: string; readonly text: string }[];
  /** Headings that are like those of no column of the table that is known: what stands below them goes nowhere. */
  readonly unplaced: readonly string[];
};

/** A block of texts as it was copied, with its headings above. What was one cell over several columns is so again. */
export function gridOfBlock(block: readonly (readonly string[])[]): DocumentGrid {
  const rows = block.filter((row) => row.some((text) => text.trim() !== ''));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const table: DocumentTable = {
    id: 'block',
    caption: null,
    rows: rows.map((texts, row) => ({
      header: false,
      cells: Array.from({ length: width }, (_, column) => ({
        id: `block-r${row + 1}c${column + 1}`,
        column,
        span: 1,
        continued: false,
        text: texts[column] ?? '',
      })),
    })),
  };
  return gridOf({ ...table, rows: table.rows.map((row, at) => ({ ...row, cells: widened(table, at) })) });
}

/**
 * The cells of a line of a copied block: a heading over others reaches over the empty cells to its right that have a heading of
 * their own below.
 */
function widened(table: DocumentTable, at: number): DocumentTable['rows'][number]['cells'] {
  const { cells } = table.rows[at] ?? { cells: [] };
  const below = table.rows.slice(at + 1, headerRows(table));
  const isGroup = (column: number): boolean => below.some((row) => (row.cells[column]?.text.trim() ?? '') !== '');
  const kept: DocumentTable['rows'][number]['cells'][number][] = [];
  for (const cell of cells) {
    const last = kept.at(-1);
    const reaches = cell.text.trim() === '' && last && last.text.trim() !== '' && isGroup(last.column);
    if (reaches && isGroup(cell.column)) kept[kept.length - 1] = { ...last, span: last.span + 1 };
    else kept.push(cell);
  }
  return kept;
}

/** The label, number and title that a caption says: "Tabla N° 08: Reporte de …". */
export function captionParts(caption: string): {
  readonly label: string;
  readonly number: number;
  readonly title: string;
} {
  const match = /^(\p{L}[^\d:]{0,18}?(\d{1,3}))\s*[.:]?\s*(.*)$/su.exec(caption.trim());
  return match
    ? { label: match[1] ?? '', number: Number(match[2]), title: match[3] ?? '' }
    : { label: '', number: 0, title: caption.trim() };
}

/** A table as a document prints it, in columns of its own or in those of one that is known. `null` where it holds no row. */
export function tableFromGrid(grid: DocumentGrid, caption: string, known: ReferenceTable | null): ReadTable | null {
  const columns = known ? placesIn(grid, known) : newColumns(grid);
  const named = known ? [...columns].find(([, { key }]) => key === known.nameColumn)?.[0] : nameColumnOf(grid, columns);
  if (named === undefined || columns.size === 0) return null;
  const unread: ReadTable['unread'][number][] = [];
  const nameOf = (row: GridRow): string => row.cells[named]?.text.trim() ?? '';
  const read = (row: GridRow): ReferenceRow => {
    const values: Record<string, number | null> = {};
    const texts: Record<string, string> = {};
    for (const [at, column] of columns) {
      const text = row.cells[at]?.text.trim() ?? '';
      const number = cellNumber(text);
      if (column.kind === 'text') {
        if (text !== '') texts[column.key] = text;
      } else if (number === null || valueIn(number, column) === null) {
        values[column.key] = null;
        if (!isBlank(text)) unread.push({ row: nameOf(row), column: column.label, text });
      } else values[column.key] = valueIn(number, column);
    }
    return { key: nameOf(row), values, texts };
  };
  const body = grid.rows.filter(({ total }) => !total).filter(({ cells }) => cells.some((cell) => cell?.text.trim()));
  const totalRow = grid.rows.findLast(({ total }) => total);
  const total = totalRow && read(totalRow);
  const rows = body.map(read);
  if (rows.length === 0) return null;
  const label = totalRow?.cells.find((cell) => cell?.text.trim())?.text.trim() ?? '';
  return {
    unread,
    unplaced: grid.headings.filter((_, at) => !columns.has(at)),
    places: new Map([...columns].map(([at, { key }]) => [key, at])),
    table: {
      ...captionParts(caption),
      section: '',
      source: null,
      page: null,
      columns: [...columns.values()].map((column) => withTotal(column, total ?? null)),
      nameColumn: columns.get(named)?.key ?? '',
      rows,
      total: total ? { label, values: total.values } : null,
    },
  };
}

/**
 * What is written goes by its heading: columns in another order stay what they are called. A shorter heading is one at its own
 * place, and so is the blank one above the names.
 */
function placesIn(grid: DocumentGrid, known: ReferenceTable): ReadonlyMap<number, ReferenceColumn> {
  const sameWidth = grid.headings.length === known.columns.length;
  return columnPairs(grid, known, ({ at, column, score }) => {
    if (score >= 0.5) return true;
    if (!sameWidth || known.columns[at] !== column) return false;
    return score > 0 || (column.key === known.nameColumn && grid.headings[at]?.trim() === '');
  });
}

/** Columns with a printed total add up; without one there is nothing to compare a sum with. */
const withTotal = (column: ReferenceColumn, total: ReferenceRow | null): ReferenceColumn => ({
  ...column,
  total:
    (column.kind === 'count' || column.kind === 'amount') && (total?.values[column.key] ?? null) !== null
      ? 'sum'
      : 'none',
});

/** In the integers of the column; `null` where it has more decimals, or céntimos, than the column has. */
function valueIn({ scaled, decimals }: Decimal, column: Pick<ReferenceColumn, 'kind' | 'decimals'>): number | null {
  const kept = scaleOf(column);
  const value = decimals <= kept ? scaled * 10 ** (kept - decimals) : null;
  return value !== null && fitsColumn(value, column) ? value : null;
}

/** What each column holds, by what its cells say: money where a sign or céntimos are, else counts. */
function newColumns(grid: DocumentGrid): ReadonlyMap<number, ReferenceColumn> {
  return new Map(
    grid.headings.map((heading, at) => {
      const texts = grid.rows.map(({ cells }) => cells[at]?.text.trim() ?? '').filter((text) => !isBlank(text));
      const { group, label } = nameIn(grid, at);
      return [at, { ...columnOf(heading, texts), key: `c${at + 1}`, group, label: label || `${at + 1}` }];
    }),
  );
}

/** A heading that a neighbour stands under too is that of the group. */
function nameIn({ headings, headingLines }: DocumentGrid, at: number): Pick<ReferenceColumn, 'group' | 'label'> {
  const [first, ...rest] = headingLines[at] ?? [];
  const isShared = [at - 1, at + 1].some((beside) => first !== undefined && headingLines[beside]?.[0] === first);
  if (first === undefined || rest.length === 0 || !isShared) return { group: null, label: headings[at] ?? '' };
  return { group: first, label: rest.join(' ') };
}

function columnOf(heading: string, texts: readonly string[]): Omit<ReferenceColumn, 'key' | 'label' | 'group'> {
  const base = { rounded: false, total: 'none' } as const;
  const numbers = texts.map(cellNumber).filter((number) => number !== null);
  if (texts.length === 0 || numbers.length < texts.length) return { ...base, kind: 'text', decimals: 0 };
  const most = Math.min(2, Math.max(...numbers.map(({ decimals }) => decimals)));
  const decimals = most === 0 ? 0 : most === 1 ? 1 : 2;
  if (texts.some((text) => text.endsWith('%')) || /%/.test(heading)) return { ...base, kind: 'percent', decimals };
  const isMoney = decimals > 0 || /S\/|soles/i.test(heading) || texts.some((text) => text.startsWith('S/'));
  return { ...base, kind: isMoney ? 'amount' : 'count', decimals: isMoney && decimals > 0 ? 2 : 0 };
}

/** The last column of words before the figures; of words alone the first. */
function nameColumnOf(grid: DocumentGrid, columns: ReadonlyMap<number, ReferenceColumn>): number | undefined {
  const kinds = [...columns.values()].map(({ kind }) => kind);
  const figures = kinds.findIndex((kind) => kind !== 'text');
  if (figures < 0) return grid.headings.length > 0 ? 0 : undefined;
  return figures > 0 ? figures - 1 : undefined;
}
