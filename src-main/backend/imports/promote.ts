import { Refusal } from '#shared/contract/errors.ts';
import type { ImportBatch, UndoState } from '#shared/contract/types.ts';
import type { ImportPlan } from '#shared/domain/imports.ts';
import type { WordDocument } from '#shared/domain/review/document.ts';
import { es } from '#shared/strings/es.ts';
import { officialChange } from '../budget/official-change.ts';
import { author, type Context } from '../context.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, undoState } from '../platform/undo/edit-log.ts';
import { type TableContent, tableContent } from './assistant/plan-table.ts';
import { changesOf, type RowWrite } from './assistant/table-edits.ts';
import { checkControlTotal } from './control-total.ts';
import { formContent } from './forms/plan-form.ts';
import { importBatch } from './imports.queries.ts';
import { insertBatch, insertOrigins, type StoredBytes } from './insert-batch.ts';
import { memoriaContent, offered } from './memoria/plan-memoria.ts';
import type { PendingPlan } from './pending-plans.ts';
import { makePlan, type PlannedFile, yearOf } from './plan.ts';
import type { ParseResult } from './runner.ts';
import { storedBytes } from './stored-bytes.ts';

export type Approval = {
  /** The total PIM as the person typed it from the source. */
  readonly controlPim?: string | null;
  /** Keys of what they accepted of a memoria. */
  readonly accepted?: readonly string[];
};

/**
 * Applies exactly the plan that a person approved, in one transaction and as one act that can be undone (IM8, IM11). A
 * verified copy of the data is made before. A file that is already imported gives its batch again and changes nothing.
 * @throws Refusal `plan-expired` when the file or the data changed since, `import-refused` for a plan with errors,
 * `closed-year`, `nothing-accepted` for a memoria of which nothing was accepted, `control-total` when the PIM that the person typed from the source is not the file's; nothing is changed
 * then.
 */
export async function promoteImport(
  context: Context,
  planId: string,
  { controlPim = null, accepted = [] }: Approval = {},
): Promise<{ readonly batch: ImportBatch; readonly undo: UndoState }> {
  const { db } = context;
  const pending = context.plans.get(planId);
  if (pending === null) throw new Refusal('plan-expired');
  const { yearId, sameAs, status } = pending.plan;
  if (status === 'unchanged' && sameAs !== null)
    return { batch: importBatch(db, sameAs.batchId), undo: undoState(db, yearId) };
  if (status !== 'ready') throw new Refusal('import-refused');
  if (controlPim !== null) checkControlTotal(pending.plan.totals.pim, controlPim);

  const kept = pending.result.kind === 'parsed' ? pending.result.kept : undefined;
  const bytes = kept ?? (await storedBytes(pending.path));
  if (bytes.sha256 !== pending.plan.sha256) throw new Refusal('plan-expired');
  await context.backups.make('importacion');
  const batchId = applyPlan(db, author(context), pending, { bytes, accepted, confirmed: controlPim !== null });
  discardImport(context, planId);
  return { batch: importBatch(db, batchId), undo: undoState(db, yearId) };
}

/** Forgets a plan and the upload it was made from. */
export function discardImport(context: Context, planId: string): void {
  const pending = context.plans.drop(planId);
  if (pending) context.uploads.discard(pending.handle);
}

/**
 * The transaction of an import; returns the batch's id. The plan is made again from the data as it is now: only if it is
 * still the approved one does anything happen. The batch is written as `undone`, which counts nowhere, and one logged
 * edit makes it active and official, so that undo and redo are the same two steps backwards and forwards.
 */
export function applyPlan(
  db: Db,
  by: Author,
  pending: Pick<PendingPlan, 'plan' | 'result'>,
  {
    bytes,
    accepted = [],
    confirmed = false,
  }: {
    readonly bytes: StoredBytes;
    readonly accepted?: readonly string[];
    /** A person typed the total PIM from the source, and it is that of the file. */
    readonly confirmed?: boolean;
  },
): number {
  const { plan, result } = pending;
  return transaction(db, () => {
    const file: PlannedFile = { name: plan.fileName, sha256: plan.sha256, size: plan.size, result };
    const now = makePlan(db, { planId: plan.planId, yearId: plan.yearId, file });
    if (JSON.stringify(now) !== JSON.stringify(plan)) throw new Refusal('plan-expired');
    if (result.kind === 'refused' || plan.status !== 'ready') throw new Refusal('import-refused');
    const content = contentOf(db, plan, result);
    const lines = result.kind === 'parsed' ? result.file : (content?.file ?? null);
    const rows = result.kind === 'document' ? memoriaRows(db, plan, result.document, accepted) : (content?.rows ?? []);
    const written = result.kind === 'document' ? { ...plan, lines: accepted.length } : plan;
    const batchId = insertBatch(db, by, { plan: written, file: lines, bytes, confirmed });
    const { changes, origins } = changesOf(db, rows);
    insertOrigins(db, batchId, plan.sheet ?? '', origins);
    applyEdit(db, by, {
      yearId: plan.yearId,
      kind: 'import',
      label: es.edits.import(plan.fileName),
      changes: [...activation(db, plan, batchId), ...changes],
    });
    return batchId;
  });
}

/** Values that a file gives to goals and indicators, looked up in the year as it is now; `null` where it gives lines alone. */
function contentOf(db: Db, { yearId, fileName }: ImportPlan, result: ParseResult): TableContent | null {
  const year = yearOf(db, yearId);
  if (result.kind === 'table') return tableContent(db, yearId, { year, table: result.table, fileName });
  return result.kind === 'form' ? formContent(db, yearId, { year, form: result.form, fileName }) : null;
}

/** What was accepted and nothing else; the person decided about the plan as it is now. */
function memoriaRows(
  db: Db,
  { yearId, fileName }: ImportPlan,
  document: WordDocument,
  accepted: readonly string[],
): readonly RowWrite[] {
  const content = memoriaContent(db, yearId, document, fileName);
  const known = new Set(offered(content));
  if (accepted.length === 0) throw new Refusal('nothing-accepted');
  if (accepted.some((key) => !known.has(key))) throw new Refusal('plan-expired');
  return content.rows(new Set(accepted));
}

function activation(db: Db, plan: ImportPlan, batchId: number): readonly Change[] {
  const replaced = plan.replaces;
  return [
    ...(replaced === null ? [] : [stateChange(replaced.batchId, 'active', 'undone')]),
    stateChange(batchId, 'undone', 'active'),
    ...plan.becomesOfficial.map((dimension) => officialChange(db, plan.yearId, dimension, batchId)),
  ];
}

const stateChange = (id: number, before: ImportBatch['state'], after: ImportBatch['state']): Change => ({
  table: 'import_batch',
  id,
  before: { state: before },
  after: { state: after },
});
