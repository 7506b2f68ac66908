import type { BudgetAmounts, BudgetMeasure, BudgetRow, BudgetView } from './budget.ts';
import { type Cents, cents } from './money.ts';
import { apportioned, type Percent, type PercentDecimals, percentOf, type SharePolicy, sharesOf } from './percent.ts';
import type { TableSettings } from './settings.ts';
import { type BudgetColumn, isMeasure } from './table-columns.ts';

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
  const rows = shownRows(joined(budget, previous, columns), columns);
  const shared = shareBase(columns);
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
      details: detailsOf(options.details.get(code) ?? [], { ...options, decimals, share, shared, whole }),
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

type Joined = {
  readonly code: string;
  readonly name: string;
  readonly now: BudgetAmounts;
  readonly before: BudgetAmounts | null;
};

/** A code that only the year before has stands at zero now, and the other way round: its table has both columns. */
function joined(budget: Rows, previous: Rows | null, columns: readonly BudgetColumn[]): readonly Joined[] {
  const rows = budget.rows.map((row): Joined => {
    const before = previous && (previous.rows.find(({ code }) => code === row.code) ?? zeroIn(previous.total));
    return { code: row.code, name: row.name, now: row, before };
  });
  if (previous === null || !columns.some(isPrevious)) return rows;
  const gone = previous.rows.filter(({ code }) => !budget.rows.some((row) => row.code === code));
  return [
    ...rows,
    ...gone.map((row): Joined => ({ code: row.code, name: row.name, now: zeroIn(budget.total), before: row })),
  ];
}

const isPrevious = (column: BudgetColumn): boolean => column === 'previousPim' || column === 'previousDevengado';

const zeroIn = (total: BudgetAmounts): BudgetAmounts =>
  Object.fromEntries(
    Object.entries(total).map(([measure, value]) => [measure, value === null ? null : cents(0)]),
  ) as BudgetAmounts;

/** SPEC EX-1, EX-3: by code; a row is left out only where every amount that the table shows is known to be zero. */
function shownRows(rows: readonly Joined[], columns: readonly BudgetColumn[]): readonly Joined[] {
  return rows
    .filter(({ now, before }) =>
      columns.some((column) =>
        isMeasure(column) ? now[column] !== 0 : isPrevious(column) && amountOf(column, now, before) !== 0,
      ),
    )
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
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
      return percent(ratioOf(now.devengado, now.pim, decimals('progress')), now.devengado);
    case 'changePercent': {
      const change = amountOf('change', now, before);
      return percent(ratioOf(change, before?.devengado ?? null, decimals('changePercent')), change);
    }
    default:
      return { kind: 'amount', value: amountOf(column, now, before) };
  }
}

function amountOf(column: BudgetColumn, now: BudgetAmounts, before: BudgetAmounts | null): Cents | null {
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
  readonly whole: Cents | null;
};

/** SPEC ST-4: where shares are adjusted, those of the parts add up to that of their row. The year before is not split. */
function detailsOf(rows: readonly BudgetRow[], within: Within): readonly BudgetLine[] {
  const { columns, decimals, policy, share, shared, whole } = within;
  const shown = rows.filter((row) => columns.some((column) => isMeasure(column) && row[column] !== 0));
  const parts = shown.map((row) => row[shared]);
  const known = parts.filter((part) => part !== null);
  const sum = known.reduce((total, part) => total + part, 0);
  const adjusted =
    policy === 'largest-remainder' && share && sum > 0 && known.length === parts.length && known.every((x) => x >= 0)
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
