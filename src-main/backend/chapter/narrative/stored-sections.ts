import { createHash } from 'node:crypto';
import type { Db } from '../../platform/db/open.ts';
import type { ChapterSection } from '../chapter-data.ts';

/** A row of chapter_section as it is stored; `content` is JSON. */
export type StoredSection = {
  readonly id: number;
  readonly position: number;
  readonly kind: ChapterSection['kind'];
  readonly level: number | null;
  readonly subject: string | null;
  readonly content: string;
  readonly to_review: number;
};

/** In reading order. */
export const storedSections = (db: Db, yearId: number): readonly StoredSection[] =>
  db
    .prepare<[number], StoredSection>(
      `SELECT id, position, kind, level, subject, content, to_review
         FROM chapter_section WHERE year_id = ? ORDER BY position, id`,
    )
    .all(yearId);

/** Equal for equal texts: what an editor has read and what it is about to replace are compared by it. */
export const basisOf = (rows: readonly StoredSection[]): string =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex');
