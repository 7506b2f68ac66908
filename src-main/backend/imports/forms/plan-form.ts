import { parseCellAddress } from '#shared/domain/cell-address.ts';
import type { PlanValue, Problem } from '#shared/domain/imports.ts';
import type { Db } from '../../platform/db/open.ts';
import { yearSettings } from '../../years/settings.queries.ts';
import type { TableContent } from '../assistant/plan-table.ts';
import type { RowWrite } from '../assistant/table-edits.ts';
import { createProblems, fileProblem } from '../problems.ts';
import { type FormChange, type FormTarget, formTargets } from './form-targets.ts';
import type { FormEntry, ParsedForm } from './read-form.ts';

/**
 * What a form that came back would change: only the cells that somebody wrote in. A figure that changed in the program
 * meanwhile is said, and the person decides; a form of another year or unit is refused.
 */
export function formContent(
  db: Db,
  yearId: number,
  { year, form, fileName }: { readonly year: number; readonly form: ParsedForm; readonly fileName: string },
): TableContent {
  const { secEjec } = yearSettings(db, yearId).entity;
  const scope: Problem[] = [];
  if (form.year !== String(year)) scope.push(fileProblem('wrong-year', form.year, { expected: String(year) }));
  if (form.unit !== secEjec) scope.push(fileProblem('wrong-unit', form.unit, { expected: secEjec }));
  const nothing = { file: null, values: [], rows: [], asksFractions: false };
  if (scope.length > 0) return { ...nothing, problems: [...form.problems, ...scope] };
  const targets = formTargets(db, yearId, fileName);
  const problems = createProblems();
  const written: { readonly value: PlanValue; readonly row: RowWrite }[] = [];
  const seen = new Set<string>();
  for (const entry of form.cells) {
    // The marks name each figure once; a workbook that names one twice was not made by this program.
    if (entry.found === entry.was || seen.has(entry.address)) continue;
    seen.add(entry.address);
    const at = { sheet: entry.sheet, row: entry.row, column: entry.column };
    const place = parseCellAddress(entry.address);
    const target = place === null ? null : targets.find(place);
    if (!target) {
      problems.add('warning', 'form-cell-gone', at, entry.found);
      continue;
    }
    const change = target.read(entry.found);
    if (change.kind === 'refused') {
      problems.add(change.severity, change.code, at, entry.found, change.detail);
      continue;
    }
    if (target.shown !== entry.was && target.shown !== change.shown)
      problems.add('warning', 'form-conflict', at, entry.found, { was: entry.was, now: target.shown });
    written.push({ value: planValue(target, change, at), row: rowOf(target, change, entry) });
  }
  return {
    ...nothing,
    values: written.map(({ value }) => value),
    rows: written.map(({ row }) => row),
    problems: [...form.problems, ...problems.list()],
  };
}

type Read = Extract<FormChange, { kind: 'change' }>;

const planValue = (target: FormTarget, { shown }: Read, at: PlanValue['at']): PlanValue => ({
  ...target.says,
  status: shown === target.shown ? 'same' : target.shown === '' ? 'new' : 'changed',
  before: target.shown === '' ? null : target.shown,
  after: shown,
  at,
});

function rowOf(target: FormTarget, { before, after }: Read, entry: FormEntry): RowWrite {
  const { sheet, row, column, found, address } = entry;
  return {
    table: target.table,
    key: address,
    id: target.id,
    parents: [],
    before,
    after,
    sources: [{ cell: address, cells: [{ sheet, row, column, found }] }],
  };
}
