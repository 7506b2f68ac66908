import type { BackendEvent } from '#shared/contract/index.ts';
import type { AppInfo } from '#shared/contract/types.ts';
import type { Typesetter } from './chapter/render-pdf/typesetter.ts';
import type { Checker } from './checks/checker.ts';
import type { PendingPlans } from './imports/pending-plans.ts';
import type { ImportRunner } from './imports/runner.ts';
import type { Uploads } from './imports/uploads.ts';
import type { Backups } from './platform/backup/backups.ts';
import type { Db } from './platform/db/open.ts';
import type { PathHandles } from './platform/files/path-handles.ts';
import type { Author } from './platform/undo/edit-log.ts';
import type { Speller } from './spelling/speller.ts';

/** What only the program's host can do for the person (architecture, Three hosts). Paths stay on this side of the contract. */
export type Shell = {
  readonly kind: AppInfo['host'];
  /** `null`: the person cancelled. Absent: this host cannot. */
  readonly chooseFolder?: () => Promise<string | null>;
  /** A file to read where it lies; `null`: the person cancelled. */
  readonly chooseFile?: () => Promise<string | null>;
  readonly showInFolder?: (path: string) => Promise<void>;
};

/** Everything a handler may use. Built once, in create-backend. */
export type Context = {
  readonly db: Db;
  readonly dataDir: string;
  /** What ships with the app: example, fonts, Word template. */
  readonly resourcesDir: string;
  readonly version: string;
  readonly clock: () => Date;
  /** Name of the person at the keyboard, for the record. */
  readonly user: string;
  readonly shell: Shell;
  /** Folders the person chose and files that were written, by the handles the page knows them by. */
  readonly paths: PathHandles;
  readonly uploads: Uploads;
  readonly imports: ImportRunner;
  /** `createPendingPlans()`: imports that wait for a person's approval. */
  readonly plans: PendingPlans;
  readonly backups: Backups;
  /** `createChecker()`: what the rules found of each year. */
  readonly checker: Checker;
  /** PDF and preview; `createTypesetter({ resourcesDir })`, loaded at its first use. */
  readonly typesetter: Typesetter;
  /** `createSpeller({ resourcesDir })`, loaded at its first use. */
  readonly speller: Speller;
  readonly emit: (event: BackendEvent) => void;
  readonly report: (error: unknown) => void;
};

export const author = (context: Context): Author => ({ at: context.clock().toISOString(), by: context.user });
