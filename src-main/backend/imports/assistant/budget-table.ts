import { type BudgetAmounts, type BudgetDimension, type BudgetMeasure, budgetMeasures } from '#shared/domain/budget.ts';
import type { Classifier, ParsedFile, ParsedLine } from '#shared/domain/imports.ts';
import { type Cents, cents, sumCents } from '#shared/domain/money.ts';
import { noAmounts } from '#shared/domain/overrides.ts';
import type { KeyRole, TableRow } from '#shared/domain/table-mapping.ts';
import { readAmount, writeAmount } from '../amounts.ts';
import { activityForm, genericaForm } from '../codes.ts';
import { createProblems, type ProblemList } from '../problems.ts';
import type { MappedTable } from './recognise.ts';
import { cellAt, columnOfRole, headingOf, rowCode } from './row-keys.ts';
import type { YearCatalogue } from './year-catalogue.ts';

/**
 * The batch's profile: what it holds and the headings it has, so that the same layout of amounts replaces its own earlier
 * import.
 */
export const tableProfile = ({ mapping, fingerprint }: MappedTable): string =>
  `table-${mapping.kind}:${(fingerprint ?? '').slice(0, 16)}`;

/** Of a table without headings: nothing says that it is the same layout as another. */
export const isNameless = (profile: string): boolean => /^table-\w+:$/.test(profile);

/**
 * Amounts of a table as the lines of any budget file: one for each row, codes found or repaired by the year's catalogue. Its
 * last total row must be what the rows add up to. What the table does not say (year, unit, cut-off date) is the year's own.
 */
export function budgetFile(table: MappedTable, catalogue: YearCatalogue): ParsedFile {
  const problems = createProblems();
  const lines = table.rows
    .filter(({ total }) => !total)
    .flatMap((row) => lineOf(table, row, catalogue, problems) ?? []);
  const measures = budgetMeasures.filter((measure) => table.mapping.columns.some(({ role }) => role === measure));
  checkRows(table, lines, problems);
  const statedTotals = checkTotals(table, lines, measures, problems);
  const whole = lines.every(({ amounts }) => Object.values(amounts).every((amount) => (amount ?? 0) % 100 === 0));
  const has = (role: KeyRole): boolean => table.mapping.columns.some((column) => column.role === role);
  const dimensions: readonly BudgetDimension[] = [
    ...(has('generica') ? ['generica' as const] : []),
    ...(has('activity') ? ['activity' as const] : []),
  ];
  return {
    profile: tableProfile(table),
    sheet: table.mapping.sheet,
    dimensions,
    scale: whole ? 'soles' : 'centimos',
    year: String(catalogue.year),
    cutOffDate: null,
    executingUnits: [],
    lines,
    goals: [],
    names: {},
    statedTotals,
    problems: problems.list(),
  };
}

function lineOf(table: MappedTable, row: TableRow, catalogue: YearCatalogue, problems: ProblemList): ParsedLine | null {
  const codes: Partial<Record<Classifier, string>> = {};
  let sound = true;
  const set = (classifier: Classifier, code: string | null): void => {
    if (code === null) sound = false;
    else codes[classifier] = code;
  };
  for (const role of new Set(table.mapping.columns.map((column) => column.role)))
    switch (role) {
      case 'generica':
        set(
          'genericaCode',
          rowCode(table, row, role, { entries: catalogue.genericas, form: genericaForm }, problems)?.code ?? null,
        );
        break;
      case 'activity':
        set(
          'activityCode',
          rowCode(table, row, role, { entries: catalogue.activities, form: activityForm }, problems)?.code ?? null,
        );
        break;
      case 'fundingSource':
        set('fundingSourceCode', leadingCode(table, row, role, problems));
        break;
      case 'rubro':
        set('rubroCode', leadingCode(table, row, role, problems));
        break;
      default:
    }
  const amounts = amountsOf(table, row, problems);
  return sound && amounts !== null ? { sheet: table.mapping.sheet, row: row.row, codes, amounts, months: [] } : null;
}

/** How the code of a source of funding and that of a rubro begin a cell, and with how many digits they are stored. */
const leadingCodes = {
  fundingSource: { form: /^\d(?!\d)/, digits: 1 },
  rubro: { form: /^\d{1,2}(?!\d)/, digits: 2 },
} as const;

