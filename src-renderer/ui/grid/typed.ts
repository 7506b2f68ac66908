import type { Cell } from '#shared/domain/table-model.ts';
import { blankOf, parseAmount, parseCount, parsePercentOrDecimal } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { calculate, isArithmetic } from './arithmetic.ts';

export type Typed = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** The text to store for what was typed over `cell`: arithmetic becomes its result (EG8), in figures only. */
export function resolved(cell: Cell, written: string): Typed {
  if (cell.kind === 'text' || !isArithmetic(written)) return { ok: true, text: written };
  const result = calculate(written, Math.max(usualDecimals, decimalsOf(cell)));
  return result.ok ? result : { ok: false, reason: es.grid.arithmetic[result.problem](written.trim()) };
}

/** What to say beside the cell while a person writes (EG11); `null` when all is well. The backend has the last word. */
export function hintFor(cell: Cell, written: string): string | null {
  const value = resolved(cell, written);
  if (!value.ok) return value.reason;
  if (cell.kind === 'text' || blankOf(value.text) !== null || isFigure(cell, value.text)) return null;
  return es.grid.expected[cell.kind](written.trim());
}

/** As many as amounts have. A count with decimals is then refused as a count, not rounded in silence. */
const usualDecimals = 2;

const decimalsOf = (cell: Cell): number =>
  (cell.kind === 'percent' || cell.kind === 'decimal') && cell.value !== null ? cell.value.decimals : 0;

function isFigure(cell: Exclude<Cell, { kind: 'text' }>, text: string): boolean {
  if (cell.kind === 'amount') return parseAmount(text) !== null;
  if (cell.kind === 'count') return parseCount(text) !== null;
  return parsePercentOrDecimal(text, { decimals: Math.max(usualDecimals, decimalsOf(cell)) }) !== null;
}
