import type { Decimal } from '../decimal.ts';
import { keyOf, type ReferenceColumn, type ReferenceRow, type ReferenceTable } from '../reference/model.ts';
import type { DocumentCell } from './document.ts';
import { alikeness, cellNumber, type DocumentGrid, type GridRow, isBlank } from './document-grid.ts';
import type { Verdict } from './model.ts';

/** A cell of the document beside ours. */
export type ComparedCell = {
  readonly cell: DocumentCell;
  /** Key of our row, `null` for the printed totals. */
  readonly row: string | null;
  readonly column: ReferenceColumn;
  readonly verdict: Exclude<Verdict, 'not-a-figure'>;
  /** What we have, in the decimals that the document writes where it has fewer. */
  readonly expected: Decimal | null;
  readonly difference: Decimal | null;
};

/** A table of the document that is one of ours, as it reads there. */
export type KnownTable = {
  readonly grid: DocumentGrid;
  readonly known: ReferenceTable;
  readonly columns: ReadonlyMap<number, ReferenceColumn>;
  readonly cells: readonly ComparedCell[];
  /** The document's own figures in the shape of ours, for the rules between tables. */
  readonly own: ReferenceTable;
  /** Cells of `own` by row (`null`: the printed totals) and column. */
  readonly at: (row: string | null, column: string) => DocumentCell | null;
};

/**
 * Recognises our tables by caption and headings; where several are called alike, the number in the caption and then the
 * figures themselves decide. Each of ours is found at most once.
 */
export function recogniseTables(
  grids: readonly DocumentGrid[],
  known: readonly ReferenceTable[],
): readonly KnownTable[] {
  const pairs = grids
    .flatMap((grid) => known.flatMap((table) => likeness(grid, table) ?? []))
    .toSorted((a, b) => b.score - a.score);
  const taken = new Set<DocumentGrid | ReferenceTable>();
  const found: KnownTable[] = [];
  for (const { grid, table, columns } of pairs) {
    if (taken.has(grid) || taken.has(table)) continue;
    taken.add(grid).add(table);
    found.push(readAs(grid, table, columns));
  }
  return found.toSorted((a, b) => grids.indexOf(a.grid) - grids.indexOf(b.grid));
}

type Pair = {
  readonly grid: DocumentGrid;
  readonly table: ReferenceTable;
  readonly columns: ReadonlyMap<number, ReferenceColumn>;
  readonly score: number;
};

function likeness(grid: DocumentGrid, table: ReferenceTable): Pair | null {
  const caption = /^\D{0,20}(\d{1,3})\s*[.:]?\s*(.*)$/su.exec(grid.table.caption?.text.trim() ?? '');
  const title = alikeness(caption?.[2] ?? grid.table.caption?.text ?? '', table.title);
  const numbered = Number(caption?.[1]) === table.number;
  const headings = alikeness(grid.headings.join(' '), table.columns.map(headingOf).join(' '));
  if (headings < 0.45 || title + (numbered ? 0.3 : 0) < 0.6) return null;
  const columns = columnsOf(grid, table);
  if (columns.size * 2 <= table.columns.length) return null;
  const { cells } = readAs(grid, table, columns);
  const equal = cells.filter(({ verdict }) => verdict === 'matches' || verdict === 'matches-rounded').length;
  return { grid, table, columns, score: title + headings + (numbered ? 0.5 : 0) + equal / (cells.length || 1) };
}

const headingOf = ({ group, label }: ReferenceColumn): string => `${group ?? ''} ${label}`;

/** By place where both have as many columns, else by what the headings say. */
export function columnsOf(grid: DocumentGrid, table: ReferenceTable): ReadonlyMap<number, ReferenceColumn> {
  if (grid.headings.length === table.columns.length) return new Map(table.columns.entries());
  return columnPairs(grid, table, ({ score }) => score >= 0.5);
}

type ColumnPair = { readonly at: number; readonly column: ReferenceColumn; readonly score: number };

/** By what the headings say: the most alike first, and of those the one at its own place. Nothing is in two pairs. */
export function columnPairs(
  grid: DocumentGrid,
  table: ReferenceTable,
  isAlike: (pair: ColumnPair) => boolean,
): ReadonlyMap<number, ReferenceColumn> {
  const isInPlace = ({ at, column }: ColumnPair): number => Number(table.columns[at] === column);
  const pairs = grid.headings
    .flatMap((heading, at) =>
      table.columns.map((column): ColumnPair => ({ at, column, score: alikeness(heading, headingOf(column)) })),
    )
    .filter(isAlike)
    .toSorted((a, b) => b.score - a.score || isInPlace(b) - isInPlace(a));
  const columns = new Map<number, ReferenceColumn>();
  for (const { at, column } of pairs)
    if (!columns.has(at) && ![...columns.values()].includes(column)) columns.set(at, column);
  return new Map([...columns].toSorted(([a], [b]) => a - b));
}

