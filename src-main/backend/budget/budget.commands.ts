import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { BudgetDimension, BudgetRow } from '#shared/domain/budget.ts';
import { type Cents, cents } from '#shared/domain/money.ts';
import { blankOf, parseAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type AppliedCells, applyCells } from '../platform/undo/apply-cells.ts';
import { type Author, applyEdit, type Change, freshId } from '../platform/undo/edit-log.ts';
import { budgetRows, officialSource } from './budget.queries.ts';
import { officialChange } from './official-change.ts';
import { type StoredOverride, storedOverrides } from './overrides.queries.ts';
import { sourceRows } from './view-sources.queries.ts';

type BudgetCell = Input<'budget.setCells'>['cells'][number];

/**
 * Puts typed figures over imported ones, with one reason for the whole block (EG9). The imported figure stays beside it; an
 * emptied cell, or the imported figure typed again, gives it back. Left out with their reason: what is no amount
 * (`bad-value`), a code or a column that the source does not have (`not-found`), a figure without a reason (`needs-reason`).
 */
export function setBudgetCells(
  db: Db,
  author: Author,
  { yearId, cells, reason: written }: Input<'budget.setCells'>,
): AppliedCells {
  const reason = written.trim();
  const rows = importedRows(db, yearId);
  const overrides = new Map(storedOverrides(db, yearId).map((row) => [keyOf(row), row]));
  const changesOf = (cell: BudgetCell): readonly Change[] => {
    const value = parseCell(cell.text);
    const present = overrides.get(keyOf(cell));
    const imported = rows.get(`${cell.dimension}:${cell.code}`)?.[cell.measure] ?? null;
    if (value === null || value === imported) return present ? [removal(yearId, present)] : [];
    if (imported === null && !present) throw new Refusal('not-found', { what: 'amount' });
    if (present?.cents === value && (reason === '' || reason === present.reason)) return [];
    if (reason === '') throw new Refusal('needs-reason');
    const after = { cents: value, imported_cents: imported, reason };
    if (present) {
      const before = { cents: present.cents, imported_cents: present.importedCents, reason: present.reason };
      return [{ table: 'budget_override', id: present.id, before, after }];
    }
    const { dimension, code, measure } = cell;
    const row = { year_id: yearId, dimension, code, measure, ...after };
    return [{ table: 'budget_override', id: freshId(db, 'budget_override'), before: null, after: row }];
  };
  return applyCells(db, author, {
    yearId,
    cells,
    keyOf,
    changesOf,
    label: (applied) => {
      const [first] = applied;
      if (applied.length !== 1 || !first) return es.edits.budgetCells(applied.length);
      return es.edits.budgetCell(es.screens.measures[first.measure], first.code);
    },
    ...(reason === '' ? {} : { reason }),
  });
}

/**
 * Makes another imported file speak for one dimension of the year (IM16); an act that can be undone.
 * @throws Refusal `not-found` for a batch of another year, one that is undone, or one without the dimension
 */
export function setOfficial(db: Db, author: Author, { yearId, dimension, batchId }: Input<'budget.setOfficial'>): void {
  const fileName = db
    .prepare<[number, number], string>(
      `SELECT file.name FROM import_batch AS batch JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE batch.id = ? AND batch.year_id = ? AND batch.state = 'active'`,
    )
    .pluck()
    .get(batchId, yearId);
  if (fileName === undefined || sourceRows(db, yearId, batchId, dimension).length === 0)
    throw new Refusal('not-found', { what: 'batch' });
  transaction(db, () =>
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.officialSource(es.screens.dimensions[dimension], fileName),
      changes: [officialChange(db, yearId, dimension, batchId)],
    }),
  );
}

const keyOf = ({ dimension, code, measure }: Pick<BudgetCell, 'dimension' | 'code' | 'measure'>): string =>
  `${dimension}:${code}:${measure}`;

function importedRows(db: Db, yearId: number): ReadonlyMap<string, BudgetRow> {
  const dimensions: readonly BudgetDimension[] = ['generica', 'activity'];
  return new Map(
    dimensions.flatMap((dimension) => {
      const source = officialSource(db, yearId, dimension);
      if (source === null) return [];
      return budgetRows(db, yearId, source.batchId, dimension).map((row) => [`${dimension}:${row.code}`, row] as const);
    }),
  );
}

function removal(yearId: number, row: StoredOverride): Change {
  const { dimension, code, measure, reason } = row;
  const before = {
    year_id: yearId,
    dimension,
    code,
    measure,
    cents: row.cents,
    imported_cents: row.importedCents,
    reason,
  };
  return { table: 'budget_override', id: row.id, before, after: null };
}

/** "–" is what an absent figure looks like, so it gives the imported one back as an emptied cell does. */
function parseCell(text: string): Cents | null {
  const blank = blankOf(text);
  if (blank === 'empty' || blank === 'dash') return null;
  const value = parseAmount(text);
  if (value === null) throw new Refusal('bad-value', { text, expected: es.budget.expectedAmount });
  return cents(value);
}
