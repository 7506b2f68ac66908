import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { cellsOf, handle, id, ofYear, written } from '../inputs.ts';
import type {
  ReferenceProposal,
  ReferenceRules,
  ReferenceTableSummary,
  ReferenceTableView,
} from '../reference-types.ts';
import type { CellsResult, MoveResult, UndoState } from '../types.ts';

const name = z.string().trim().min(1).max(200);
const words = z.string().trim().max(1_000);
const cell = z.strictObject({ rowId: id, columnId: id, text: written });
const ofTable = z.strictObject({ yearId: id, tableId: id });

const column = z.strictObject({
  /** `null`: a new one. */
  id: id.nullable(),
  label: name,
  group: name.nullable(),
  kind: z.enum(['count', 'amount', 'percent', 'text']),
  decimals: z.int().min(0).max(2),
  addsUp: z.boolean(),
  namesRows: z.boolean(),
});

const term = z.strictObject({ table: name, column: name, row: z.string().max(1_000).optional() });
const comparison = z.strictObject({
  kind: z.enum(['equal', 'at-most', 'ratio', 'not-identical']),
  by: z.enum(['key', 'cell']),
  left: z.array(term).min(1).max(50),
  right: z.array(term).min(1).max(50),
  range: z.tuple([z.number(), z.number()]).readonly().optional(),
  /** As written, in the unit of the figures; '' allows no difference. */
  tolerance: written,
});

/** A block of texts as it was copied, headings included. */
const block = z
  .array(z.array(z.string().max(5_000)).max(200))
  .min(1)
  .max(5_000);

export const referenceMethods = {
  'reference.list': query(ofYear, returns<readonly ReferenceTableSummary[]>()),
  'reference.table': query(ofTable, returns<ReferenceTableView>()),
  'reference.setCells': command(z.strictObject({ yearId: id, cells: cellsOf(cell) }), returns<CellsResult>()),
  /** `rowId`: the new row beside it; `null` the first. `copyOf`: with the cells of that row. */
  'reference.addRow': command(
    ofTable.extend({ rowId: id.nullable(), place: z.enum(['before', 'after']), copyOf: id.nullable() }),
    returns<{ id: number; undo: UndoState }>(),
  ),
  'reference.removeRows': command(
    ofTable.extend({ rowIds: z.array(id).min(1).max(5_000) }),
    returns<{ removed: number; undo: UndoState }>(),
  ),
  'reference.moveRows': command(
    ofTable.extend({ rowIds: z.array(id).min(1).max(5_000), by: z.union([z.literal(-1), z.literal(1)]) }),
    returns<MoveResult>(),
  ),
  /** A pasted block that is longer than the table: cells that are there, and rows that are new, by column id. */
  'reference.appendRows': command(
    ofTable.extend({
      cells: z.array(cell).max(50_000),
      added: z
        .array(z.record(z.string().regex(/^\d{1,15}$/), written))
        .min(1)
        .max(5_000),
    }),
    returns<CellsResult>(),
  ),
  /** A new table, or what one is called and its columns; the columns left out go with their figures. */
  'reference.define': command(
    z.strictObject({
      yearId: id,
      tableId: id.nullable(),
      label: name,
      title: words,
      section: words,
      dimension: name,
      source: words.nullable(),
      page: z.int().positive().max(9_999).nullable(),
      hasTotal: z.boolean(),
      columns: z.array(column).min(1).max(60),
    }),
    returns<{ id: number; undo: UndoState }>(),
  ),
  'reference.remove': command(ofTable, returns<UndoState>()),

  'reference.rules': query(ofYear, returns<ReferenceRules>()),
  'reference.putRule': command(
    z.strictObject({
      yearId: id,
      ruleId: id.nullable(),
      severity: z.enum(['error', 'warning', 'note']),
      text: z.string().trim().min(1).max(1_000),
      /** Certain enough to tell in which row a figure belongs. */
      witness: z.boolean(),
      comparisons: z.array(comparison).min(1).max(50),
    }),
    returns<UndoState>(),
  ),
  'reference.removeRule': command(z.strictObject({ yearId: id, ruleId: id }), returns<UndoState>()),

  /** What a copied block would become: of the table it is taken for where none is told, of a new one with `null`. */
  'reference.readBlock': query(
    z.strictObject({ yearId: id, caption: words, block, tableId: id.nullable().optional() }),
    returns<ReferenceProposal | null>(),
  ),
  /** Takes a copied block over: into a table of the year, or as a new one (`null`). */
  'reference.takeBlock': command(
    z.strictObject({ yearId: id, tableId: id.nullable(), caption: words, block }),
    returns<{ id: number; undo: UndoState }>(),
  ),
  /** The tables of a Word document that was sent with `files.*`. */
  'reference.readDocument': query(z.strictObject({ yearId: id, handle }), returns<readonly ReferenceProposal[]>()),
  /** What one of them would become in another table than it is taken for, or as a new one (`null`). */
  'reference.readDocumentTable': query(
    z.strictObject({ yearId: id, handle, id: name, tableId: id.nullable() }),
    returns<ReferenceProposal | null>(),
  ),
  'reference.takeDocument': command(
    z.strictObject({
      yearId: id,
      handle,
      takes: z
        .array(z.strictObject({ id: name, tableId: id.nullable() }))
        .min(1)
        .max(200),
    }),
    returns<{ taken: number; undo: UndoState }>(),
  ),
} as const;
