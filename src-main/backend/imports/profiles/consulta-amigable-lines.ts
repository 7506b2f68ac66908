import type { BudgetAmounts, SourceDimension } from '#shared/domain/budget.ts';
import type { CellAddress, MonthAmount, ParsedFile, ParsedLine, RawSheet } from '#shared/domain/imports.ts';
import type { Cents } from '#shared/domain/money.ts';
import { readAmount } from '../amounts.ts';
import { activityForm, type CodeCatalogue, codeOf, genericaForm, type KeyCatalogue, noCatalogue } from '../codes.ts';
import { dimensionKeys } from '../line-key.ts';
import { createProblems, type ProblemList } from '../problems.ts';
import { type ConsultaColumn, type ConsultaLayout, consultaLayout } from './consulta-amigable.ts';
import {
  type Address,
  COLUMN_NAMES,
  checkMonths,
  checkScope,
  compareProgress,
  compareTotals,
  hasPeriod,
  MONTHLY_NAME,
  unitLevel,
} from './consulta-amigable-checks.ts';
import { plain, spanishDate } from './headings.ts';
import type { ImportProfile } from './profile.ts';

/** What the rows of a query are, for the queries that a table of the report or a view of the budget can be made from. */
export type ConsultaPivot = {
  readonly id: string;
  /** The concept heading, compared without accents and case. */
  readonly heading: RegExp;
  readonly dimension: SourceDimension;
  readonly expected: string;
  /** The codes of a row from its concept, "5-21: NAME"; `null` when it has no such code. */
  readonly read: (concept: string) => ConsultaConcept | null;
};
export type ConsultaConcept = {
  readonly key: string;
  readonly name: string;
  readonly codes: ParsedLine['codes'];
  readonly month?: number;
  readonly unit?: string;
};

/**
 * A profile for Consulta Amigable with rows of one pivot: one line for each row in whole soles, and the totals of the path
 * above them. The portal rounds every amount on its own, so the lines may miss the total by some soles (formats.md §1.4).
 */
export function consultaProfile(pivot: ConsultaPivot): ImportProfile {
  return {
    id: pivot.id,
    recognises: (sheet) => pivot.heading.test(plain(consultaLayout(sheet)?.pivot ?? '')),
    parse: (sheet, catalogue = noCatalogue) => parse(sheet, pivot, keysOf(pivot, catalogue)),
  };
}

/** Without these the tables of chapter 4 cannot be made. A month has no PIA and no PIM: those are of the year. */
const required = ({ dimension }: ConsultaPivot): readonly ConsultaColumn[] =>
  dimension === 'month' ? ['devengado'] : ['pia', 'pim', 'devengado'];

function parse(sheet: RawSheet, pivot: ConsultaPivot, keys: KeyCatalogue | null): ParsedFile {
  const layout = consultaLayout(sheet);
  if (!layout) throw new Error('parse was called for a sheet that this profile does not recognise');
  const problems = createProblems();
  const address = (row: number, column?: number): CellAddress =>
    column === undefined
      ? { sheet: sheet.name, row: row + 1 }
      : { sheet: sheet.name, row: row + 1, column: column + 1 };

  checkScope(layout, pivot.dimension, problems, address);
  for (const column of required(pivot))
    if (!layout.columns.has(column))
      problems.add('error', 'missing-column', address(layout.headerRow), '', { column: COLUMN_NAMES[column] });
  const cutOffDate = layout.date === null ? null : spanishDate(layout.date);

  const { lines, names } = readLines(sheet, layout, { pivot, keys }, problems, address);
  const statedTotals = readTotals(sheet, layout, problems, address);
  compareTotals(lines, statedTotals, layout, problems, address);
  if (pivot.dimension === 'month') checkMonths(lines, layout, cutOffDate, problems);
  const unit = unitLevel(layout);
  const classifier = dimensionKeys[pivot.dimension];
  return {
    profile: pivot.id,
    sheet: sheet.name,
    dimensions: [pivot.dimension],
    scale: 'soles',
    year: layout.year,
    cutOffDate,
    executingUnits:
      pivot.dimension === 'unit' ? lines.flatMap((line) => line.unit ?? []) : unit ? [secEjecOf(unit.code)] : [],
    lines,
    goals: [],
    names: classifier === null ? {} : { [classifier]: names },
    statedTotals,
    problems: problems.list(),
  };
}

/** "005-1066" is the unit's number in its pliego and its SEC_EJEC. */
export const secEjecOf = (code: string): string => (code.split('-').at(-1) ?? '').replace(/^0+(?=.)/, '');

