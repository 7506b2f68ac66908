import { type BudgetAmounts, type BudgetView, budgetMeasures } from '#shared/domain/budget.ts';
import { amountOf, budgetQuotient, budgetTable, type JoinedRow, joinedRows } from '#shared/domain/budget-table.ts';
import { totalCode } from '#shared/domain/cell-address.ts';
import { withDecimals } from '#shared/domain/decimal.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { FigureRef } from '#shared/domain/narrative.ts';
import { type BudgetColumn, budgetTables, isBudgetColumn } from '#shared/domain/table-columns.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { overallProgress } from '#shared/domain/targets.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import type { ChapterData } from '../chapter-data.ts';

/** The value of a reference (grammar: domain/narrative.ts), or `null` where it does not exist or is not filled in (NA12). */
export function figureAt(data: ChapterData, ref: FigureRef): Figure | null {
  const [area, subject = '', ...path] = ref.split('/');
  if (area === 'budget') return budgetFigure(data, 'now', [subject, ...path]);
  if (area === 'previous') return subject === 'budget' ? budgetFigure(data, 'before', path) : null;
  if (area === 'shares') return shareFigure(data, subject, path);
  if (area === 'indicators') return indicatorFigure(data, subject, path);
  if (area === 'targets') return subject === 'total' ? totalTarget(data, path) : targetFigure(data, subject, path);
  if (area === 'facts') return factFigure(data, subject, path);
  return null;
}

/** Positive where `a` is more; `null` where one is missing or they are not of one kind. Exact: nothing is rounded. */
export function compareFigures(a: Figure | null, b: Figure | null): number | null {
  if (a === null || b === null) return null;
  if (a.kind === 'ratio' && b.kind === 'ratio') {
    const [left, right] = [a.value.part * b.value.whole, b.value.part * a.value.whole];
    const sameSide = a.value.whole > 0n === b.value.whole > 0n;
    return left === right ? 0 : left > right === sameSide ? 1 : -1;
  }
  const [left, right] = [plainNumber(a), plainNumber(b)];
  return left === null || right === null || a.kind !== b.kind ? null : left === right ? 0 : left > right ? 1 : -1;
}

/** In one scale for one kind; `null` for a quotient, which is compared crosswise. */
function plainNumber(figure: Figure): bigint | null {
  switch (figure.kind) {
    case 'amount':
    case 'count':
      return BigInt(figure.value);
    case 'share':
    case 'decimal':
      return BigInt(figure.value.scaled) * 10n ** BigInt(9 - figure.value.decimals);
    case 'ratio':
      return null;
    default:
      return figure satisfies never;
  }
}

/** The goal that a reference is about, for its unit of measure and its split: `targets/5000276/…`. */
export function targetAt(data: ChapterData, ref: FigureRef): TargetData | null {
  const [area, code] = ref.split('/');
  return area === 'targets' ? (data.targets.find((target) => target.activityCode === code) ?? null) : null;
}

/**
 * SPEC CH-5. The total that sentences quote: from the source that reports céntimos, activities first, because a Consulta Amigable total
 * in whole soles would print ".00" where SIAF knows better.
 */
export function totalBudget({ activity, generica }: ChapterData['budget']): BudgetView {
  const exact = [activity, generica].find((view) => view.source?.scale === 'centimos');
  return exact ?? (activity.source === null ? generica : activity);
}

/** `total/pim` (CH-5), `generica/5-24/pim`, `generica/total/pim`: what its table prints, also for a row of one year alone. */
function budgetFigure(data: ChapterData, year: 'now' | 'before', path: readonly string[]): Figure | null {
  const amounts =
    path[0] === 'total' && path.length === 2 ? bothTotals(data) : path.length === 3 ? bothYears(data, path) : null;
  const column = columnOf(path.at(-1));
  if (!amounts || !column) return null;
  const figure =
    year === 'now'
      ? columnFigure(column, amounts.now, amounts.before)
      : amounts.before && columnFigure(column, amounts.before, null);
  if (figure?.kind !== 'ratio') return figure;
  const dimension = path[0] === 'total' ? totalBudget(data.budget).dimension : path[0];
  return writesTiny(data, dimension, column) ? { ...figure, tiny: true } : figure;
}

/** TC6: as a table of the chapters that prints it does. */
const writesTiny = (
  { sections, settings }: ChapterData,
  dimension: string | undefined,
  column: BudgetColumn,
): boolean =>
  sections.some((section) => {
    if (section.kind !== 'table' || budgetTables[section.key] !== dimension) return false;
    const { columns, tinyPercents } = settings.tables[section.key];
    return tinyPercents && columns.includes(column);
  });

