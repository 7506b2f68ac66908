import { resolve } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import type { CellAddress, ControlTotals, ImportPlan, Problem } from '#shared/domain/imports.ts';
import type { MemoriaPlan } from '#shared/domain/memoria.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { Arguments } from './arguments.ts';
import type { Outcome } from './outcome.ts';
import type { Session } from './session.ts';

type FileResult = {
  readonly path: string;
  readonly profile: string | null;
  /** `ready`: it would be imported, but this was a dry run, or another file of the same command was refused. */
  readonly status: 'imported' | 'unchanged' | 'ready' | 'refused';
  readonly totals: ControlTotals;
  readonly lines: number;
  readonly problems: readonly ProblemJson[];
  /** What was recognised in a memoria of another year, and how many things it offers. */
  readonly memoria?: Pick<MemoriaPlan, 'year' | 'tables'> & { readonly values: number; readonly texts: number };
};

type ProblemJson = {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly at: CellAddress | null;
  readonly found: string;
  readonly message: string;
};

/** Imports every file or, when one of them is refused, none: a command that ends with 1 has changed nothing. */
export async function importFiles(session: Session, yearId: number, args: Arguments): Promise<Outcome> {
  const reviewed = await each(args.positionals, (path) => review(session, yearId, path, args));
  const refused = reviewed.some(({ status }) => status === 'refused');
  const files =
    refused || args.dryRun ? reviewed : await each(reviewed, (file) => promote(session, yearId, file, args));
  return { json: { files }, messages: files.flatMap(messagesOf), refused };
}

/** What the file is and what would happen; the plan is dropped again, since the import of another file would outdate it. */
async function review(session: Session, yearId: number, path: string, args: Arguments): Promise<FileResult> {
  const { profile } = args;
  const plan = await planOf(session, yearId, path, args);
  await session.call('imports.discard', { planId: plan.planId });
  const result = resultOf(path, plan);
  if (plan.memoria !== null && plan.status === 'ready' && !args.dryRun)
    return { ...result, status: 'refused', problems: [...result.problems, problemJson(needsPerson)] };
  if (profile === null || plan.profile === null || plan.profile === profile) return result;
  return { ...result, status: 'refused', problems: [...result.problems, otherProfile(profile, plan.profile)] };
}

/** Plans again and applies exactly that, one file after the other. @throws Refusal when the file changed since it was reviewed. */
async function promote(session: Session, yearId: number, reviewed: FileResult, args: Arguments): Promise<FileResult> {
  if (reviewed.status !== 'ready') return reviewed;
  const plan = await planOf(session, yearId, reviewed.path, args);
  if (plan.status === 'refused') throw new Refusal('import-refused');
  if (plan.status === 'unchanged') return resultOf(reviewed.path, plan);
  await session.call('imports.promote', { planId: plan.planId });
  return { ...resultOf(reviewed.path, plan), status: 'imported' };
}

const planOf = (
  { call, context }: Session,
  yearId: number,
  path: string,
  { decimal }: Arguments,
): Promise<ImportPlan> =>
  call('imports.plan', {
    yearId,
    handle: context.uploads.adopt(resolve(path)),
    ...(decimal === null ? {} : { options: { decimal } }),
  });

const resultOf = (
  path: string,
  { profile, status, totals, lines, problems, memoria, values }: ImportPlan,
): FileResult => ({
  path,
  profile,
  status,
  totals,
  lines,
  problems: problems.map(problemJson),
  ...(memoria === null
    ? {}
    : { memoria: { year: memoria.year, tables: memoria.tables, ...countsOf(values, memoria) } }),
});

function problemJson(problem: Problem): ProblemJson {
  const { code, severity, at, found } = problem;
  return { code, severity, at, found, message: es.imports.problem(problem) };
}

/** What a memoria offers is accepted thing by thing, and only on screen. */
const needsPerson: Problem = { code: 'memoria-needs-person', severity: 'error', at: null, found: '' };

const countsOf = (values: ImportPlan['values'], { texts }: MemoriaPlan): { values: number; texts: number } => ({
  values: values.filter(({ status }) => status !== 'same').length,
  texts: texts.filter(({ status }) => status !== 'same').length,
});

const otherProfile = (expected: string, found: string): ProblemJson => ({
  code: 'other-profile',
  severity: 'error',
  at: null,
  found,
  message: es.cli.otherProfile(expected, found),
});

function messagesOf({ path, status, lines, totals, problems, memoria }: FileResult): readonly string[] {
  const pim = totals.pim === null ? '–' : tableAmount(totals.pim, 2);
  const headline = {
    imported: es.cli.imported(path, lines, pim),
    ready: memoria ? es.cli.memoria(path, memoria) : es.cli.ready(path, lines, pim),
    unchanged: es.cli.unchanged(path),
    refused: es.cli.refused(path),
  }[status];
  return [headline, ...problems.map(({ severity, message }) => `  ${es.cli.finding(severity, message)}`)];
}

/** One after the other: each file has the parser, the memory and the database to itself. */
async function each<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<readonly U[]> {
  const results: U[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
