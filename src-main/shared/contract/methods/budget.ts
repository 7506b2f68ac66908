import { z } from 'zod';
import { type BudgetView, budgetMeasures, type OfficialDimension, sourceDimensions } from '../../domain/budget.ts';
import { type HistoryYear, historyFields } from '../../domain/budget-history.ts';
import {
  type BudgetBreakdown,
  type BudgetCross,
  type BudgetDifference,
  type BudgetMonths,
  budgetGroupings,
  type SourceChoice,
  type SourceLines,
} from '../../domain/budget-views.ts';
import { command, query, returns } from '../define.ts';
import { cellsOf, code, dimension, id, ofYear, written } from '../inputs.ts';
import type { CellsResult, UndoState } from '../types.ts';

const officialDimension = z.enum(sourceDimensions.filter((each): each is OfficialDimension => each !== 'unit'));
const calendarYear = z.int().min(1900).max(2200);

export const budgetMethods = {
  'budget.view': query(z.strictObject({ yearId: id, dimension }), returns<BudgetView>()),
  'budget.breakdown': query(z.strictObject({ yearId: id, by: z.enum(budgetGroupings) }), returns<BudgetBreakdown>()),
  'budget.months': query(z.strictObject({ yearId: id, dimension, code: code.nullable() }), returns<BudgetMonths>()),
  'budget.cross': query(ofYear, returns<BudgetCross>()),
  /** The lines behind a figure; `null` leaves a classifier open. */
  'budget.sourceLines': query(
    z.strictObject({
      yearId: id,
      dimension,
      genericaCode: code.nullable(),
      activityCode: code.nullable(),
      fundingSourceCode: code.nullable(),
      rubroCode: code.nullable(),
      limit: z.int().min(1).max(2_000),
    }),
    returns<SourceLines>(),
  ),
  'budget.sources': query(ofYear, returns<readonly SourceChoice[]>()),
  'budget.setOfficial': command(
    z.strictObject({ yearId: id, dimension: officialDimension, batchId: id }),
    returns<UndoState>(),
  ),
  /** `before` and `after`: batches. */
  'budget.difference': query(
    z.strictObject({ yearId: id, dimension: z.enum(sourceDimensions), before: id, after: id }),
    returns<BudgetDifference>(),
  ),
  /** Typed over imported figures; needs a reason as soon as one of them changes. An emptied cell gives the imported one back. */
  'budget.setCells': command(
    z.strictObject({
      yearId: id,
      cells: cellsOf(z.strictObject({ dimension, code, measure: z.enum(budgetMeasures), text: written })),
      reason: z.string().max(500),
    }),
    returns<CellsResult>(),
  ),
  /** The totals of the unit over the years (MY3). */
  'budget.history': query(ofYear, returns<readonly HistoryYear[]>()),
  /** Years that a person wrote down: cells of those that are there, and new ones by the texts of their columns. */
  'budget.setHistory': command(
    z.strictObject({
      yearId: id,
      cells: z.array(z.strictObject({ year: calendarYear, field: z.enum(historyFields), text: written })).max(1_000),
      added: z.array(z.partialRecord(z.enum(historyFields), written)).max(200),
    }),
    returns<CellsResult & { readonly years: readonly number[] }>(),
  ),
  'budget.removeHistory': command(
    z.strictObject({ yearId: id, years: z.array(calendarYear).min(1).max(200) }),
    returns<{ readonly removed: number; readonly undo: UndoState }>(),
  ),
} as const;