type BothYears = Pick<JoinedRow, 'now' | 'before'>;

const bothTotals = ({ budget, previous }: ChapterData): BothYears => ({
  now: totalBudget(budget).total,
  before: previous && totalBudget(previous).total,
});

function bothYears({ budget, previous }: ChapterData, [dimension, code]: readonly string[]): BothYears | null {
  if (dimension !== 'activity' && dimension !== 'generica') return null;
  const [now, before] = [budget[dimension], previous?.[dimension] ?? null];
  if (code === totalCode) return { now: now.total, before: before?.total ?? null };
  return joinedRows(now, before).find((row) => row.code === code) ?? null;
}

/** Of the year before a reference says so in front, and a share is that of one table. */
const ownColumns = [...budgetMeasures, 'balance', 'progress', 'change'] as const;

const columnOf = (measure: string | undefined): (typeof ownColumns)[number] | 'changePercent' | null =>
  measure === 'change-percent' ? 'changePercent' : (ownColumns.find((column) => column === measure) ?? null);

function columnFigure(
  column: (typeof ownColumns)[number] | 'changePercent',
  now: BudgetAmounts,
  before: BudgetAmounts | null,
): Figure | null {
  if (column === 'progress' || column === 'changePercent') {
    const { part, whole } = budgetQuotient(column, now, before);
    return ratio(part, whole);
  }
  const value = amountOf(column, now, before);
  return value === null ? null : { kind: 'amount', value };
}

/** What its table prints, so that a sentence cannot say another share than the table (CK4). */
function shareFigure(data: ChapterData, table: string, [code]: readonly string[]): Figure | null {
  const dimension = budgetTables[table as TableKey];
  if (dimension === undefined) return null;
  const {
    columns,
    percentDecimals: decimals,
    columnDecimals,
    sharePolicy: policy,
    tinyPercents,
  } = data.settings.tables[table as TableKey];
  const numbers = columns.filter(isBudgetColumn);
  const { lines } = budgetTable(data.budget[dimension], {
    columns: numbers,
    decimals,
    columnDecimals,
    policy,
    previous: data.previous?.[dimension] ?? null,
    details: new Map(),
  });
  const share = lines.find((line) => line.code === code)?.values[numbers.indexOf('share')];
  if (share?.kind !== 'percent' || share.value === null) return null;
  return { kind: 'share', value: share.value, tiny: tinyPercents && share.tiny };
}

function indicatorFigure({ indicators }: ChapterData, id: string, [year]: readonly string[]): Figure | null {
  const row = indicators.rows.find((candidate) => String(candidate.id) === id);
  const found = row?.values.find((value) => String(value.year) === year);
  if (!row || !found?.value) return null;
  const suffix = row.unit === 'percent' ? '%' : '';
  return { kind: 'decimal', value: withDecimals(found.value, row.decimals), suffix };
}

function totalTarget({ targets }: ChapterData, path: readonly string[]): Figure | null {
  const value = path.length === 1 && path[0] === 'progress' ? overallProgress(targets) : null;
  return value && { kind: 'ratio', value };
}

function targetFigure(data: ChapterData, activityCode: string, path: readonly string[]): Figure | null {
  const target = targetAt(data, `targets/${activityCode}`);
  if (!target) return null;
  const [first, acronym, last] = path;
  if (path.length === 1) return first === 'progress' ? ratio(target.executed, target.programmed) : goal(target, first);
  if (path.length !== 3 || first !== 'units') return null;
  const unit = target.units.find((candidate) => candidate.acronym === acronym);
  return unit ? goal(unit, last) : null;
}

function goal(
  { programmed, executed }: Pick<TargetData, 'programmed' | 'executed'>,
  field: string | undefined,
): Figure | null {
  return field === 'programmed' ? count(programmed) : field === 'executed' ? count(executed) : null;
}

function factFigure({ facts }: ChapterData, key: string, path: readonly string[]): Figure | null {
  const value = facts.get(key) ?? null;
  if (path.length === 0) return count(value);
  const whole = path.length === 2 && path[0] === 'share-of' ? (facts.get(path[1] ?? '') ?? null) : null;
  return ratio(value, whole);
}

const count = (value: number | null): Figure | null => (value === null ? null : { kind: 'count', value });

const ratio = (part: number | null, whole: number | null): Figure | null =>
  part === null || whole === null || whole === 0
    ? null
    : { kind: 'ratio', value: { part: BigInt(part), whole: BigInt(whole) } };
