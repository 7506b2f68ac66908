import { Refusal } from '#shared/contract/errors.ts';
import type { ReferenceProposal } from '#shared/contract/index.ts';
import { gridOf } from '#shared/domain/review/document-grid.ts';
import { recogniseTables } from '#shared/domain/review/known-tables.ts';
import { gridOfBlock } from '#shared/domain/review/table-from-grid.ts';
import { es } from '#shared/strings/es.ts';
import { author, type Context } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { readDocument } from '../review/document-reader.ts';
import { defineTable, removeTable } from './define.commands.ts';
import {
  addReferenceRow,
  appendReferenceRows,
  moveReferenceRows,
  removeReferenceRows,
  setReferenceCells,
} from './reference.commands.ts';
import { asReference, storedTables } from './reference.queries.ts';
import { listReferences, referenceRules, referenceTable, relatableTables } from './reference.views.ts';
import { putRule, removeRule } from './rule.commands.ts';
import { firstProposal, proposalOf, type Take, takeTables } from './take.commands.ts';

export const referenceHandlers: HandlersOf<'reference'> = {
  'reference.list': ({ db }, { yearId }) => listReferences(db, yearId),
  'reference.table': ({ db }, { yearId, tableId }) => referenceTable(db, yearId, tableId),
  'reference.setCells': (context, input) => {
    const result = setReferenceCells(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
  'reference.addRow': (context, input) => {
    const id = addReferenceRow(context.db, author(context), input);
    return { id, undo: undoState(context.db, input.yearId) };
  },
  'reference.removeRows': (context, input) => {
    const removed = removeReferenceRows(context.db, author(context), input);
    return { removed, undo: undoState(context.db, input.yearId) };
  },
  'reference.moveRows': (context, input) => {
    const moved = moveReferenceRows(context.db, author(context), input);
    return { moved, undo: undoState(context.db, input.yearId) };
  },
  'reference.appendRows': (context, input) => {
    const result = appendReferenceRows(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
  'reference.define': (context, input) => {
    const id = defineTable(context.db, author(context), input);
    return { id, undo: undoState(context.db, input.yearId) };
  },
  'reference.remove': (context, input) => {
    removeTable(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'reference.rules': ({ db }, { yearId }) => referenceRules(db, yearId),
  'reference.putRule': (context, input) => {
    putRule(context.db, author(context), relatableTables(context.db, input.yearId), input);
    return undoState(context.db, input.yearId);
  },
  'reference.removeRule': (context, input) => {
    removeRule(context.db, author(context), relatableTables(context.db, input.yearId), input);
    return undoState(context.db, input.yearId);
  },
  'reference.readBlock': ({ db }, { yearId, caption, block, tableId: chosen }) => {
    const tables = storedTables(db, yearId);
    const grid = gridOfBlock(block);
    if (chosen !== undefined) return proposalOf(tables, { grid, caption, tableId: chosen });
    const [known] = recogniseTables(
      [{ ...grid, table: { ...grid.table, caption: { id: 'caption', text: caption } } }],
      tables.map(asReference),
    );
    const tableId = tables.find(({ key }) => key === known?.known.key)?.id ?? null;
    return firstProposal(tables, { grid, caption, tableId });
  },
  'reference.takeBlock': (context, { yearId, tableId, caption, block }) => {
    const takes = [{ grid: gridOfBlock(block), caption, tableId }];
    const [id = 0] = takeTables(context.db, author(context), { yearId, takes, label: es.reference.edits.pasted });
    return { id, undo: undoState(context.db, yearId) };
  },
  'reference.readDocument': async (context, { yearId, handle }) => {
    const tables = storedTables(context.db, yearId);
    const takes = await takesOf(context, yearId, handle);
    return takes.map((take) => firstProposal(tables, take)).filter((one): one is ReferenceProposal => one !== null);
  },
  'reference.readDocumentTable': async (context, { yearId, handle, id, tableId }) => {
    const take = (await takesOf(context, yearId, handle)).find(({ grid }) => grid.table.id === id);
    if (!take) throw new Refusal('not-found', { what: 'document-table' });
    return proposalOf(storedTables(context.db, yearId), { ...take, tableId });
  },
  'reference.takeDocument': async (context, { yearId, handle, takes: wanted }) => {
    const found = await takesOf(context, yearId, handle);
    const takes = wanted.flatMap(({ id, tableId }): readonly Take[] => {
      const take = found.find(({ grid }) => grid.table.id === id);
      return take ? [{ ...take, tableId }] : [];
    });
    const { name } = context.uploads.complete(handle);
    const ids = takeTables(context.db, author(context), {
      yearId,
      takes,
      label: es.reference.edits.fromDocument(name),
    });
    return { taken: ids.length, undo: undoState(context.db, yearId) };
  },
};

/** The tables of a document, each beside the one of the year that it is; those of these chapters are ours to print. */
async function takesOf({ db, uploads }: Context, yearId: number, handle: string): Promise<readonly Take[]> {
  const { blocks } = await readDocument(uploads.complete(handle).path);
  const grids = blocks.flatMap((block) => (block.kind === 'table' ? [gridOf(block.table)] : []));
  const stored = storedTables(db, yearId);
  const known = recogniseTables(grids, relatableTables(db, yearId));
  return grids.flatMap((grid): readonly Take[] => {
    const key = known.find((one) => one.grid === grid)?.known.key ?? null;
    const tableId = stored.find((table) => table.key === key)?.id ?? null;
    if (key !== null && tableId === null) return [];
    return [{ grid, caption: grid.table.caption?.text ?? '', tableId }];
  });
}
