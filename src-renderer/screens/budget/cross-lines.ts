import type { BudgetMeasure, BudgetSource } from '#shared/domain/budget.ts';
import type { BudgetCross } from '#shared/domain/budget-views.ts';
import { type Cents, sumCents } from '#shared/domain/money.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import { figureWidth, type GridColumn, textCell } from '../../ui/grid/columns.ts';

/** A genérica: one amount for each activity; `null` where the file has no line for both. */
export type CrossLine = {
  readonly code: string;
  readonly name: string;
  readonly amounts: Readonly<Partial<Record<string, Cents | null>>>;
  readonly total: Cents | null;
};

export function crossLines(
  { genericas, activities, cells }: BudgetCross,
  measure: BudgetMeasure,
): { readonly rows: readonly CrossLine[]; readonly total: CrossLine } {
  const rows = genericas.map(({ code, name }): CrossLine => {
    const own = cells.filter((cell) => cell.genericaCode === code);
    return {
      code,
      name,
      amounts: Object.fromEntries(own.map((cell) => [cell.activityCode, cell[measure]])),
      total: sumKnown(own.map((cell) => cell[measure])),
    };
  });
  const down = activities.map(
    ({ code }) => [code, sumKnown(rows.map(({ amounts }) => amounts[code] ?? null))] as const,
  );
  return {
    rows,
    total: {
      code: '',
      name: es.screens.total,
      amounts: Object.fromEntries(down),
      total: sumKnown(rows.map(({ total }) => total)),
    },
  };
}

export function crossColumns(
  { activities }: BudgetCross,
  { lines, source }: { readonly lines: readonly CrossLine[]; readonly source: BudgetSource },
): readonly GridColumn<CrossLine>[] {
  const amount = (value: Cents | null) => ({ kind: 'amount', value, decimals: 0 }) as const;
  const width = (of: (line: CrossLine) => Cents | null): number =>
    figureWidth(
      lines.map((line) => cellText(amount(of(line)))),
      150,
    );
  return [
    { key: 'code', label: es.screens.budget.code, kind: 'text', width: 80, cell: ({ code }) => textCell(code) },
    {
      key: 'name',
      label: es.screens.budget.generica,
      kind: 'text',
      width: 180,
      grows: true,
      cell: ({ name }) => textCell(name),
    },
    ...activities.map(({ code, name }): GridColumn<CrossLine> => {
      const of = (line: CrossLine): Cents | null => line.amounts[code] ?? null;
      return {
        key: code,
        label: `${code} ${name}`,
        kind: 'amount',
        width: width(of),
        cell: (line) => amount(of(line)),
        source: (line) => (of(line) === null ? null : es.screens.budget.importedFrom(source.fileName)),
      };
    }),
    {
      key: 'total',
      label: es.screens.total,
      kind: 'amount',
      width: width(({ total }) => total),
      cell: ({ total }) => amount(total),
    },
  ];
}

/** `null` only where nothing is known. */
function sumKnown(values: readonly (Cents | null)[]): Cents | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : sumCents(known);
}
