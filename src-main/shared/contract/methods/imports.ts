import { z } from 'zod';
import { encodings, type ImportPlan, separators } from '../../domain/imports.ts';
import { aggregations, keyRoles, type RememberedLayout, tableKinds, valueRoles } from '../../domain/table-mapping.ts';
import { command, query, returns } from '../define.ts';
import { handle, id, nothing, ofYear } from '../inputs.ts';
import type { ImportBatch, UndoState } from '../types.ts';

const decimalMark = z.enum(['point', 'comma']);
const layoutName = z.string().min(1).max(100);
const sheetRow = z.int().min(1).max(1_048_576);
const mapping = z.strictObject({
  sheet: z.string().max(200),
  headerRow: sheetRow,
  headerRows: z.int().min(1).max(3),
  lastRow: sheetRow.nullable(),
  leftOut: z.array(sheetRow).max(1_000).readonly().optional(),
  kind: z.enum(tableKinds),
  columns: z
    .array(
      z.strictObject({
        column: z.int().min(1).max(200),
        role: z.enum([...keyRoles, ...valueRoles]),
        month: z.int().min(1).max(12).optional(),
        year: z.int().min(1900).max(2100).optional(),
        mark: decimalMark.optional(),
      }),
    )
    .max(200),
  aggregation: z.enum(aggregations),
  repeated: z.enum(['problem', 'sum']),
  fractions: z.boolean().nullable(),
});
/** What the person decided about a file after an earlier plan of it. */
const readingOptions = z.strictObject({
  encoding: z.enum(encodings).optional(),
  separator: z.enum(separators).optional(),
  decimal: decimalMark.optional(),
  mapping: mapping.optional(),
  /** Instead of a mapping: propose one for this sheet, header and content. */
  propose: z
    .strictObject({
      sheet: z.string().max(200),
      headerRow: sheetRow.optional(),
      headerRows: z.int().min(1).max(3).optional(),
      kind: z.enum(tableKinds).optional(),
    })
    .optional(),
});

export const importsMethods = {
  /** Discarding the file meanwhile (`files.discard`) stops it. `choice`: an index into `choices` of the plan before. */
  'imports.plan': command(
    z.strictObject({ yearId: id, handle, choice: z.int().min(0).optional(), options: readingOptions.optional() }),
    returns<ImportPlan>(),
  ),
  /** `controlPim`: the total PIM as the person typed it from the source; another one than the file's stops the import. */
  'imports.promote': command(
    z.strictObject({
      planId: handle,
      controlPim: z.string().max(40).optional(),
      /** Of a memoria, the keys of what the person accepts (`valueKey`, `PlanText.key`). */
      accepted: z.array(z.string().max(2_000)).max(5_000).optional(),
    }),
    returns<{ batch: ImportBatch; undo: UndoState }>(),
  ),
  'imports.discard': command(z.strictObject({ planId: handle }), returns<null>()),
  /** The file as it came in, for `shell.showInFolder` or `chapter.download`. */
  'imports.original': command(z.strictObject({ batchId: id }), returns<{ handle: string; name: string }>()),
  /** Keeps how the table of a plan is read, for the next one with the same headings; whatever becomes of the import (IM9). */
  'imports.rememberLayout': command(z.strictObject({ planId: handle, name: layoutName }), returns<null>()),
  'imports.layouts': query(nothing, returns<readonly RememberedLayout[]>()),
  'imports.renameLayout': command(z.strictObject({ id, name: layoutName }), returns<null>()),
  'imports.forgetLayout': command(z.strictObject({ id }), returns<null>()),
  'imports.history': query(ofYear, returns<readonly ImportBatch[]>()),
} as const;