function readLines(
  sheet: RawSheet,
  layout: ConsultaLayout,
  { pivot, keys }: { readonly pivot: ConsultaPivot; readonly keys: KeyCatalogue | null },
  problems: ProblemList,
  address: Address,
): { lines: readonly ParsedLine[]; names: Readonly<Record<string, string>> } {
  const lines: ParsedLine[] = [];
  const names = new Map<string, string>();
  const firstRows = new Map<string, number>();
  // Under a month or quarter the portal leaves PIA and PIM blank; the filter is the one thing to say then.
  const filtered = hasPeriod(layout);
  const needed = filtered ? [] : required(pivot);
  for (let row = layout.firstRow; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? [];
    const concept = (cells[layout.conceptColumn] ?? '').trim();
    if (concept === '') break;
    const found =
      pivot.read(concept) ?? repaired(concept, { pivot, keys }, address(row, layout.conceptColumn), problems);
    if (found === null) continue;
    const { key: code, name, codes, month, unit } = found;
    const first = firstRows.get(code);
    if (first !== undefined) {
      problems.add('error', 'duplicate-row', address(row), code, { first: String(first + 1) });
      continue;
    }
    firstRows.set(code, row);
    names.set(code, name);
    const amounts = readAmounts(cells, row, layout, needed, problems, address);
    if (amounts === null) continue;
    const months = month === undefined ? [] : readMonth(cells, row, month, amounts, layout, problems, address);
    if (amounts.devengado !== null && amounts.pim !== null && amounts.devengado > amounts.pim)
      problems.add('warning', 'devengado-above-pim', address(row), code);
    compareProgress(cells, amounts, row, layout, problems, address);
    lines.push({ sheet: sheet.name, row: row + 1, codes, amounts, months, ...(unit !== undefined && { unit }) });
  }
  if (lines.length === 0) problems.add('error', 'no-lines', address(layout.firstRow), '');
  return { lines, names: Object.fromEntries(names) };
}

/** A concept that a spreadsheet damaged, or that lost its name, as the catalogue has it; else a problem (IM6). */
function repaired(
  concept: string,
  { pivot, keys }: { readonly pivot: ConsultaPivot; readonly keys: KeyCatalogue | null },
  at: CellAddress,
  problems: ProblemList,
): ConsultaConcept | null {
  const detail = { expected: pivot.expected };
  if (keys === null) {
    problems.add('error', 'bad-code', at, concept, detail);
    return null;
  }
  const reading = codeOf(concept, keys, { at, detail }, problems);
  if (reading === null) return null;
  const entry = keys.entries.find(({ code }) => code === reading.code);
  // A code that the catalogue lacks and that stands alone has no name to go by.
  if (entry === undefined) problems.add('error', 'bad-code', at, concept, detail);
  return entry === undefined ? null : pivot.read(`${entry.code}: ${entry.name}`);
}

/** Months, funds and the like have no catalogue that a year keeps. */
function keysOf({ dimension }: ConsultaPivot, { genericas, activities }: CodeCatalogue): KeyCatalogue | null {
  if (dimension === 'generica') return { entries: genericas, form: genericaForm };
  return dimension === 'activity' ? { entries: activities, form: activityForm } : null;
}

/** A blank cell means "not applicable" here; in a column that the tables need, it is an amount that is missing. */
function readAmounts(
  cells: readonly string[],
  row: number,
  layout: ConsultaLayout,
  needed: readonly ConsultaColumn[],
  problems: ProblemList,
  address: Address,
): BudgetAmounts | null {
  let sound = true;
  const read = (column: ConsultaColumn): Cents | null => {
    const index = layout.columns.get(column);
    if (index === undefined) return null;
    const found = cells[index] ?? '';
    const reading = readAmount(found);
    if (reading.kind === 'amount') return reading.amount;
    if (reading.kind === 'empty' && !needed.includes(column)) return null;
    problems.add('error', reading.kind === 'rounded' ? 'rounded-amount' : 'bad-amount', address(row, index), found, {
      column: COLUMN_NAMES[column],
    });
    sound = false;
    return null;
  };
  const amounts: BudgetAmounts = {
    pia: read('pia'),
    modifications: null,
    pim: read('pim'),
    certificado: read('certificado'),
    compromiso: read('compromiso'),
    devengado: read('devengado'),
    girado: read('girado'),
  };
  return sound ? amounts : null;
}

/** The flows of one month. A blank cell is a stage that the page does not tell, a 0 one that had no movement. */
function readMonth(
  cells: readonly string[],
  row: number,
  month: number,
  { devengado, girado }: BudgetAmounts,
  { monthlyColumn }: ConsultaLayout,
  problems: ProblemList,
  address: Address,
): readonly MonthAmount[] {
  const found = monthlyColumn === null ? '' : (cells[monthlyColumn] ?? '');
  const reading = readAmount(found);
  if (monthlyColumn !== null && reading.kind !== 'amount' && reading.kind !== 'empty')
    problems.add('error', 'bad-amount', address(row, monthlyColumn), found, { column: MONTHLY_NAME });
  const stages = { compromiso: reading.kind === 'amount' ? reading.amount : null, devengado, girado };
  return (['compromiso', 'devengado', 'girado'] as const).flatMap((stage): readonly MonthAmount[] => {
    const amount = stages[stage];
    return amount === null ? [] : [{ stage, month, amount }];
  });
}

/** The amounts of the last level of the path: what the rows below must add up to. There is no total row under them. */
function readTotals(
  sheet: RawSheet,
  layout: ConsultaLayout,
  problems: ProblemList,
  address: Address,
): Partial<Record<ConsultaColumn, Cents>> | null {
  const last = layout.levels.at(-1);
  if (!last) return null;
  const totals: Partial<Record<ConsultaColumn, Cents>> = {};
  for (const [column, index] of layout.columns) {
    const found = sheet.rows[last.row]?.[index] ?? '';
    const reading = readAmount(found);
    if (reading.kind === 'amount') totals[column] = reading.amount;
    else if (reading.kind !== 'empty')
      problems.add('error', 'bad-amount', address(last.row, index), found, { column: COLUMN_NAMES[column] });
  }
  return totals;
}
