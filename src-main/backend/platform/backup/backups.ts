/** Why a copy is made; part of its file name, so that a person can choose (C-6). */
export type BackupReason = 'importacion' | 'migracion' | 'ejemplo' | 'diaria' | 'manual';

/** Verified copies of the database in a folder of their own (C-7, C-8). */
export type Backups = {
  /** Copies with SQLite itself, reopens the copy, checks it; throws (and leaves no file) if it does not verify. Returns its path. */
  readonly make: (reason: BackupReason) => Promise<string>;
  readonly folder: string;
};
