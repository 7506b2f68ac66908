import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../db/open.ts';
import { copyOf, expired } from './rotation.ts';
import { copyVerified, unfinishedSuffix } from './snapshot.ts';

/** Why a copy is made; part of its file name, so that a person can choose (C-6). */
export type BackupReason = 'importacion' | 'migracion' | 'ejemplo' | 'diaria' | 'manual';

/** Verified copies of the database in a folder of their own (C-7, C-8). */
export type Backups = {
  /** Copies with SQLite itself, reopens the copy, checks it; throws (and leaves no file) if it does not verify. Returns its path. */
  readonly make: (reason: BackupReason) => Promise<string>;
  readonly folder: string;
};

export type BackupPlace = { readonly folder: string; readonly clock: () => Date };

export function createBackups({ db, folder, clock }: BackupPlace & { readonly db: Db }): Backups {
  return { folder, make: async (reason) => backupNow(db, reason, { folder, clock }) };
}

/** To be called before every change: makes a copy before the first one of a day, unless that day has a copy already (C-6). */
export function createDailyCopy({ db, folder, clock }: BackupPlace & { readonly db: Db }): () => void {
  let lastDay: string | null = null;
  return () => {
    const { day } = localStamp(clock());
    if (day === lastDay) return;
    if (!listCopies(folder).some((copy) => copy.day === day)) backupNow(db, 'diaria', { folder, clock });
    lastDay = day;
  };
}

/** One verified copy, after which the folder is tidied by the rule of `expired`. Returns the path of the copy. */
export function backupNow(db: Db, reason: BackupReason, { folder, clock }: BackupPlace): string {
  mkdirSync(folder, { recursive: true });
  const present = readdirSync(folder);
  for (const fileName of present.filter(isUnfinished)) rmSync(join(folder, fileName), { force: true });
  const { day, time } = localStamp(clock());
  const path = join(folder, freeName(new Set(present), `memoria-${day}-${time}`, reason));
  copyVerified(db, path);
  for (const { fileName } of expired(listCopies(folder), day)) rmSync(join(folder, fileName), { force: true });
  return path;
}

/** Of a program that was killed while it copied; the data folder has one writer, so nobody is still at it. */
const isUnfinished = (fileName: string): boolean =>
  fileName.endsWith(unfinishedSuffix) && copyOf(fileName.slice(0, -unfinishedSuffix.length)) !== null;

const listCopies = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).flatMap((fileName) => copyOf(fileName) ?? []);
};

/** Two copies within one second get "-2", "-3" …: a copy never replaces another. */
function freeName(taken: ReadonlySet<string>, stamp: string, reason: BackupReason): string {
  for (let attempt = 1; ; attempt += 1) {
    const fileName = `${stamp}${attempt === 1 ? '' : `-${attempt}`}-${reason}.sqlite`;
    if (!taken.has(fileName)) return fileName;
  }
}

/** Local time: the person who looks for "the copy of this morning" reads these names. */
function localStamp(date: Date): { day: string; time: string } {
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`,
  };
}
