import type { TableRow } from '#shared/domain/table-mapping.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../../platform/db/open.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import { activityForm } from '../codes.ts';
import { createProblems, type ProblemList } from '../problems.ts';
import { plain } from '../profiles/headings.ts';
import type { Goal } from './goal-shares.ts';
import { rowFigures, ruleOf } from './goal-values.ts';
import { goalWrites } from './goal-writes.ts';
import { newGoals } from './new-goals.ts';
import { presentGoals, presentMonths } from './present-goals.ts';
import type { MappedTable } from './recognise.ts';
import { cellAt, columnOfRole, headingOf, rowCode } from './row-keys.ts';
import type { TableEdits } from './table-edits.ts';
import type { OrganicUnit, UnitOfMeasure, YearCatalogue } from './year-catalogue.ts';

/**
 * A table of goals against those of the year: the goal of each activity that the catalogue has, and its split where the table
 * names organic units. Rows about other activities or in another unit of measure are left out, which is said (formats.md §4).
 */
export function goalEdits(
  db: Db,
  yearId: number,
  {
    table,
    fileName,
    catalogue,
  }: { readonly table: MappedTable; readonly fileName: string; readonly catalogue: YearCatalogue },
): TableEdits {
  const problems = createProblems();
  const present = presentGoals(db, yearId);
  const months = presentMonths(db, yearId);
  const goals = collectGoals(table, catalogue, present, problems);
  const added = newGoals(
    db,
    yearId,
    [...goals.keys()].filter((code) => !present.has(code)),
  );
  const writes = [...goals].map(([code, goal]) =>
    goalWrites({
      yearId,
      code,
      goal,
      catalogue,
      present,
      months,
      fresh: added.begin(code),
      table,
      problems,
      origin: es.imports.fromFile(fileName),
    }),
  );
  return {
    values: writes.flatMap(({ values }) => values),
    rows: [...added.rows, ...writes.flatMap(({ rows }) => rows)],
    problems: problems.list(),
  };
}

function collectGoals(
  table: MappedTable,
  catalogue: YearCatalogue,
  present: ReadonlyMap<string, TargetData>,
  problems: ProblemList,
): ReadonlyMap<string, Goal> {
  const goals = new Map<string, Goal>();
  const split = table.mapping.columns.some(({ role }) => role === 'organicUnit');
  for (const row of table.rows) {
    if (row.total) {
      problems.add('note', 'total-left-out', { sheet: table.mapping.sheet, row: row.row }, String(row.row));
      continue;
    }
    const key = rowCode(table, row, 'activity', { entries: catalogue.activities, form: activityForm }, problems);
    if (key === null) continue;
    if (key.unknown) {
      leftOut(table, row, 'activity', key.code, problems);
      continue;
    }
    const unit = unitOf(table, row, catalogue, present.get(key.code), problems);
    if (unit === null) continue;
    const share = split ? organicUnitOf(table, row, catalogue, problems) : null;
    if (split && share === null) continue;
    const goal = goals.get(key.code) ?? { unit, rows: [] };
    const same = goal.rows.find((other) => other.share?.id === share?.id);
    if (same !== undefined && table.mapping.repeated === 'problem') {
      problems.add('error', 'repeated-goal', cellAt(table, row.row, columnOfRole(table, 'activity')), key.code, {
        first: String(same.row.row),
      });
      continue;
    }
    const rule = ruleOf(table.mapping.aggregation, present.get(key.code)?.rule);
    goal.rows.push({ row, share, figures: rowFigures(table, row, rule, problems) });
    goals.set(key.code, goal);
  }
  return goals;
}

/** The unit of the row, or of the present goal where the table does not say. `null`: left out, or a problem. */
function unitOf(
  table: MappedTable,
  row: TableRow,
  { units }: YearCatalogue,
  present: TargetData | undefined,
  problems: ProblemList,
): UnitOfMeasure | null {
  const own = present === undefined ? undefined : units.find(({ name }) => name === present.unit.name);
  const written = row.keys.unitOfMeasure;
  if (written === undefined) {
    if (own === undefined)
      problems.add('error', 'unit-unknown', cellAt(table, row.row, columnOfRole(table, 'activity')), '', {
        code: row.keys.activity?.text ?? '',
      });
    return own ?? null;
  }
  const means = ({ name, singular, plural }: UnitOfMeasure): boolean =>
    [name, singular, plural].some((word) => plain(word) === plain(written.text));
  if (own !== undefined && means(own)) return own;
  if (own !== undefined) {
    leftOut(table, row, 'unitOfMeasure', written.text, problems, own.name);
    return null;
  }
  const found = units.find(means);
  if (found === undefined)
    problems.add('error', 'unit-unknown', cellAt(table, row.row, written.column), written.text, {
      column: headingOf(table, written.column),
    });
  return found ?? null;
}

/** A unit that the catalogue lacks would leave the split short of the goal, so it is an error. */
function organicUnitOf(
  table: MappedTable,
  row: TableRow,
  { organicUnits }: YearCatalogue,
  problems: ProblemList,
): OrganicUnit | null {
  const written = row.keys.organicUnit;
  const column = written?.column ?? columnOfRole(table, 'organicUnit');
  const text = plain(written?.text ?? '');
  const found = organicUnits.filter(
    ({ acronym, name }) => text === plain(acronym) || text === plain(name) || text === plain(`${name} (${acronym})`),
  );
  if (found.length === 1 && found[0]) return found[0];
  problems.add('error', 'bad-code', cellAt(table, row.row, column), written?.text ?? '', {
    column: headingOf(table, column),
    expected: organicUnits.map(({ acronym }) => acronym).join(', '),
  });
  return null;
}

function leftOut(
  table: MappedTable,
  row: TableRow,
  role: 'activity' | 'unitOfMeasure',
  found: string,
  problems: ProblemList,
  expected = '',
): void {
  const column = row.keys[role]?.column ?? columnOfRole(table, role);
  problems.add('warning', 'row-left-out', cellAt(table, row.row, column), found, { reason: role, expected });
}
