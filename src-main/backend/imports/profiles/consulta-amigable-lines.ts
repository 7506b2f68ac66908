import type { BudgetAmounts, BudgetDimension } from '#shared/domain/budget.ts';
import type { CellAddress, ParsedFile, ParsedLine, RawSheet } from '#shared/domain/imports.ts';
import { type Cents, cents, sumCents } from '#shared/domain/money.ts';
import { percentOf } from '#shared/domain/percent.ts';
import { readAmount, writeAmount } from '../amounts.ts';
import { createProblems, type ProblemList } from '../problems.ts';
import { type ConsultaColumn, type ConsultaLayout, consultaLayout } from './consulta-amigable.ts';
import { plain, spanishDate } from './headings.ts';
import type { ImportProfile } from './profile.ts';

/** What the rows of a query are, for the queries that a table of the report can be made from. */
export type ConsultaPivot = {
  readonly id: string;
  /** The concept heading, compared without accents and case. */
  readonly heading: RegExp;
  readonly dimension: BudgetDimension;
  readonly expected: string;
  /** The codes of a row from its concept, "5-21: NAME"; `null` when it has no such code. */
  readonly read: (concept: string) => ConsultaConcept | null;
};
export type ConsultaConcept = { readonly key: string; readonly name: string; readonly codes: ParsedLine['codes'] };

/**
 * A profile for Consulta Amigable with rows of one pivot: one line for each row in whole soles, and the totals of the path
 * above them. The portal rounds every amount on its own, so the lines may miss the total by some soles (formats.md §1.4).
 */
export function consultaProfile(pivot: ConsultaPivot): ImportProfile {
  return {
    id: pivot.id,
    recognises: (sheet) => pivot.heading.test(plain(consultaLayout(sheet)?.pivot ?? '')),
    parse: (sheet) => parse(sheet, pivot),
  };
}

/** Without these the tables of chapter 4 cannot be made. */
const REQUIRED = ['pia', 'pim', 'devengado'] as const satisfies readonly ConsultaColumn[];
/** The portal adds these up exactly; the others differ by its rounding. */
const EXACT: ReadonlySet<ConsultaColumn> = new Set(['pia', 'pim']);
const PERIODS: ReadonlySet<string> = new Set(['mes', 'trimestre']);
const WHOLE_SCOPE = 'actividades y proyectos';

function parse(sheet: RawSheet, pivot: ConsultaPivot): ParsedFile {
  const layout = consultaLayout(sheet);
  if (!layout) throw new Error('parse was called for a sheet that this profile does not recognise');
  const problems = createProblems();
  const address = (row: number, column?: number): CellAddress =>
    column === undefined
      ? { sheet: sheet.name, row: row + 1 }
      : { sheet: sheet.name, row: row + 1, column: column + 1 };

  checkScope(layout, problems, address);
  for (const column of REQUIRED)
    if (!layout.columns.has(column))
      problems.add('error', 'missing-column', address(layout.headerRow), '', { column: COLUMN_NAMES[column] });
  const cutOffDate = layout.date === null ? null : spanishDate(layout.date);

  const { lines, names } = readLines(sheet, layout, pivot, problems, address);
  const statedTotals = readTotals(sheet, layout, problems, address);
  compareTotals(lines, statedTotals, layout, problems, address);
  const unit = layout.levels.find((level) => plain(level.label) === 'unidad ejecutora');
  return {
    profile: pivot.id,
    sheet: sheet.name,
    dimensions: [pivot.dimension],
    scale: 'soles',
    year: layout.year,
    cutOffDate,
    executingUnits: unit ? [secEjecOf(unit.code)] : [],
    lines,
    goals: [],
    names: { [dimensionKeys[pivot.dimension]]: names },
    statedTotals,
    problems: problems.list(),
  };
}

/** What the portal calls its columns; used where a problem names one. */
const COLUMN_NAMES: Readonly<Record<ConsultaColumn, string>> = {
  pia: 'PIA',
  pim: 'PIM',
  certificado: 'Certificación',
  compromiso: 'Compromiso Anual',
  devengado: 'Devengado',
  girado: 'Girado',
};

/** Which classifier of a line each pivot is the key of. */
const dimensionKeys = { generica: 'genericaCode', activity: 'activityCode' } as const;

type Address = (row: number, column?: number) => CellAddress;

/** "005-1066" is the unit's number in its pliego and its SEC_EJEC. */
const secEjecOf = (code: string): string => (code.split('-').at(-1) ?? '').replace(/^0+(?=.)/, '');

