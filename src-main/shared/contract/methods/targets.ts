import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { cellsOf, code, id, ofYear, written } from '../inputs.ts';
import type { CellsResult, GoalChoices, MoveResult, PoiVersion, TargetRow, UndoState } from '../types.ts';

const cell = {
  id,
  /** `unit`: the share of one organic unit, by its row id; absent for the activity's own figure. */
  unitId: id.nullable(),
  /** `month`: 1 to 12 for the figures; absent for the year. */
  month: z.int().min(1).max(12).nullable().default(null),
  field: z.enum(['programmed', 'executed', 'unitOfMeasure', 'rule', 'evidence', 'phrase']),
  text: written,
};
/** Why a figure is typed over what the months make, or where it comes from. */
const reason = z.string().trim().max(500).default('');
const versionName = z.string().trim().min(1).max(40);
const someIds = z.array(id).max(1_000);
const ids = someIds.min(1);

export const targetsMethods = {
  'targets.list': query(ofYear, returns<readonly TargetRow[]>()),
  'targets.choices': query(ofYear, returns<GoalChoices>()),
  'targets.setCell': command(z.strictObject({ yearId: id, ...cell, reason }), returns<UndoState>()),
  /** A block of cells as one act. Each text is parsed for its column; those not clear are left out, each with its reason. */
  'targets.setCells': command(
    z.strictObject({ yearId: id, cells: cellsOf(z.strictObject(cell)), reason }),
    returns<CellsResult>(),
  ),
  /**
   * New goals of a POI version, from what a person wrote, together with edits of cells as one act: what a pasted block needs.
   * Rejected are counted through `cells` first, then `goals`.
   */
  'targets.addGoals': command(
    z.strictObject({
      yearId: id,
      poiVersion: versionName,
      /** Before or after this goal; `null`: after all. */
      beside: z.strictObject({ id, place: z.enum(['before', 'after']) }).nullable(),
      goals: z
        .array(
          z.strictObject({
            activityCode: written,
            /** Empty: as the catalogue has it. */
            activityName: written,
            unitOfMeasure: written,
            /** How its months make the year; empty: added up. */
            rule: written.default(''),
            programmed: written,
            executed: written,
            months: z
              .array(z.strictObject({ month: z.int().min(1).max(12), programmed: written, executed: written }))
              .max(12)
              .default([]),
            /** Where the figures come from, such as the SIAF report. */
            origin: z.string().trim().max(500).nullable().default(null),
          }),
        )
        .min(1)
        .max(1_000),
      /** For a unit of measure that the catalogue lacks. */
      newUnit: z
        .strictObject({
          singular: z.string().trim().min(1).max(200),
          plural: z.string().trim().min(1).max(200),
          gender: z.enum(['m', 'f']),
        })
        .nullable()
        .default(null),
      cells: z.array(z.strictObject(cell)).max(50_000).default([]),
    }),
    returns<CellsResult & { readonly ids: readonly number[] }>(),
  ),
  /** Goals, and shares of organic units in goals, as one act. */
  'targets.removeRows': command(
    z
      .strictObject({ yearId: id, ids: someIds, unitIds: someIds })
      .refine((rows) => rows.ids.length + rows.unitIds.length > 0),
    returns<UndoState>(),
  ),
  /** One place up or down, keeping their order. */
  'targets.moveGoals': command(
    z.strictObject({ yearId: id, ids, by: z.union([z.literal(-1), z.literal(1)]) }),
    returns<MoveResult>(),
  ),
  /** Splits a goal by these organic units; those that it has already stay. */
  'targets.addUnits': command(
    z.strictObject({ yearId: id, id, acronyms: z.array(code).min(1).max(200) }),
    returns<UndoState>(),
  ),
  /** Takes the figures of the official SIAF report for a goal, with their source. */
  'targets.takeFromSiaf': command(z.strictObject({ yearId: id, id }), returns<UndoState>()),
  'targets.versions': query(ofYear, returns<readonly PoiVersion[]>()),
  'targets.addVersion': command(
    z.strictObject({
      yearId: id,
      name: versionName,
      /** The version whose goals, months and shares it begins with; `null`: none. */
      from: versionName.nullable(),
      printed: z.boolean(),
    }),
    returns<UndoState>(),
  ),
  'targets.renameVersion': command(
    z.strictObject({ yearId: id, name: versionName, newName: versionName }),
    returns<UndoState>(),
  ),
  'targets.removeVersion': command(z.strictObject({ yearId: id, name: versionName }), returns<UndoState>()),
  /** Which version tables and sentences print. */
  'targets.printVersion': command(z.strictObject({ yearId: id, name: versionName }), returns<UndoState>()),
} as const;
