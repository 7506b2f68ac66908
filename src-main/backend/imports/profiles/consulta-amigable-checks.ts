import type { BudgetAmounts, SourceDimension } from '#shared/domain/budget.ts';
import type { CellAddress, ParsedLine } from '#shared/domain/imports.ts';
import { type Cents, cents, sumCents } from '#shared/domain/money.ts';
import { percentOf } from '#shared/domain/percent.ts';
import { writeAmount } from '../amounts.ts';
import type { ProblemList } from '../problems.ts';
import type { ConsultaColumn, ConsultaLayout, Level } from './consulta-amigable.ts';
import { plain } from './headings.ts';

/** The traps of the portal's queries (formats.md §1.4): each is a problem with its address. Indexes count from 0. */
export type Address = (row: number, column?: number) => CellAddress;

export const MONTHLY_NAME = 'Atención de Compromiso Mensual';

/** What the portal calls its columns; used where a problem names one. */
export const COLUMN_NAMES: Readonly<Record<ConsultaColumn, string>> = {
  pia: 'PIA',
  pim: 'PIM',
  certificado: 'Certificación',
  compromiso: 'Compromiso Anual',
  devengado: 'Devengado',
  girado: 'Girado',
};

export const unitLevel = ({ levels }: ConsultaLayout): Level | undefined =>
  levels.find(({ label }) => plain(label) === UNIT);

/** Under a month or quarter the portal gives the flows of that time, and neither PIA nor PIM. */
export const hasPeriod = ({ levels }: ConsultaLayout): boolean => levels.some(({ label }) => PERIODS.has(plain(label)));

const UNIT = 'unidad ejecutora';
const PLIEGO = 'pliego';
const PERIODS: ReadonlySet<string> = new Set(['mes', 'trimestre']);
const WHOLE_SCOPE = 'actividades y proyectos';

/** The query must be about a whole executing unit and a whole year, activities and projects together. */
export function checkScope(
  layout: ConsultaLayout,
  dimension: SourceDimension,
  problems: ProblemList,
  address: Address,
): void {
  if (layout.included !== null && plain(layout.included) !== WHOLE_SCOPE)
    problems.add('error', 'only-projects', null, layout.included);
  // Rows that are the units themselves stand under their pliego.
  const level = layout.levels.findIndex(({ label }) => plain(label) === (dimension === 'unit' ? PLIEGO : UNIT));
  if (level < 0 && dimension !== 'unit') {
    const last = layout.levels.at(-1);
    problems.add(
      'error',
      'wrong-level',
      last ? address(last.row) : null,
      last ? `${last.label} ${last.code}`.trim() : '',
    );
  }
  for (const [index, { label, code, name, row }] of layout.levels.entries()) {
    const found = `${label} ${code}: ${name}`;
    if (PERIODS.has(plain(label))) problems.add('error', 'period-filter', address(row), found);
    else if (level >= 0 && index > level)
      problems.add('warning', 'wrong-level', address(row), found, { partial: 'yes' });
  }
}

/** A year that is over has twelve months, one that goes on has them up to the last that the page shows. */
export function checkMonths(
  lines: readonly ParsedLine[],
  layout: ConsultaLayout,
  cutOffDate: string | null,
  problems: ProblemList,
): void {
  const present = new Set(lines.flatMap(({ months }) => months.map(({ month }) => month)));
  const over = cutOffDate !== null && layout.year !== null && cutOffDate.slice(0, 4) > layout.year;
  const last = over ? 12 : Math.max(0, ...present);
  const missing = Array.from({ length: last }, (_, index) => index + 1).filter((month) => !present.has(month));
  if (present.size > 0 && missing.length > 0)
    problems.add('warning', 'missing-months', null, '', { months: missing.join(', ') });
}

/** The portal's percentage is never used; one that is not ours to the tenth is only worth a note (formats.md §1.4). */
export function compareProgress(
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

/** The portal adds these up exactly; the others differ by its rounding. */
const EXACT: ReadonlySet<ConsultaColumn> = new Set(['pia', 'pim']);

/** The rows must add up to the last level of the path: exactly or, where the portal rounds each figure, within its rounding. */
export function compareTotals(
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