function readAs(grid: DocumentGrid, known: ReferenceTable, columns: ReadonlyMap<number, ReferenceColumn>): KnownTable {
  const cells: ComparedCell[] = [];
  const places = new Map<string, DocumentCell>();
  const rows: ReferenceRow[] = [];
  let total: ReferenceTable['total'] = null;
  const isTotal = (row: GridRow): boolean => row.total && known.total !== null;
  for (const row of grid.rows) {
    const ours = isTotal(row) ? null : rowLike(row, known, columns);
    const label = labelOf(row, columns);
    const key = isTotal(row) ? null : (ours?.key ?? label);
    const values: Record<string, number | null> = {};
    for (const [at, column] of columns) {
      const cell = row.cells[at];
      if (!cell || column.kind === 'text') continue;
      const number = cellNumber(cell.text);
      values[column.key] = number && stored(number, column);
      places.set(placeKey(key, column.key), cell);
      const held = isTotal(row) ? known.total?.values[column.key] : ours?.values[column.key];
      if (isTotal(row) || ours) cells.push(...compared(cell, key, column, number, held ?? null));
    }
    if (isTotal(row)) total = { label, values };
    else if (key !== null && key !== '') rows.push({ key, values, texts: {} });
  }
  const own = { ...known, columns: [...columns.values()], rows, total };
  return { grid, known, columns, cells, own, at: (row, column) => places.get(placeKey(row, column)) ?? null };
}

const placeKey = (row: string | null, column: string): string => `${row === null ? '' : `=${keyOf(row)}`}/${column}`;

function labelOf(row: GridRow, columns: ReadonlyMap<number, ReferenceColumn>): string {
  const texts = [...columns].filter(([, { kind }]) => kind === 'text').map(([at]) => row.cells[at]?.text.trim() ?? '');
  return texts.filter((text) => text !== '').at(-1) ?? '';
}

/** Our row of the same name or code, else the one whose words are nearly all the same. */
function rowLike(
  row: GridRow,
  known: ReferenceTable,
  columns: ReadonlyMap<number, ReferenceColumn>,
): ReferenceRow | null {
  const texts = [...columns].filter(([, { kind }]) => kind === 'text').map(([at]) => row.cells[at]?.text ?? '');
  const names = texts.map(keyOf);
  const isNamed = ({ key }: ReferenceRow): boolean =>
    names.some((name) => name === keyOf(key) || name.startsWith(`${keyOf(key)}.`) || name.startsWith(`${keyOf(key)} `));
  const named = known.rows.find(({ key }) => names.includes(keyOf(key))) ?? known.rows.find(isNamed);
  if (named) return named;
  const best = known.rows
    .map((one) => ({ one, score: alikeness(texts.join(' '), Object.values(one.texts).join(' ')) }))
    .toSorted((a, b) => b.score - a.score)[0];
  return best && best.score >= 0.85 ? best.one : null;
}

/** Céntimos, units, or scaled points of a percentage: as `ReferenceTable` keeps them. */
function stored({ scaled, decimals }: Decimal, { kind, decimals: printed }: ReferenceColumn): number {
  return rounded(scaled, decimals, kind === 'amount' ? 2 : printed);
}

function compared(
  cell: DocumentCell,
  row: string | null,
  column: ReferenceColumn,
  number: Decimal | null,
  held: number | null,
): readonly ComparedCell[] {
  const { kind, decimals: printed } = column;
  const base = { cell, row, column, expected: null, difference: null };
  const scale = kind === 'amount' ? 2 : printed;
  if (number === null) {
    if (held === null || held === 0 || !isBlank(cell.text)) return [];
    return [{ ...base, verdict: 'differs', expected: { scaled: rounded(held, scale, printed), decimals: printed } }];
  }
  if (held === null) return [{ ...base, verdict: number.scaled === 0 ? 'matches' : 'unknown' }];
  const finest = Math.max(scale, number.decimals);
  if (rounded(held, scale, finest) === rounded(number.scaled, number.decimals, finest))
    return [{ ...base, verdict: 'matches' }];
  const decimals = Math.min(printed, number.decimals);
  const [ours, theirs] = [rounded(held, scale, decimals), rounded(number.scaled, number.decimals, decimals)];
  if (ours === theirs) return [{ ...base, verdict: 'matches-rounded' }];
  return [
    {
      ...base,
      verdict: 'differs',
      expected: { scaled: ours, decimals },
      difference: { scaled: theirs - ours, decimals },
    },
  ];
}

/** Half-up, away from zero, from one number of decimals to another. */
function rounded(scaled: number, from: number, to: number): number {
  if (to >= from) return scaled * 10 ** (to - from);
  const unit = 10 ** (from - to);
  return Math.sign(scaled) * Math.floor((Math.abs(scaled) + unit / 2) / unit) || 0;
}
