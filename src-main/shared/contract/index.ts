import { z } from 'zod';
import { type BudgetView, budgetMeasures } from '../domain/budget.ts';
import type {
  BudgetBreakdown,
  BudgetCross,
  BudgetDifference,
  BudgetMonths,
  SourceChoice,
  SourceLines,
} from '../domain/budget-views.ts';
import type { ChapterModel } from '../domain/chapter-model.ts';
import type { Finding } from '../domain/checks.ts';
import type { ImportPlan } from '../domain/imports.ts';
import type { LinkChoice, LinkFacts, NarrativeView } from '../domain/narrative-draft.ts';
import type { AnchoredNote } from '../domain/notes.ts';
import type { ReviewReport } from '../domain/review/report.ts';
import type { YearSettings } from '../domain/settings.ts';
import { command, type InputOf, type OutputOf, query, returns } from './define.ts';
import { draftSchema, figureFormatSchema } from './narrative.schema.ts';
import type {
  AppInfo,
  CellComment,
  CellEvent,
  CellsResult,
  ExportedFile,
  ImportBatch,
  IndicatorTable,
  IntoPlan,
  LogEntry,
  NamedVersion,
  PreviewPage,
  TargetRow,
  UndoState,
  YearSummary,
} from './types.ts';

const id = z.int().positive();
const year = z.int().min(2000).max(2100);
const ofYear = z.strictObject({ yearId: id });
const nothing = z.strictObject({});
const dimension = z.enum(['generica', 'activity']);
const code = z.string().min(1).max(40);
const cellName = z.string().min(1).max(100);
const notedTable = z.enum(['targets', 'indicators']);
const noteAnchor = z.string().regex(/^(row:\d{1,15}|value:\d{1,15}:\d{4}|column:\w{1,40}|group:\w{1,40})$/);
const handle = z.string().regex(/^[\w-]{1,64}$/);
/** What a person wrote in a cell; the command parses it for its column and refuses what is not clear (EG5). */
const written = z.string().max(2_000);
/** What one paste or fill may carry. */
const cellsOf = <Cell extends z.ZodType>(cell: Cell) => z.array(cell).min(1).max(50_000);

