import { Refusal } from '#shared/contract/errors.ts';
import type { ExportFormat } from '#shared/contract/types.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { type CheckedFinding, openCounts } from '#shared/domain/decisions.ts';
import type { Context } from '../context.ts';
import { type BehindTables, behindTables, nothingBehind } from './behind-tables.ts';
import { chapterModel } from './chapter.queries.ts';
import { documentInfo } from './chapter-info.ts';
import type { DocumentInfo } from './document-info.ts';
import { inputFiles, wholeRecord } from './evidence/evidence.queries.ts';
import type { Evidence } from './evidence/evidence.ts';
import { issueSettings, templateOf } from './issue/issue.queries.ts';

type IssueContext = Pick<Context, 'db' | 'checker'>;
type Wanted = { readonly yearId: number; readonly final: boolean };

export type Chapters = { readonly model: ChapterModel; readonly info: DocumentInfo };

/** Everything that the files of an issue are written from. */
export type Issue = Chapters & {
  /** The institution's Word template; `null`: the program's own looks. */
  readonly template: Uint8Array | null;
  readonly contents: boolean;
  readonly behind: BehindTables;
  /** `null` where no evidence is asked for. */
  readonly evidence: Omit<Evidence, 'outputs'> | null;
};

/**
 * Reads it all at one moment: writing takes seconds, and what is edited meanwhile is in none of the files.
 * @throws Refusal `not-found`, or `not-ready` for a final issue
 */
export function issueOf(
  context: IssueContext,
  { formats, ...wanted }: Wanted & { readonly formats: readonly ExportFormat[] },
): Issue {
  const { db, checker } = context;
  const { yearId } = wanted;
  const evidence = formats.includes('evidence');
  const uses = (...some: readonly ExportFormat[]): boolean => evidence || some.some((each) => formats.includes(each));
  return {
    ...chaptersOf(context, wanted),
    template: uses('docx') ? templateOf(db, yearId) : null,
    contents: issueSettings(db, yearId).contents,
    behind: uses('xlsx', 'csv') ? behindTables(db, yearId) : nothingBehind,
    evidence: evidence
      ? {
          inputs: inputFiles(db, yearId),
          findings: checker.check(yearId).findings,
          record: wholeRecord(db, yearId),
        }
      : null,
  };
}

/** The chapters as they are to be issued. @throws Refusal `not-found`, or `not-ready` for a final issue */
export function chaptersOf({ db, checker }: IssueContext, { yearId, final }: Wanted): Chapters {
  const model = chapterModel(db, yearId);
  const { findings } = checker.check(yearId);
  if (final) refuseOpen(findings);
  return { model, info: documentInfo(db, yearId, { draft: !final, findings }) };
}

function refuseOpen(findings: readonly CheckedFinding[]): void {
  const { errors, warnings } = openCounts(findings);
  if (errors + warnings > 0) throw new Refusal('not-ready', { errors: String(errors), warnings: String(warnings) });
}
