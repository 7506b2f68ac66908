import type { BudgetAmounts, BudgetMeasure, BudgetRow, BudgetView } from './budget.ts';
import { type Cents, cents } from './money.ts';
import { apportioned, type Percent, type PercentDecimals, percentOf, type SharePolicy, sharesOf } from './percent.ts';
import type { TableSettings } from './settings.ts';
import { type BudgetColumn, isMeasure, previousColumns } from './table-columns.ts';

export type BudgetValue =
  | { readonly kind: 'amount'; readonly value: Cents | null }
  /** `tiny`: it rounds to zero and is not zero (TC6). */
  | {
      readonly kind: 'percent';
      readonly value: Percent | null;
      readonly tiny: boolean;
      /** A share that was adjusted so that all add up: what it would be, rounded alone (CK4). */
      readonly plain?: Percent;
    };

export type BudgetLine = {
  readonly code: string;
  readonly name: string;
  /** One per column that was asked for. */
  readonly values: readonly BudgetValue[];
  /** What it is made of, such as its fuentes. */
  readonly details: readonly BudgetLine[];
};

export type BudgetTable = { readonly lines: readonly BudgetLine[]; readonly total: readonly BudgetValue[] };

type Rows = Pick<BudgetView, 'rows' | 'total'>;

export type BudgetTableOptions = {
  readonly columns: readonly BudgetColumn[];
  readonly decimals: PercentDecimals;
  /** Of single columns, where they have their own. */
  readonly columnDecimals?: TableSettings['columnDecimals'];
  readonly policy: SharePolicy;
  /** The year before; `null` where there is none. */
  readonly previous: Rows | null;
  /** The parts of a row by its code. */
  readonly details: ReadonlyMap<string, readonly BudgetRow[]>;
};

/**
 * The rows, and the total of the source, of any table of the budget (SPEC EX-1 … EX-4, ST-1 … ST-4). Everything is computed
 * from exact céntimos; a total is 100 % by definition, and without a whole there is no share at all.
 */
export function budgetTable(budget: Rows, options: BudgetTableOptions): BudgetTable {
  const { columns, policy, previous } = options;
  const decimals = (column: BudgetColumn): PercentDecimals => options.columnDecimals?.[column] ?? options.decimals;
  const shared = shareBase(columns);
  const both = columns.some((column) => previousColumns.includes(column));
  const rows = joinedRows(budget, previous)
    .filter(({ code }) => both || budget.rows.some((row) => row.code === code))
    .filter(({ now, before }) => isShown(columns, { now, before, shared }))
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const whole = budget.total[shared];
  const shares = shareColumn(
    rows.map(({ now }) => now[shared]),
    whole,
    { decimals: decimals('share'), policy },
  );
  const lines = rows.map(({ code, name, now, before }, index): BudgetLine => {
    const share = shares[index] ?? null;
    return {
      code,
      name,
      values: columns.map((column) => budgetValue(column, { now, before, share, shared, whole, decimals })),
      details: detailsOf(options.details.get(code) ?? [], {
        ...options,
        decimals,
        share,
        shared,
        of: now[shared],
        whole,
      }),
    };
  });
  const hundred: Percent | null = whole === null || whole === 0 ? null : { scaled: 100, decimals: 0 };
  const of = { now: budget.total, before: previous?.total ?? null, share: hundred, shared, whole: null, decimals };
  return { lines, total: columns.map((column) => budgetValue(column, of)) };
}

/** SPEC ST-1: a share is that of the last amount column before it; of the PIM where a table shows no amount. */
export function shareBase(columns: readonly BudgetColumn[]): BudgetMeasure {
  const at = columns.indexOf('share');
  const before = columns.slice(0, at === -1 ? columns.length : at).filter(isMeasure);
  return before.at(-1) ?? columns.find(isMeasure) ?? 'pim';
}

export type JoinedRow = {
  readonly code: string;
  readonly name: string;
  readonly now: BudgetAmounts;
  /** `null` where there is no year before. */
  readonly before: BudgetAmounts | null;
};

/** The rows of both years: a code that only one of them has stands at zero in the other. */
export function joinedRows(budget: Rows, previous: Rows | null): readonly JoinedRow[] {
  const rows = budget.rows.map((row): JoinedRow => {
    const before = previous && (previous.rows.find(({ code }) => code === row.code) ?? zeroIn(previous.total));
    return { code: row.code, name: row.name, now: row, before };
  });
  const gone = previous?.rows.filter(({ code }) => !budget.rows.some((row) => row.code === code)) ?? [];
  return [
    ...rows,
    ...gone.map((row): JoinedRow => ({ code: row.code, name: row.name, now: zeroIn(budget.total), before: row })),
  ];
}

const zeroIn = (total: BudgetAmounts): BudgetAmounts => {
  const zero = (value: Cents | null): Cents | null => (value === null ? null : cents(0));
  return {
    pia: zero(total.pia),
    modifications: zero(total.modifications),
    pim: zero(total.pim),
    certificado: zero(total.certificado),
    compromiso: zero(total.compromiso),
    devengado: zero(total.devengado),
    girado: zero(total.girado),
  };
};

type Amounts = Pick<Of, 'now' | 'before' | 'shared'>;

