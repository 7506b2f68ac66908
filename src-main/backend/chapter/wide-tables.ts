import type { TableModel } from '#shared/domain/table-model.ts';
import { columnWidths } from './column-widths.ts';

/** Half of the rule beside a cell, which its text does not get. Points. */
export const halfRule = 0.5;
/** An A4 page with 2.3 cm at both sides, upright and across, and the blanks in its cells. Points. */
export const upright = { available: 595.28 - 2 * 65.2, padding: 4 + halfRule };
export const across = { available: 841.89 - 2 * 65.2, padding: upright.padding };
/** Word's reader may have a font that is wider than Arial. */
export const wordSlack = 1.18;
/** Smaller than this is hard to read on paper. */
const smallestUpright = 8;

/** Whether a table gets pages across: upright, its figures would have to be too small. The same for every writer. */
export const isWide = (table: TableModel): boolean => columnWidths(table, upright).size < smallestUpright;

/** Whether every figure of the table is whole on a page across, in the PDF and in Word, which needs more room. */
export const fitsAcross = (table: TableModel): boolean => columnWidths(table, { ...across, slack: wordSlack }).fits;