/** "00: RECURSOS ORDINARIOS", "1. Recursos ordinarios"; a rubro without its zero gets it back, which is noted. */
function leadingCode(
  table: MappedTable,
  row: TableRow,
  role: keyof typeof leadingCodes,
  problems: ProblemList,
): string | null {
  const key = row.keys[role];
  const found = key?.text ?? '';
  const at = cellAt(table, row.row, key?.column ?? columnOfRole(table, role));
  const column = headingOf(table, at.column ?? 1);
  const { form, digits } = leadingCodes[role];
  const written = form.exec(found)?.[0];
  if (written === undefined) {
    problems.add('error', 'bad-code', at, found, { column });
    return null;
  }
  const code = written.padStart(digits, '0');
  if (code !== written) problems.add('note', 'repaired-code', at, found, { column, code });
  return code;
}

/** An empty cell is no amount; a dash is what accounting formats print for zero. `null`: one is not clear. */
function amountsOf(table: MappedTable, row: TableRow, problems: ProblemList): BudgetAmounts | null {
  const amounts: Record<BudgetMeasure, Cents | null> = { ...noAmounts };
  let sound = true;
  for (const { role, column, found, number, percent, blank } of row.values) {
    const measure = budgetMeasures.find((each) => each === role);
    if (measure === undefined || blank === 'empty') continue;
    const reading = blank === 'dash' ? readAmount('0') : readAmount(percent ? 'bad' : (number ?? 'bad'));
    if (reading.kind === 'amount') amounts[measure] = reading.amount;
    else {
      sound = false;
      // What is no number was reported when the column was read.
      if (number !== null || blank !== null)
        problems.add(
          'error',
          reading.kind === 'rounded' ? 'rounded-amount' : 'bad-amount',
          cellAt(table, row.row, column),
          found,
          {
            column: headingOf(table, column),
          },
        );
    }
  }
  return sound ? amounts : null;
}

function checkRows(table: MappedTable, lines: readonly ParsedLine[], problems: ProblemList): void {
  if (lines.length === 0 && table.problems.every(({ severity }) => severity !== 'error'))
    problems.add('error', 'no-lines', null, '');
  const first = new Map<string, number>();
  for (const { row, codes, amounts } of lines) {
    const key = Object.values(codes).join(' ');
    const same = first.get(key);
    if (same !== undefined)
      problems.add('warning', 'duplicate-row', { sheet: table.mapping.sheet, row }, key, { first: String(same) });
    else first.set(key, row);
    const { pia, modifications, pim, devengado } = amounts;
    if (devengado !== null && pim !== null && devengado > pim)
      problems.add('warning', 'devengado-above-pim', { sheet: table.mapping.sheet, row }, writeAmount(devengado), {
        pim: writeAmount(pim),
      });
    if (pia !== null && modifications !== null && pim !== null && pia + modifications !== pim)
      problems.add('warning', 'modifications-differ', { sheet: table.mapping.sheet, row }, writeAmount(pim), {
        expected: writeAmount(cents(pia + modifications)),
      });
  }
}

/** The last total row against the rows; those before it are subtotals, which are left out and said so (IM7). */
function checkTotals(
  table: MappedTable,
  lines: readonly ParsedLine[],
  measures: readonly BudgetMeasure[],
  problems: ProblemList,
): ParsedFile['statedTotals'] {
  const totals = table.rows.filter(({ total }) => total);
  for (const { row } of totals.slice(0, -1))
    problems.add('note', 'total-left-out', { sheet: table.mapping.sheet, row }, String(row));
  const last = totals.at(-1);
  if (last === undefined || lines.length === 0) return null;
  const amounts = amountsOf(table, last, problems);
  if (amounts === null) return null;
  for (const { role, column } of last.values) {
    const measure = measures.find((each) => each === role);
    const stated = measure === undefined ? null : amounts[measure];
    if (measure === undefined || stated === null) continue;
    const sum = sumCents(lines.flatMap((line) => line.amounts[measure] ?? []));
    if (sum !== stated)
      problems.add('error', 'sum-differs', cellAt(table, last.row, column), writeAmount(stated), {
        column: headingOf(table, column),
        sum: writeAmount(sum),
        difference: writeAmount(cents(sum - stated)),
      });
  }
  return Object.fromEntries(
    measures.flatMap((measure) => (amounts[measure] === null ? [] : [[measure, amounts[measure]]])),
  );
}