/** Every call the page can make. A new line does not compile until a handler exists (backend/handlers.ts). */
export const contract = {
  'app.info': query(nothing, returns<AppInfo>()),

  'years.list': query(nothing, returns<readonly YearSummary[]>()),
  'years.settings': query(ofYear, returns<YearSettings>()),
  /** `fromYearId`: the year whose structure and texts are carried over; `null` starts from the blank structure. */
  'years.create': command(
    z.strictObject({
      year,
      fromYearId: id.nullable(),
      entity: z
        .strictObject({
          institution: z.string().min(1).max(200),
          pliegoCode: z.string().regex(/^\d{3}$/),
          executingUnitCode: z.string().regex(/^\d{3}$/),
          secEjec: z.string().regex(/^\d{1,6}$/),
          executingUnitName: z.string().min(1).max(200),
          programCode: z.string().regex(/^\d{4}$/),
          programName: z.string().min(1).max(300),
        })
        .nullable(),
    }),
    returns<YearSummary>(),
  ),
  'years.close': command(ofYear, returns<YearSummary>()),
  'years.reopen': command(z.strictObject({ yearId: id, reason: z.string().max(500) }), returns<YearSummary>()),
  'years.versions': query(ofYear, returns<readonly NamedVersion[]>()),
  'years.makeVersion': command(
    z.strictObject({ yearId: id, name: z.string().trim().min(1).max(100) }),
    returns<NamedVersion>(),
  ),
  /** Keeps the present as a version of its own first. */
  'years.restoreVersion': command(z.strictObject({ yearId: id, versionId: id }), returns<UndoState>()),
  /** A fresh copy each time; an earlier copy of the example is discarded (HE1). */
  'years.openExample': command(nothing, returns<YearSummary>()),

  /** A file goes to the backend in pieces, so that every host and drag and drop work alike. */
  'files.begin': command(
    z.strictObject({ name: z.string().min(1).max(255), size: z.int().min(0) }),
    returns<{ handle: string }>(),
  ),
  'files.append': command(z.strictObject({ handle, bytes: z.instanceof(Uint8Array) }), returns<{ received: number }>()),
  'files.discard': command(z.strictObject({ handle }), returns<null>()),

  /** Discarding the file meanwhile (`files.discard`) stops it. `choice`: an index into `choices` of the plan before. */
  'imports.plan': command(
    z.strictObject({ yearId: id, handle, choice: z.int().min(0).optional() }),
    returns<ImportPlan>(),
  ),
  /** `controlPim`: the total PIM as the person typed it from the source; another one than the file's stops the import. */
  'imports.promote': command(
    z.strictObject({ planId: handle, controlPim: z.string().max(40).optional() }),
    returns<{ batch: ImportBatch; undo: UndoState }>(),
  ),
  'imports.discard': command(z.strictObject({ planId: handle }), returns<null>()),
  /** The file as it came in, for `shell.showInFolder` or `chapter.download`. */
  'imports.original': command(z.strictObject({ batchId: id }), returns<{ handle: string; name: string }>()),
  'imports.history': query(ofYear, returns<readonly ImportBatch[]>()),

  'budget.view': query(z.strictObject({ yearId: id, dimension }), returns<BudgetView>()),
  'budget.breakdown': query(
    z.strictObject({ yearId: id, by: z.enum(['funding-source', 'rubro']) }),
    returns<BudgetBreakdown>(),
  ),
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
  'budget.setOfficial': command(z.strictObject({ yearId: id, dimension, batchId: id }), returns<UndoState>()),
  /** `before` and `after`: batches. */
  'budget.difference': query(
    z.strictObject({ yearId: id, dimension, before: id, after: id }),
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

  'targets.list': query(ofYear, returns<readonly TargetRow[]>()),
  'targets.setCell': command(
    z.strictObject({
      yearId: id,
      id,
      /** `unit`: the share of one organic unit, by its row id; absent for the activity's own figure. */
      unitId: id.nullable(),
      field: z.enum(['programmed', 'executed']),
      text: written,
    }),
    returns<UndoState>(),
  ),
  /** A block of cells as one act. Each text is parsed for its column; those not clear are left out, each with its reason. */
  'targets.setCells': command(
    z.strictObject({
      yearId: id,
      cells: cellsOf(
        z.strictObject({ id, unitId: id.nullable(), field: z.enum(['programmed', 'executed']), text: written }),
      ),
    }),
    returns<CellsResult>(),
  ),

  'indicators.table': query(ofYear, returns<IndicatorTable>()),
  'indicators.setCell': command(z.strictObject({ yearId: id, id, year, text: written }), returns<UndoState>()),
  'indicators.setCells': command(
    z.strictObject({ yearId: id, cells: cellsOf(z.strictObject({ id, year, text: written })) }),
    returns<CellsResult>(),
  ),

  /** Notes under a table, with what they are attached to (domain/notes); their numbers follow from reading order (IN6). */
  'notes.list': query(z.strictObject({ yearId: id, table: notedTable }), returns<readonly AnchoredNote[]>()),
  /** `id: null`: a new note. */
  'notes.save': command(
    z.strictObject({
      yearId: id,
      id: id.nullable(),
      table: notedTable,
      text: z.string().trim().min(1).max(2_000),
      anchors: z.array(noteAnchor).max(200),
    }),
    returns<UndoState>(),
  ),
  'notes.remove': command(z.strictObject({ yearId: id, id, table: notedTable }), returns<UndoState>()),

  /** `cell`: an address of domain/cell-address.ts. */
  'cells.comments': query(ofYear, returns<readonly CellComment[]>()),
  'cells.history': query(z.strictObject({ yearId: id, cell: cellName }), returns<readonly CellEvent[]>()),
  /** An empty text takes the comment away. */
  'cells.setComment': command(
    z.strictObject({ yearId: id, cell: cellName, text: z.string().max(2_000) }),
    returns<UndoState>(),
  ),

  'narrative.view': query(ofYear, returns<NarrativeView>()),
  /** `activityCode`: of the paragraph that is written; '*' in the template of the activities. */
  'narrative.choices': query(
    z.strictObject({ yearId: id, activityCode: code.nullable() }),
    returns<readonly LinkChoice[]>(),
  ),
  'narrative.link': query(
    z.strictObject({
      yearId: id,
      ref: z.string().min(1).max(1_000),
      format: figureFormatSchema,
      activityCode: code.nullable(),
    }),
    returns<LinkFacts>(),
  ),
  /** The whole text as one act. `basis`: what it was made from (`NarrativeView.basis`). */
  'narrative.setDocument': command(
    z.strictObject({ yearId: id, basis: z.string().max(100), blocks: draftSchema }),
    returns<{ undo: UndoState; basis: string }>(),
  ),

  /** One setting by its path in `YearSettings`; refused with what is expected where the setting cannot be so. */
  'settings.setField': command(
    z.strictObject({
      yearId: id,
      path: z.array(z.string().min(1).max(100)).min(2).max(4),
      value: z.union([z.string().max(2_000), z.number(), z.boolean(), z.null(), z.array(z.string().max(100)).max(20)]),
    }),
    returns<UndoState>(),
  ),
  'settings.export': query(ofYear, returns<{ readonly text: string }>()),
  'settings.import': command(z.strictObject({ yearId: id, text: z.string().max(2_000_000) }), returns<UndoState>()),

  'edit.state': query(ofYear, returns<UndoState>()),
  'edit.undo': command(ofYear, returns<UndoState>()),
  'edit.redo': command(ofYear, returns<UndoState>()),
  'edit.log': query(z.strictObject({ yearId: id, limit: z.int().min(1).max(1_000) }), returns<readonly LogEntry[]>()),

  'checks.run': query(ofYear, returns<readonly Finding[]>()),

  /** `handle`: a file that was sent with `files.*`; it stays until it is discarded, and is never changed. */
  'review.run': query(z.strictObject({ yearId: id, handle }), returns<ReviewReport>()),
  /** Writes a copy with comments; `folder` as in `chapter.export`, the handle for `chapter.download`. */
  'review.annotate': command(
    z.strictObject({ yearId: id, handle, folder: handle.nullable() }),
    returns<{ name: string; path: string; handle: string }>(),
  ),

  'chapter.model': query(ofYear, returns<ChapterModel>()),
  'chapter.preview': query(ofYear, returns<{ pages: readonly PreviewPage[] }>()),
  /** `folder`: a handle of `shell.chooseFolder`, or `null` for the year's own folder of outputs. */
  'chapter.export': command(
    z.strictObject({
      yearId: id,
      formats: z.array(z.enum(['docx', 'pdf', 'xlsx'])).min(1),
      final: z.boolean(),
      folder: handle.nullable(),
    }),
    returns<{ folder: string; files: readonly (ExportedFile & { handle: string })[] }>(),
  ),
  /** `handle`: a .docx sent with `files.*`. Says what would change; writes nothing. */
  'chapter.planInto': command(z.strictObject({ yearId: id, handle }), returns<IntoPlan>()),
  /** A copy of that document with the chapters in it. `keep`: blocks whose text stays as it is there. */
  'chapter.writeInto': command(
    z.strictObject({
      yearId: id,
      handle,
      final: z.boolean(),
      keep: z.array(z.string().min(1).max(100)).max(1_000),
      folder: handle.nullable(),
    }),
    returns<{ folder: string; files: readonly (ExportedFile & { handle: string })[] }>(),
  ),
  /** The bytes of a file that `chapter.export` or `chapter.writeInto` wrote, for hosts where the page saves it itself. */
  'chapter.download': query(z.strictObject({ handle }), returns<{ name: string; bytes: Uint8Array }>()),

  /** What only the host can do; the backend asks it and the page never sees a path it could make up. */
  'shell.chooseFolder': command(nothing, returns<{ handle: string; path: string } | null>()),
  /** A file that is read where it lies: one of gigabytes is not sent in pieces. */
  'shell.chooseFile': command(nothing, returns<{ handle: string; name: string } | null>()),
  'shell.showInFolder': command(z.strictObject({ handle }), returns<null>()),
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type Input<M extends MethodName> = InputOf<Contract[M]>;
export type Output<M extends MethodName> = OutputOf<Contract[M]>;

/** What the backend tells every open page without being asked. */
export type BackendEvent =
  /** Something of the year (or the list of years, `null`) changed: reload what is shown. */
  | { readonly kind: 'changed'; readonly yearId: number | null }
  | {
      readonly kind: 'progress';
      readonly task: string;
      readonly done: number;
      readonly total: number | null;
      /** Rows found so far, where `done` and `total` count bytes. */
      readonly rows?: number;
    };

export type { Reply, RpcError } from './errors.ts';
export type * from './types.ts';
