import type { GoalYear } from '#shared/contract/types.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import type { PlanValue } from '#shared/domain/imports.ts';
import type { TableRow } from '#shared/domain/table-mapping.ts';
import { countText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../../platform/db/open.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import { createProblems, type ProblemList } from '../problems.ts';
import { plain } from '../profiles/headings.ts';
import { addFigures, type Figure, type GoalField, type GoalFigures, goalFields, rowFigures } from './goal-values.ts';
import { presentGoals } from './present-goals.ts';
import type { MappedTable } from './recognise.ts';
import { activityForm, cellAt, columnOfRole, headingOf, rowCode } from './row-keys.ts';
import type { RowWrite, TableEdits } from './table-edits.ts';
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
  const goals = collectGoals(table, catalogue, present, problems);
  const writes = [...goals].map(([code, goal]) =>
    goalWrites({
      yearId,
      code,
      goal,
      catalogue,
      present,
      sheet: table.mapping.sheet,
      origin: es.imports.fromFile(fileName),
    }),
  );
  return {
    values: writes.flatMap(({ values }) => values),
    rows: writes.flatMap(({ rows }) => rows),
    problems: problems.list(),
  };
}

type Goal = {
  readonly unit: UnitOfMeasure;
  readonly rows: { readonly row: TableRow; readonly figures: GoalFigures; readonly share: OrganicUnit | null }[];
};

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
    goal.rows.push({ row, share, figures: rowFigures(table, row, problems) });
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

type GoalInput = {
  readonly yearId: number;
  readonly code: string;
  readonly goal: Goal;
  readonly catalogue: YearCatalogue;
  readonly present: ReadonlyMap<string, TargetData>;
  readonly sheet: string;
  /** Where the figures come from, as the screen of goals says it. */
  readonly origin: string;
};

function goalWrites({
  yearId,
  code,
  goal,
  catalogue,
  present: all,
  sheet,
  origin,
}: GoalInput): Pick<TableEdits, 'values' | 'rows'> {
  const present = all.get(code);
  const name = catalogue.activities.find((activity) => activity.code === code)?.name ?? code;
  const key = `target ${code}`;
  const whole = totalOf(goal.rows.map(({ figures }) => figures));
  const base = { code, name, year: null, sheet };
  const values: PlanValue[] = [...valuesOf({ ...base, place: 'target', share: null }, present ?? null, whole)];
  const rows: RowWrite[] = [
    {
      table: 'target',
      key,
      id: present?.id ?? null,
      parent: null,
      ...images(whole, present, {
        fresh: {
          year_id: yearId,
          activity_code: code,
          unit_of_measure_id: goal.unit.id,
          poi_version: versionOf(all),
        },
        origin,
      }),
      sources: sourcesOf('target', whole),
    },
  ];
  const shares = groupBy(goal.rows, ({ share }) => share?.id ?? null);
  for (const [organicUnitId, parts] of shares) {
    const unit = parts[0]?.share;
    if (organicUnitId === null || !unit) continue;
    const figures = totalOf(parts.map((part) => part.figures));
    const old = present?.units.find(({ acronym }) => acronym === unit.acronym);
    values.push(...valuesOf({ ...base, place: 'target-unit', share: unit.acronym }, old ?? null, figures));
    rows.push({
      table: 'target_unit',
      key: `${key} ${unit.acronym}`,
      id: old?.id ?? null,
      parent: old === undefined ? { key, column: 'target_id' } : null,
      ...images(figures, old, {
        fresh: { organic_unit_id: organicUnitId, phrase: es.imports.sharePhrase(unit.name, unit.acronym) },
        origin,
      }),
      sources: sourcesOf('target-unit', figures),
    });
  }
  return { values, rows };
}

/** A new goal joins the version of the others, or begins the first. */
const versionOf = (present: ReadonlyMap<string, TargetData>): string =>
  [...present.values()][0]?.poiVersion ?? es.targets.firstVersion;

/** Parts of which one says nothing add up to what the others say. */
const totalOf = (parts: readonly GoalFigures[]): GoalFigures => {
  const sum = (field: GoalField): Figure | null => {
    const figures = parts.flatMap((part) => part[field] ?? []);
    return figures.length === 0 ? null : addFigures(figures);
  };
  return { programmed: sum('programmed'), executed: sum('executed') };
};

type Stored = Pick<GoalYear, 'programmed' | 'executed' | 'typed' | 'origin'>;

/**
 * What the file says nothing about, or says as it is already, stays: also a year that follows from its months. Another figure is
 * one of the year itself, with the file as where it comes from (EG9).
 */
function images(
  figures: GoalFigures,
  old: Stored | undefined,
  { fresh, origin }: { readonly fresh: RowWrite['after']; readonly origin: string },
): Pick<RowWrite, 'before' | 'after'> {
  const said = goalFields.filter((field) => figures[field] !== null && figures[field].value !== old?.[field]);
  const written = Object.fromEntries(
    said.flatMap((field) => [
      [field, figures[field]?.value ?? null],
      [`${field}_origin`, origin],
    ]),
  );
  if (old === undefined) return { before: null, after: { ...fresh, ...written } };
  const before = said.flatMap((field) => [
    [field, old.typed[field]],
    [`${field}_origin`, old.origin[field]],
  ]);
  return { before: Object.fromEntries(before), after: written };
}

const sourcesOf = (place: 'target' | 'target-unit', figures: GoalFigures): RowWrite['sources'] =>
  goalFields.flatMap((field) => {
    const figure = figures[field];
    return figure === null ? [] : [{ cell: `${place}:{id}:${field}`, cells: figure.cells }];
  });

function valuesOf(
  { sheet, ...base }: Pick<PlanValue, 'place' | 'code' | 'name' | 'share' | 'year'> & { readonly sheet: string },
  old: Stored | null,
  figures: GoalFigures,
): readonly PlanValue[] {
  return goalFields.flatMap((field) => {
    const figure = figures[field];
    const [first] = figure?.cells ?? [];
    if (figure === null || first === undefined) return [];
    const before = old?.[field] ?? null;
    return [
      {
        ...base,
        field,
        status: before === null ? ('new' as const) : before === figure.value ? ('same' as const) : ('changed' as const),
        before: before === null ? null : countText(before),
        after: countText(figure.value),
        at: { sheet, row: first.row, column: first.column },
      },
    ];
  });
}
