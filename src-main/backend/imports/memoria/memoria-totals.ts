import { type HistoryMeasure, historyMeasures } from '#shared/domain/budget-history.ts';
import type { Decimal } from '#shared/domain/decimal.ts';
import type { CellAddress, PlanValue } from '#shared/domain/imports.ts';
import { valueKey } from '#shared/domain/memoria.ts';
import { type Cents, cents } from '#shared/domain/money.ts';
import { cellNumber } from '#shared/domain/review/document-grid.ts';
import { columnsOf } from '#shared/domain/review/known-tables.ts';
import { decimalText, tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { historyChanges } from '../../budget/history.commands.ts';
import { budgetHistory } from '../../budget/history.queries.ts';
import type { Db } from '../../platform/db/open.ts';
import type { RowWrite } from '../assistant/table-edits.ts';
import { createProblems, type ProblemList } from '../problems.ts';
import type { FoundTable } from './memoria-tables.ts';

type Total = {
  readonly measure: HistoryMeasure;
  readonly amount: Decimal;
  readonly at: CellAddress;
  readonly found: string;
};

export type TotalsContent = {
  readonly values: readonly PlanValue[];
  readonly problems: ReturnType<ProblemList['list']>;
  readonly rows: (accepted: ReadonlySet<string>) => readonly RowWrite[];
};

/**
 * The unit's totals of the document's year for the budget over the years (MY3), where nothing is known of them yet: what was
 * imported rules, and what a person wrote down stays. Tables that print different totals give none, which is said.
 */
export function totalsContent(
  db: Db,
  yearId: number,
  tables: readonly FoundTable[],
  { of, open, fileName }: { readonly of: number | null; readonly open: number; readonly fileName: string },
): TotalsContent {
  const problems = createProblems();
  if (of === null || of >= open) return { values: [], problems: [], rows: () => [] };
  const known = budgetHistory(db, yearId).find(({ year }) => year === of)?.amounts;
  const read = tables.flatMap(totalsIn);
  const totals = historyMeasures
    .filter((measure) => (known?.[measure] ?? null) === null)
    .flatMap(
      (measure) =>
        agreed(
          read.filter((total) => total.measure === measure),
          problems,
        ) ?? [],
    );
  const named = totals.map((total) => ({ ...total, key: valueKey(planValue(total, of)) }));
  return {
    values: totals.map((total) => planValue(total, of)),
    problems: problems.list(),
    rows: (accepted) => {
      const taken = named.filter(({ key }) => accepted.has(key));
      if (taken.length === 0) return [];
      const amount = (measure: HistoryMeasure): Cents | null => {
        const found = taken.find((total) => total.measure === measure);
        return found ? inCents(found.amount) : null;
      };
      const year = { pia: amount('pia'), pim: amount('pim'), devengado: amount('devengado') };
      const changes = historyChanges(db, yearId, [{ year: of, ...year, source: es.imports.fromFile(fileName) }]);
      return changes.map(
        ({ id, before, after }): RowWrite => ({
          table: 'budget_history',
          key: `history ${of}`,
          id: before === null ? null : id,
          parents: [],
          before,
          after: after ?? {},
          sources: taken.map(({ measure, at, found }) => ({
            cell: `history:${of}:${measure}`,
            cells: [{ sheet: at.sheet, row: at.row, column: at.column ?? 1, found }],
          })),
        }),
      );
    },
  };
}

/** The printed totals of a table of the budget; a table without a total row, or with a total in words, gives none. */
function totalsIn({ grid, own, sheet }: FoundTable): readonly Total[] {
  const at = grid.rows.findLastIndex(({ total }) => total);
  if (at < 0 || own.key === 'year-on-year') return [];
  const row = sheet.rows.length - grid.rows.length + at + 1;
  return [...columnsOf(grid, own)].flatMap(([column, { key, kind }]): readonly Total[] => {
    const measure = historyMeasures.find((one) => one === key);
    const found = grid.rows[at]?.cells[column]?.text.trim() ?? '';
    const amount = kind === 'amount' ? cellNumber(found) : null;
    if (!measure || !amount || amount.decimals > 2) return [];
    return [{ measure, amount, found, at: { sheet: sheet.name, row, column: column + 1, document: true } }];
  });
}

/** The most exact of several totals that agree; `null` where they do not. */
function agreed(totals: readonly Total[], problems: ProblemList): Total | null {
  const [best, ...others] = totals.toSorted((a, b) => b.amount.decimals - a.amount.decimals);
  if (!best) return null;
  const other = others.find(
    ({ amount }) => Math.abs(inCents(best.amount) - inCents(amount)) >= (amount.decimals < 2 ? 100 : 1),
  );
  if (!other) return best;
  const expected = `${decimalText(best.amount)} (${es.imports.address(best.at)})`;
  problems.add('warning', 'memoria-totals-differ', other.at, other.found, { expected });
  return null;
}

const inCents = ({ scaled, decimals }: Decimal): Cents => cents(scaled * 10 ** (2 - decimals));

const planValue = ({ measure, amount, at }: Total, year: number): PlanValue => ({
  place: 'history',
  code: String(year),
  name: es.imports.memoria.total,
  share: null,
  field: measure,
  year,
  month: null,
  status: 'new',
  before: null,
  after: tableAmount(inCents(amount), 2),
  at,
});
