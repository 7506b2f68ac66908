import type { TableModel } from '#shared/domain/table-model.ts';
import { columnWidths } from './column-widths.ts';

/** An A4 page with 2.3 cm at both sides, upright and across, and the blanks in its cells. Points. */
export const upright = { available: 595.28 - 2 * 65.2, padding: 4.5 };
export const across = { available: 841.89 - 2 * 65.2, padding: upright.padding };
/** Smaller than this is hard to read on paper. */
const smallestUpright = 8;

/** Whether a table gets pages across: upright, its figures would have to be too small. The same for every writer. */
export const isWide = (table: TableModel): boolean => columnWidths(table, upright).size < smallestUpright;
