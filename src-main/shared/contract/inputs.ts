import { z } from 'zod';

export const id = z.int().positive();
export const year = z.int().min(2000).max(2100);
export const ofYear = z.strictObject({ yearId: id });
export const nothing = z.strictObject({});
export const dimension = z.enum(['generica', 'activity']);
export const code = z.string().min(1).max(40);
export const cellName = z.string().min(1).max(100);
export const notedTable = z.enum(['targets', 'indicators']);
export const noteAnchor = z.string().regex(/^(row:\d{1,15}|value:\d{1,15}:\d{4}|column:\w{1,40}|group:\w{1,40})$/);
export const handle = z.string().regex(/^[\w-]{1,64}$/);
/** What a person wrote in a cell; the command parses it for its column and refuses what is not clear (EG5). */
export const written = z.string().max(2_000);
/** What one paste or fill may carry. */
export const cellsOf = <Cell extends z.ZodType>(cell: Cell) => z.array(cell).min(1).max(50_000);
