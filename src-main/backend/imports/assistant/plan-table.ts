import type { ParsedFile, PlanValue, Problem } from '#shared/domain/imports.ts';
import { type ColumnRole, rolesOf, type TableView, valueRoles } from '#shared/domain/table-mapping.ts';
import type { Db } from '../../platform/db/open.ts';
import { createProblems } from '../problems.ts';
import { budgetFile } from './budget-table.ts';
import { goalEdits } from './goal-table.ts';
import { indicatorEdits } from './indicator-table.ts';
import type { MappedTable } from './recognise.ts';
import type { RowWrite } from './table-edits.ts';
import { yearCatalogue } from './year-catalogue.ts';

/** What a mapped table is for the year: lines like those of any budget file, or values of goals and indicators. */
export type TableContent = {
  readonly file: ParsedFile | null;
  readonly values: readonly PlanValue[];
  readonly rows: readonly RowWrite[];
  readonly problems: readonly Problem[];
  readonly asksFractions: boolean;
};

/** Looks up the table in the year as it is now; writes nothing. */
export function tableContent(
  db: Db,
  yearId: number,
  { year, table, fileName }: { readonly year: number; readonly table: MappedTable; readonly fileName: string },
): TableContent {
  const catalogue = yearCatalogue(db, yearId, year);
  const own = [...table.problems, ...mappingProblems(table), ...yearProblems(table, year)];
  const nothing = { file: null, values: [], rows: [], asksFractions: false };
  if (own.some(({ code }) => code === 'mapping-incomplete')) return { ...nothing, problems: own };
  switch (table.mapping.kind) {
    case 'budget': {
      const file = budgetFile(table, catalogue);
      return { ...nothing, file, problems: [...own, ...file.problems] };
    }
    case 'targets': {
      const { values, rows, problems } = goalEdits(db, yearId, { table, fileName, catalogue });
      return { ...nothing, values, rows, problems: [...own, ...problems, ...noValues(values, [...own, ...problems])] };
    }
    case 'indicators': {
      const { values, rows, problems, asksFractions } = indicatorEdits(db, yearId, table, catalogue);
      return {
        ...nothing,
        values,
        rows,
        asksFractions,
        problems: [...own, ...problems, ...noValues(values, [...own, ...problems])],
      };
    }
    default:
      return table.mapping.kind satisfies never;
  }
}

/** What the page is shown of a table. */
export const tableView = (
  { source, mapping, layout, sheets, columns }: MappedTable,
  asksFractions: boolean,
): TableView => ({ source, mapping, layout, sheets, columns, asksFractions });

/** A table needs a column that says what its rows are about and one with numbers. */
function mappingProblems({ mapping }: MappedTable): readonly Problem[] {
  const has = (...roles: readonly ColumnRole[]): boolean => mapping.columns.some(({ role }) => roles.includes(role));
  const numbers = rolesOf[mapping.kind].filter((role) => valueRoles.some((each) => each === role));
  const keys = { targets: ['activity'], indicators: ['indicator'], budget: ['generica', 'activity'] } as const;
  const problems = createProblems();
  if (!has(...keys[mapping.kind])) problems.add('error', 'mapping-incomplete', null, mapping.kind, { what: 'key' });
  if (!has(...numbers)) problems.add('error', 'mapping-incomplete', null, mapping.kind, { what: 'numbers' });
  return problems.list();
}

/** Headings that name another year and not this one; indicators have columns of several. */
function yearProblems({ mapping, columns }: MappedTable, year: number): readonly Problem[] {
  if (mapping.kind === 'indicators') return [];
  const named = columns
    .filter(({ column }) => mapping.columns.some((mapped) => mapped.column === column))
    .flatMap(({ heading }) => heading.match(/(?<!\d)20\d{2}(?!\d)/g) ?? []);
  if (named.length === 0 || named.includes(String(year))) return [];
  const problems = createProblems();
  problems.add(
    'warning',
    'other-year',
    { sheet: mapping.sheet, row: mapping.headerRow },
    [...new Set(named)].join(', '),
    {
      expected: String(year),
    },
  );
  return problems.list();
}

/** Nothing at all came of it and nothing says why. */
function noValues(values: readonly PlanValue[], problems: readonly Problem[]): readonly Problem[] {
  if (values.length > 0 || problems.some(({ severity }) => severity === 'error')) return [];
  return [{ code: 'no-lines', severity: 'error', at: null, found: '', detail: {} }];
}
