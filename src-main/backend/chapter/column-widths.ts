import type { TableModel } from '#shared/domain/table-model.ts';
import { cellParts, headerRows, headingParts, isNumeric } from '#shared/format/table-layout.ts';
import { emsOf } from './text-width.ts';

export type ColumnWidths = {
  /** Points, adding up to the width asked for. */
  readonly widths: readonly number[];
  /** Text size in points at which nothing that must not break is wider than its column. */
  readonly size: number;
  /** Points at each side of a cell's text: what was asked for, or less in a table that is very wide. */
  readonly padding: number;
  /** `false`: even so some words or numbers are wider than their columns; the checks say so by the table's name. */
  readonly fits: boolean;
};

export type PageWidth = {
  /** Points between the margins. */
  readonly available: number;
  /** Points at each side of a cell's text. */
  readonly padding: number;
  /** Room for a reader whose machine has a wider font than Arial: 1.2 is 20 % more. */
  readonly slack?: number;
};

/**
 * The widths of the model's columns on a page: their own shares, but never less than the longest word or number needs.
 * When even that does not fit, the text gets smaller, and at last the room beside it, so that a wide table stays on the
 * page and no amount is cut. Points.
 */
export function columnWidths(table: TableModel, { available, padding: asked, slack = 1 }: PageWidth): ColumnWidths {
  const needs = neededEms(table);
  const steps = [...sizes.map((size) => ({ size, padding: asked })), ...tightSteps];
  for (const { size, padding } of steps) {
    const least = leastWidths(needs, { size, padding, slack });
    if (sum(least) <= available) return { widths: spread(shares(table), least, available), size, padding, fits: true };
  }
  const least = leastWidths(needs, { ...tightestStep, slack });
  const part = available / sum(least);
  return { widths: least.map((width) => width * part), ...tightestStep, fits: false };
}

/** Points in which the table fits at its usual size, for a page that may be as wide as it needs. */
export const leastWidth = (table: TableModel, { padding, slack = 1 }: Omit<PageWidth, 'available'>): number =>
  sum(leastWidths(neededEms(table), { size: sizes[0], padding, slack }));

const leastWidths = (
  needs: readonly number[],
  { size, padding, slack }: { readonly size: number; readonly padding: number; readonly slack: number },
): readonly number[] => needs.map((ems) => ems * size * slack + 2 * padding);

const sizes = [9, 8.5, 8, 7.5, 7, 6.5, 6] as const;
/** For a table that is wider than any report prints: hard to read, and still every figure whole. */
const tightestStep = { size: 5, padding: 2 } as const;
const tightSteps = [{ size: 6, padding: 2 }, { size: 5.5, padding: 2 }, tightestStep] as const;

const shares = ({ columns }: TableModel): readonly number[] => columns.map(({ width }) => Math.max(width, 1));

/** Columns whose share is below their least width get that; the rest share what is left, until none is below. */
function spread(wanted: readonly number[], least: readonly number[], available: number): readonly number[] {
  const fixed = new Set<number>();
  for (;;) {
    const left = available - sum(least.filter((_, index) => fixed.has(index)));
    const free = sum(wanted.filter((_, index) => !fixed.has(index)));
    const widths = wanted.map((share, index) =>
      fixed.has(index) ? (least[index] ?? 0) : free === 0 ? 0 : (share / free) * left,
    );
    const tight = widths.findIndex((width, index) => !fixed.has(index) && width < (least[index] ?? 0));
    if (tight === -1) return widths;
    fixed.add(tight);
  }
}

/** The widest piece of each column that must stay on one line, in ems of the text size. */
function neededEms(table: TableModel): readonly number[] {
  const needs = table.columns.map(() => 0);
  const need = (column: number, text: string, bold: boolean): void => {
    const widest = Math.max(0, ...text.split(/[ \n]/).map((word) => emsOf(word, bold)));
    needs[column] = Math.max(needs[column] ?? 0, widest);
  };
  for (const cell of headerRows(table.columns).flat())
    if (cell.columnSpan === 1) for (const text of Object.values(headingParts(cell))) need(cell.column, text, true);
  for (const { cells, kind, labelSpan = 1 } of table.rows)
    for (const [column, cell] of cells.entries()) {
      if (column < labelSpan && labelSpan > 1) continue;
      const { text, marks } = cellParts(cell);
      // A number with its unit or sign is one piece; words may break between lines.
      need(column, isNumeric(cell.kind) ? text.replaceAll(' ', '\u00a0') : text, kind === 'total');
      need(column, marks, false);
    }
  return needs;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
