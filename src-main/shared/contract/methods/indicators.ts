import { z } from 'zod';
import { rateBases, senses, unitTypes } from '../../domain/indicators.ts';
import { command, query, returns } from '../define.ts';
import { cellsOf, id, ofYear, written, year } from '../inputs.ts';
import type { CellsResult, IndicatorTable, MoveResult, UndoState } from '../types.ts';

const name = z.string().trim().min(1).max(1_000);
const sheetText = z.string().max(4_000);
const rowOfTable = z.strictObject({ kind: z.enum(['level', 'indicator']), id });

/** A figure of an indicator in one year, or the name of an indicator or of the result or product above it. */
const cell = z.union([
  z.strictObject({ id, year, field: z.enum(['value', 'numerator', 'denominator', 'goal']), text: written }),
  z.strictObject({ id, name: z.enum(['level', 'indicator']), text: written }),
]);

export const indicatorsMethods = {
  'indicators.table': query(ofYear, returns<IndicatorTable>()),
  'indicators.setCell': command(z.strictObject({ yearId: id, id, year, text: written }), returns<UndoState>()),
  /** `reason`: why figures change that a report has published (IN10); without one they are left out. */
  'indicators.setCells': command(
    z.strictObject({ yearId: id, cells: cellsOf(cell), reason: z.string().max(500) }),
    returns<CellsResult>(),
  ),
  /** `after`: the row above the new one; `null` puts it first. */
  'indicators.addLevel': command(
    z.strictObject({ yearId: id, kind: z.enum(['result', 'product']), name, after: id.nullable() }),
    returns<{ readonly id: number; readonly undo: UndoState }>(),
  ),
  'indicators.addIndicator': command(
    z.strictObject({ yearId: id, levelId: id, name, after: id.nullable() }),
    returns<{ readonly id: number; readonly undo: UndoState }>(),
  ),
  /** As a block. An indicator that is moved beyond its result or product goes over to the next one. */
  'indicators.move': command(
    z.strictObject({ yearId: id, rows: z.array(rowOfTable).min(1).max(1_000), direction: z.enum(['up', 'down']) }),
    returns<MoveResult>(),
  ),
  /** With everything that hangs on the rows: values, comments, the places of notes, the indicators of a level. */
  'indicators.remove': command(
    z.strictObject({ yearId: id, rows: z.array(rowOfTable).min(1).max(1_000) }),
    returns<UndoState>(),
  ),
  'indicators.setLevelKind': command(
    z.strictObject({ yearId: id, id, kind: z.enum(['result', 'product']) }),
    returns<UndoState>(),
  ),
  /** What is known of an indicator besides its values (IN2). Only what is given changes. */
  'indicators.setSheet': command(
    z.strictObject({
      yearId: id,
      id,
      changes: z
        .strictObject({
          unitType: z.enum(unitTypes),
          rateBase: z.literal([...rateBases]),
          sense: z.enum(senses).nullable(),
          decimals: z.int().min(0).max(6),
          definition: sheetText,
          formula: sheetText,
          numerator: sheetText,
          denominator: sheetText,
          source: sheetText,
          method: sheetText,
          responsible: sheetText,
          periodicity: sheetText,
          baseline: sheetText,
          toReview: z.literal(false),
        })
        .partial(),
    }),
    returns<UndoState>(),
  ),
  /** What is known of one value besides the figure. Only what is given changes. */
  'indicators.setValueFacts': command(
    z.strictObject({
      yearId: id,
      id,
      year,
      changes: z.strictObject({ source: sheetText, methodBreak: z.boolean() }).partial(),
    }),
    returns<UndoState>(),
  ),
  'indicators.addYear': command(
    z.strictObject({ yearId: id, year, kind: z.enum(['historical', 'projected']) }),
    returns<UndoState>(),
  ),
  'indicators.setYearKind': command(
    z.strictObject({ yearId: id, year, kind: z.enum(['historical', 'projected']) }),
    returns<UndoState>(),
  ),
  /** With the values that stand in it. */
  'indicators.removeYear': command(z.strictObject({ yearId: id, year }), returns<UndoState>()),
} as const;