/** SPEC EX-1, EX-3: a row is left out only where every amount that its columns are made of is known to be zero. */
const isShown = (columns: readonly BudgetColumn[], amounts: Amounts): boolean =>
  columns.some((column) => behind(column, amounts).some((amount) => amount !== 0));

function behind(column: BudgetColumn, { now, before, shared }: Amounts): readonly (Cents | null)[] {
  switch (column) {
    case 'share':
      return [now[shared]];
    case 'balance':
    case 'progress':
      return [now.pim, now.devengado];
    case 'change':
    case 'changePercent':
      return [now.devengado, before?.devengado ?? null];
    default:
      return [amountOf(column, now, before)];
  }
}

type Of = {
  readonly now: BudgetAmounts;
  readonly before: BudgetAmounts | null;
  readonly share: Percent | null;
  readonly shared: BudgetMeasure;
  /** What shares are of; `null` where none was adjusted. */
  readonly whole: Cents | null;
  readonly decimals: (column: BudgetColumn) => PercentDecimals;
};

function budgetValue(column: BudgetColumn, { now, before, share, shared, whole, decimals }: Of): BudgetValue {
  switch (column) {
    case 'share':
      return { ...percent(share, now[shared]), ...plainShare(share, now[shared], whole) };
    case 'progress':
    case 'changePercent': {
      const { part, whole: divisor } = budgetQuotient(column, now, before);
      return percent(ratioOf(part, divisor, decimals(column)), part);
    }
    default:
      return { kind: 'amount', value: amountOf(column, now, before) };
  }
}

/** What an advance or a change in per cent is the quotient of. */
export const budgetQuotient = (
  column: 'progress' | 'changePercent',
  now: BudgetAmounts,
  before: BudgetAmounts | null,
): { readonly part: Cents | null; readonly whole: Cents | null } =>
  column === 'progress'
    ? { part: now.devengado, whole: now.pim }
    : { part: amountOf('change', now, before), whole: before?.devengado ?? null };

/** The amount of a column; `null` also for those that are percentages. */
export function amountOf(column: BudgetColumn, now: BudgetAmounts, before: BudgetAmounts | null): Cents | null {
  switch (column) {
    case 'balance':
      return minus(now.pim, now.devengado);
    case 'previousPim':
      return before?.pim ?? null;
    case 'previousDevengado':
      return before?.devengado ?? null;
    case 'change':
      return minus(now.devengado, before?.devengado ?? null);
    case 'progress':
    case 'share':
    case 'changePercent':
      return null;
    default:
      return now[column];
  }
}

const minus = (a: Cents | null, b: Cents | null): Cents | null => (a === null || b === null ? null : cents(a - b));

const ratioOf = (part: Cents | null, whole: Cents | null, decimals: PercentDecimals): Percent | null =>
  part === null || whole === null ? null : percentOf(part, whole, decimals);

const percent = (value: Percent | null, part: Cents | null): BudgetValue => ({
  kind: 'percent',
  value,
  tiny: value !== null && value.scaled === 0 && part !== null && part > 0,
});

/** The share rounded alone, where that is another one. */
function plainShare(share: Percent | null, part: Cents | null, whole: Cents | null): { readonly plain?: Percent } {
  if (share === null || part === null || whole === null) return {};
  const plain = percentOf(part, whole, share.decimals);
  return plain === null || plain.scaled === share.scaled ? {} : { plain };
}

/** An unknown part has no share and takes no place among those that have one. */
function shareColumn(
  parts: readonly (Cents | null)[],
  whole: Cents | null,
  { decimals, policy }: { readonly decimals: PercentDecimals; readonly policy: SharePolicy },
): readonly (Percent | null)[] {
  if (whole === null) return parts.map(() => null);
  const known = parts.filter((part) => part !== null);
  const shares = sharesOf(known, whole, decimals, policy);
  let at = 0;
  return parts.map((part) => (part === null ? null : (shares[at++] ?? null)));
}

type Within = Omit<BudgetTableOptions, 'decimals'> & {
  readonly decimals: Of['decimals'];
  readonly share: Percent | null;
  readonly shared: BudgetMeasure;
  /** What the row has of it. */
  readonly of: Cents | null;
  readonly whole: Cents | null;
};

/**
 * SPEC ST-4: where shares are adjusted, those of parts that make up their row add up to that of the row. The year before is
 * not split.
 */
function detailsOf(rows: readonly BudgetRow[], within: Within): readonly BudgetLine[] {
  const { columns, decimals, policy, share, shared, of, whole } = within;
  const shown = rows.filter((row) => isShown(columns, { now: row, before: zeroIn(row), shared }));
  const parts = shown.map((row) => row[shared]);
  const known = parts.filter((part) => part !== null);
  const sum = known.reduce((total, part) => total + part, 0);
  const adjusted =
    policy === 'largest-remainder' &&
    share &&
    sum > 0 &&
    sum === of &&
    known.length === parts.length &&
    known.every((x) => x >= 0)
      ? apportioned(known, sum, share.scaled).map((scaled): Percent => ({ scaled, decimals: share.decimals }))
      : parts.map((part) => (whole === null ? null : ratioOf(part, whole, decimals('share'))));
  return shown.map((row, index) => ({
    code: row.code,
    name: row.name,
    values: columns.map((column) =>
      budgetValue(column, { now: row, before: null, share: adjusted[index] ?? null, shared, whole, decimals }),
    ),
    details: [],
  }));
}
