import type { TableModel } from '#shared/domain/table-model.ts';
import { columnWidths } from './column-widths.ts';

/** An upright A4 page with 2.3 cm at both sides, in points. */
const upright = { available: 595.28 - 2 * 65.2, padding: 4.5 };
/** Smaller than this is hard to read on paper. */
const smallestUpright = 8;

/** Whether a table gets pages across: upright, its figures would have to be too small. The same for every writer. */
export const isWide = (table: TableModel): boolean => columnWidths(table, upright).size < smallestUpright;
