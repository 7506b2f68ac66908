import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceOf } from '#shared/domain/reference/from-chapter.ts';
import type { ReferenceTable } from '#shared/domain/reference/model.ts';
import { type ReferenceSet, readReferenceSet } from '#shared/domain/reference/resource.ts';
import { buildChapter } from '../chapter/build-chapter.ts';
import { gatherChapter } from '../chapter/chapter.queries.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import type { Context } from '../context.ts';
import type { Db } from '../platform/db/open.ts';
import type { ReviewBasis } from './review-basis.ts';
import { type NamedFact, reviewFacts } from './review-facts.ts';

/** What a document is compared with: the year as it stands now. @throws Refusal `not-found` */
export function reviewBasis(context: Pick<Context, 'db' | 'resourcesDir'>, yearId: number): ReviewBasis {
  const data = gatherChapter(context.db, yearId);
  const facts = namedFacts(context.db, yearId);
  const { tables, rules } = referenceSet(context, data);
  return {
    facts: reviewFacts(data, facts, tables),
    factNames: new Map([...facts.map(({ key, label }) => [key, label] as const)]),
    tables: [...tables, ...chapterTables(data)],
    rules,
    captionPattern: `${data.settings.numbering.tableLabel}:`,
    leads: data.targets.map(({ activityCode, activityName }) =>
      data.settings.narrative.activityLead.replace('{code}', activityCode).replace('{name}', activityName),
    ),
  };
}

function namedFacts(db: Db, yearId: number): readonly NamedFact[] {
  return db
    .prepare<[number], NamedFact>('SELECT key, label, value FROM fact WHERE year_id = ? ORDER BY id')
    .all(yearId);
}

/** The chapter's tables as they print; percentages of a structure are parts of a whole. */
function chapterTables(data: ChapterData): readonly ReferenceTable[] {
  return buildChapter(data).blocks.flatMap((block) =>
    block.kind === 'table' ? [referenceOf(block.table, block.table.key, [])] : [],
  );
}

/** The tables of the other chapters and their rules: those that ship with the example. */
function referenceSet({ resourcesDir }: Pick<Context, 'resourcesDir'>, { isExample }: ChapterData): ReferenceSet {
  if (!isExample) return { tables: [], rules: [] };
  const file = join(resourcesDir, 'example/reference-tables.json');
  return readReferenceSet(JSON.parse(readFileSync(file, 'utf8')) as unknown);
}
