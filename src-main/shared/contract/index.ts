import type { InputOf, OutputOf } from './define.ts';
import { appMethods } from './methods/app.ts';
import { budgetMethods } from './methods/budget.ts';
import { catalogueMethods } from './methods/catalogue.ts';
import { cellsMethods } from './methods/cells.ts';
import { chapterMethods } from './methods/chapter.ts';
import { checksMethods } from './methods/checks.ts';
import { collectionMethods } from './methods/collection.ts';
import { editMethods } from './methods/edit.ts';
import { explainMethods } from './methods/explain.ts';
import { filesMethods } from './methods/files.ts';
import { importsMethods } from './methods/imports.ts';
import { indicatorsMethods } from './methods/indicators.ts';
import { narrativeMethods } from './methods/narrative.ts';
import { notesMethods } from './methods/notes.ts';
import { overviewMethods } from './methods/overview.ts';
import { recordMethods } from './methods/record.ts';
import { referenceMethods } from './methods/reference.ts';
import { reviewMethods } from './methods/review.ts';
import { settingsMethods } from './methods/settings.ts';
import { shellMethods } from './methods/shell.ts';
import { spellingMethods } from './methods/spelling.ts';
import { targetsMethods } from './methods/targets.ts';
import { unitsMethods } from './methods/units.ts';
import { yearsMethods } from './methods/years.ts';

/** Every call the page can make. A new line does not compile until a handler exists (backend/handlers.ts). */
export const contract = {
  ...appMethods,
  ...budgetMethods,
  ...catalogueMethods,
  ...cellsMethods,
  ...chapterMethods,
  ...checksMethods,
  ...collectionMethods,
  ...editMethods,
  ...explainMethods,
  ...filesMethods,
  ...importsMethods,
  ...indicatorsMethods,
  ...narrativeMethods,
  ...notesMethods,
  ...referenceMethods,
  ...overviewMethods,
  ...recordMethods,
  ...reviewMethods,
  ...settingsMethods,
  ...shellMethods,
  ...spellingMethods,
  ...targetsMethods,
  ...unitsMethods,
  ...yearsMethods,
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
export type * from './reference-types.ts';
export type * from './types.ts';
