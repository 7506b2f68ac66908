import type { BudgetAmounts, BudgetRow, BudgetSource, BudgetView, Override } from '#shared/domain/budget.ts';
import { type Cents, cents } from '#shared/domain/money.ts';
import { type Percent, percentOf } from '#shared/domain/percent.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { figureWidth, type GridColumn, textCell } from '../../ui/grid/columns.ts';

const text = es.screens.budget;

/** A row of the screen: the official amounts and what follows from them. Percentages come from céntimos, rounded once. */
export type BudgetLine = BudgetAmounts & {
  readonly code: string;
  readonly name: string;
  readonly overridden?: NonNullable<BudgetRow['overridden']>;
  readonly balance: Cents | null;
  readonly progress: Percent | null;
  readonly share: Percent | null;
};

export function budgetLines(view: Pick<BudgetView, 'rows' | 'total'>): {
  readonly rows: readonly BudgetLine[];
  readonly total: BudgetLine;
} {
  const line = (code: string, name: string, amounts: BudgetAmounts): BudgetLine => ({
    ...amounts,
    code,
    name,
    balance: minus(amounts.pim, amounts.devengado),
    progress: ratio(amounts.devengado, amounts.pim),
    share: ratio(amounts.pim, view.total.pim),
  });
  return {
    rows: view.rows.map((row) => line(row.code, row.name, row)),
    total: line('', es.screens.total, view.total),
  };
}

const minus = (a: Cents | null, b: Cents | null): Cents | null => (a === null || b === null ? null : cents(a - b));
const ratio = (part: Cents | null, whole: Cents | null): Percent | null =>
  part === null || whole === null ? null : percentOf(part, whole, 1);

const allAmounts = [
  'pia',
  'modifications',
  'pim',
  'certificado',
  'compromiso',
  'devengado',
  'girado',
  'balance',
] as const;
type AmountKey = (typeof allAmounts)[number];

type ColumnOptions = {
  readonly nameLabel: string;
  readonly source: BudgetSource;
  readonly decimals: 0 | 2;
  /** Also compromiso and girado, which the chapter does not print. Default: false. */
  readonly allStages?: boolean;
};

/** Columns for these `lines`, the total among them: each is as wide as its figures. */
export function budgetColumns(
  lines: readonly BudgetLine[],
  { nameLabel, source, decimals, allStages = false }: ColumnOptions,
): readonly GridColumn<BudgetLine>[] {
  const from = text.importedFrom(source.fileName);
  const amounts = allAmounts.filter((key) => allStages || (key !== 'compromiso' && key !== 'girado'));
  const width = (key: AmountKey): number =>
    figureWidth(
      lines.map((line) => cellText({ kind: 'amount', value: line[key], decimals })),
      key === 'modifications' ? 122 : 100,
    );
  return [
    { key: 'code', label: text.code, kind: 'text', width: 80, cell: ({ code }) => textCell(code) },
    {
      key: 'name',
      label: nameLabel,
      kind: 'text',
      width: 160,
      grows: true,
      cell: ({ name }) => textCell(name),
    },
    ...amounts.map(
      (key): GridColumn<BudgetLine> => ({
        key,
        label: es.screens.measures[key],
        kind: 'amount',
        width: width(key),
        cell: (line) => ({ kind: 'amount', value: line[key], decimals }),
        ...(key === 'balance'
          ? {}
          : {
              source: (line) => (line[key] === null || line.overridden?.[key] ? null : from),
              overridden: (line) => overrideText(line.overridden?.[key], decimals),
            }),
      }),
    ),
    ...(['progress', 'share'] as const).map(
      (key): GridColumn<BudgetLine> => ({
        key,
        label: es.screens.measures[key],
        kind: 'percent',
        width: key === 'share' ? 100 : 84,
        cell: (line) => ({ kind: 'percent', value: line[key] }),
      }),
    ),
  ];
}

/** How a typed figure tells that it is one (EG9). */
function overrideText(override: Override | undefined, decimals: 0 | 2): string | null {
  if (!override) return null;
  const { imported, importedThen, reason } = override;
  const show = (amount: Cents | null): string => cellText({ kind: 'amount', value: amount, decimals });
  const moved = imported === importedThen ? '' : es.budget.importedMoved(show(importedThen));
  return es.budget.overridden(show(imported), reason) + moved;
}

/** PIA, PIM and devengado of each row, and the same in words. */
export function chartOf(view: BudgetView) {
  const series = (['pia', 'pim', 'devengado'] as const).map((key) => ({
    name: es.screens.measures[key],
    values: view.rows.map((row) => row[key]),
  }));
  const show = (amount: Cents | null): string => (amount === null ? '–' : tableAmount(amount, 0));
  return {
    categories: view.rows.map(({ code }) => code),
    series,
    label: text.chartLabel(
      view.rows.map(({ code, name, pia, pim, devengado }) =>
        text.chartRow(`${code} ${name}`, show(pia), show(pim), show(devengado)),
      ),
    ),
  };
}