/** The query must be about a whole executing unit and a whole year, activities and projects together. */
function checkScope(layout: ConsultaLayout, problems: ProblemList, address: Address): void {
  if (layout.included !== null && plain(layout.included) !== WHOLE_SCOPE)
    problems.add('error', 'only-projects', null, layout.included);
  const unit = layout.levels.findIndex((level) => plain(level.label) === 'unidad ejecutora');
  if (unit < 0) {
    const last = layout.levels.at(-1);
    problems.add(
      'error',
      'wrong-level',
      last ? address(last.row) : null,
      last ? `${last.label} ${last.code}`.trim() : '',
    );
  }
  for (const [index, level] of layout.levels.entries()) {
    const found = `${level.label} ${level.code}: ${level.name}`;
    if (PERIODS.has(plain(level.label))) problems.add('error', 'period-filter', address(level.row), found);
    else if (unit >= 0 && index > unit)
      problems.add('warning', 'wrong-level', address(level.row), found, { partial: 'yes' });
  }
}

function readLines(
  sheet: RawSheet,
  layout: ConsultaLayout,
  pivot: ConsultaPivot,
  problems: ProblemList,
  address: Address,
): { lines: readonly ParsedLine[]; names: Readonly<Record<string, string>> } {
  const lines: ParsedLine[] = [];
  const names = new Map<string, string>();
  const firstRows = new Map<string, number>();
  for (let row = layout.firstRow; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? [];
    const concept = (cells[layout.conceptColumn] ?? '').trim();
    if (concept === '') break;
    const found = pivot.read(concept);
    if (found === null) {
      problems.add('error', 'bad-code', address(row, layout.conceptColumn), concept, { expected: pivot.expected });
      continue;
    }
    const { key: code, name, codes } = found;
    const first = firstRows.get(code);
    if (first !== undefined) {
      problems.add('error', 'duplicate-row', address(row), code, { first: String(first + 1) });
      continue;
    }
    firstRows.set(code, row);
    names.set(code, name);
    const amounts = readAmounts(cells, row, layout, problems, address);
    if (amounts === null) continue;
    if (amounts.devengado !== null && amounts.pim !== null && amounts.devengado > amounts.pim)
      problems.add('warning', 'devengado-above-pim', address(row), code);
    compareProgress(cells, amounts, row, layout, problems, address);
    lines.push({ sheet: sheet.name, row: row + 1, codes, amounts, months: [] });
  }
  if (lines.length === 0) problems.add('error', 'no-lines', address(layout.firstRow), '');
  return { lines, names: Object.fromEntries(names) };
}

/** The portal's percentage is never used; one that is not ours to the tenth is only worth a note (formats.md §1.4). */
function compareProgress(
  cells: readonly string[],
  { devengado, pim }: BudgetAmounts,
  row: number,
  { progressColumn }: ConsultaLayout,
  problems: ProblemList,
  address: Address,
): void {
  const found = progressColumn === null ? '' : (cells[progressColumn] ?? '').replace('%', '').trim();
  if (progressColumn === null || devengado === null || pim === null || !/^-?\d+(\.\d)?$/.test(found)) return;
  // Beyond any budget: the quotient would leave the numbers that are exact.
  if (Math.abs(devengado) > Number.MAX_SAFE_INTEGER / 1_000) return;
  const own = percentOf(devengado, pim, 1);
  if (own === null || own.scaled === Math.round(Number(found) * 10)) return;
  problems.add('note', 'progress-differs', address(row, progressColumn), found, { own: (own.scaled / 10).toFixed(1) });
}

/** A blank cell means "not applicable" here; in a column that the tables need, it is an amount that is missing. */
function readAmounts(
  cells: readonly string[],
  row: number,
  layout: ConsultaLayout,
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
    if (reading.kind === 'empty' && !REQUIRED.some((required) => required === column)) return null;
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

function compareTotals(
  lines: readonly ParsedLine[],
  totals: Partial<Record<ConsultaColumn, Cents>> | null,
  layout: ConsultaLayout,
  problems: ProblemList,
  address: Address,
): void {
  const tolerance = cents(Math.max(1, lines.length) * 100);
  const row = layout.levels.at(-1)?.row;
  if (totals === null || row === undefined || lines.length === 0) return;
  for (const [column, index] of layout.columns) {
    const stated = totals[column];
    const amounts = lines.flatMap((line) => line.amounts[column] ?? []);
    if (stated === undefined || amounts.length === 0) continue;
    const sum = sumCents(amounts);
    const difference = Math.abs(sum - stated);
    if (difference === 0) continue;
    const rounding = !EXACT.has(column) && difference <= tolerance;
    problems.add(
      rounding ? 'note' : 'error',
      rounding ? 'rounding-difference' : 'sum-differs',
      address(row, index),
      writeAmount(stated),
      { column: COLUMN_NAMES[column], sum: writeAmount(sum), difference: writeAmount(cents(sum - stated)) },
    );
  }
}
