import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import type { Finding } from '#shared/domain/checks.ts';
import type { TableKey, TableModel } from '#shared/domain/table-model.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import type { SourceBeside } from './checks.queries.ts';
import { missingFigures, orphanNotes } from './completeness.ts';
import { sourcesAgree, unitsAddUp } from './data-rules.ts';
import { outdatedOverrides } from './overrides.ts';
import { cutOffsAgree, noNegativeAmounts } from './source-rules.ts';
import { casting, devengadoAbovePim, equalColumns, equalTotals, sharesAddUp } from './table-rules.ts';

/** What the checks look at: the data of the year, the chapter made of it, and what lies beside. */
export type Checked = {
  readonly data: ChapterData;
  readonly chapter: ChapterModel;
  readonly beside: readonly SourceBeside[];
};

/** All rules over one year (SPEC CK), errors first; pure, so that the same data always gives the same findings. */
export function runChecks({ data, chapter, beside }: Checked): readonly Finding[] {
  const tables = chapter.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  const byKey = new Map<TableKey, TableModel>(tables.map((table) => [table.key, table]));
  const [t18, t19, t20, t21] = budgetTables.map((key) => byKey.get(key));
  return [
    ...tables.flatMap(casting),
    ...equalColumns('pia-18-19', t18, t19, 'pia'),
    ...equalColumns('pim-19-20', t19, t20, 'pim'),
    ...equalTotals(t20, t21, data.budget),
    ...[t20, t21].flatMap(devengadoAbovePim),
    ...noNegativeAmounts(data.budget),
    ...unitsAddUp(data.targets),
    ...missingFigures(chapter),
    ...outdatedOverrides(data),
    ...cutOffsAgree(data.budget, data.settings.entity.cutOffDate),
    ...sourcesAgree(data.budget, beside),
    ...[t18, t19].flatMap(sharesAddUp),
    ...orphanNotes(data, byKey),
  ].toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

const budgetTables = [
  'pia-by-generica',
  'pim-by-generica',
  'execution-by-generica',
  'execution-by-activity',
] as const satisfies readonly TableKey[];
const severities: readonly Finding['severity'][] = ['error', 'warning', 'note'];
