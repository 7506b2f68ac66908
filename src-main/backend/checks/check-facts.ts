import type { Catalogue } from '#shared/contract/types.ts';
import type { UndatedSource } from '#shared/domain/budget-checks.ts';
import type { Block, ChapterModel } from '#shared/domain/chapter-model.ts';
import type { ReferenceSet } from '#shared/domain/reference/resource.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { catalogueOfYear } from '../catalogue/catalogue.queries.ts';
import { buildChapter } from '../chapter/build-chapter.ts';
import { gatherChapter } from '../chapter/chapter.queries.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import type { Db } from '../platform/db/open.ts';
import type { NamedFact } from '../reference/chapter-tables.ts';
import { namedFacts, referencesOfYear } from '../reference/reference.queries.ts';
import { printedTargets, type TargetData } from '../targets/targets.queries.ts';
import { findYear } from '../years/years.queries.ts';
import { type SourceBeside, sourcesBeside, type TotalBeside, totalsBeside, undatedSources } from './checks.queries.ts';

/** What a year is checked by: its data, the chapter made of them, and what lies beside. */
export type Checked = {
  readonly data: ChapterData;
  readonly chapter: ChapterModel;
  readonly beside: readonly SourceBeside[];
  /** Totals of the files that no table is made of. */
  readonly totals: readonly TotalBeside[];
  /** Goals of the year before, where this folder has it. */
  readonly previousTargets: readonly TargetData[];
  /** Official files that do not say their cut-off. */
  readonly undated: readonly UndatedSource[];
  /** Tables of the other chapters and what should hold between them and this one (CK3, CK17). */
  readonly references: ReferenceSet;
  /** Figures of other chapters that sentences quote. */
  readonly quoted: readonly NamedFact[];
  /** Genéricas and activities that the year knows by name. */
  readonly catalogue: Catalogue;
};

/** Everything the rules may read, by name; a group of rules says which of it it does (rule-groups.ts). */
export type CheckFacts = ChapterData &
  Omit<Checked, 'data' | 'chapter'> & {
    readonly blocks: readonly Block[];
    /** The tables of the chapters as they print. */
    readonly tables: readonly TableModel[];
  };

/** What the year says now. @throws Refusal `not-found` */
export function gatherChecked(db: Db, yearId: number): Checked {
  const data = gatherChapter(db, yearId);
  const previousYear = findYear(db, data.year - 1);
  return {
    data,
    chapter: buildChapter(data),
    beside: sourcesBeside(db, yearId),
    totals: totalsBeside(db, yearId),
    previousTargets: previousYear === null ? [] : printedTargets(db, previousYear).targets,
    undated: undatedSources(db, yearId),
    references: referencesOfYear(db, yearId),
    quoted: namedFacts(db, yearId),
    catalogue: catalogueOfYear(db, yearId),
  };
}

export function factsOf({ data, chapter: { blocks }, ...rest }: Checked): CheckFacts {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  return { ...data, ...rest, blocks, tables };
}
