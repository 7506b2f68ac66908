import { type CellPlace, cellAddress, parseCellAddress } from './cell-address.ts';
import type { FigureFormat, FigureRef } from './narrative.ts';

/** A figure that somebody asks about: where it is edited, where a table prints it, or where a sentence quotes it (CK16). */
export type FigureAddress =
  | { readonly kind: 'cell'; readonly cell: CellPlace }
  /** A cell of a table of the chapters, by its keys; 'total' is the row of the total. */
  | { readonly kind: 'table'; readonly table: string; readonly row: string; readonly column: string }
  | { readonly kind: 'figure'; readonly ref: FigureRef; readonly format: FigureFormat | null };

/** "target:12:executed", "table:execution-by-generica:5-21:progress", "figure:budget%2Ftotal%2Fpim:soles". */
export function figureAddress(figure: FigureAddress): string {
  switch (figure.kind) {
    case 'cell':
      return cellAddress(figure.cell);
    case 'table':
      return ['table', figure.table, figure.row, figure.column].map(encodeURIComponent).join(':');
    case 'figure':
      return ['figure', figure.ref, figure.format ?? ''].map(encodeURIComponent).join(':');
    default:
      return figure satisfies never;
  }
}

/** The inverse; `null` for anything else. */
export function parseFigureAddress(address: string): FigureAddress | null {
  const cell = parseCellAddress(address);
  if (cell) return { kind: 'cell', cell };
  const [kind, ...parts] = address.split(':').map(decoded);
  const [first = '', second = '', third = ''] = parts;
  if (kind === 'table' && parts.length === 3) return { kind, table: first, row: second, column: third };
  if (kind === 'figure' && parts.length === 2 && first !== '')
    return { kind, ref: first, format: second === '' ? null : (second as FigureFormat) };
  return null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
