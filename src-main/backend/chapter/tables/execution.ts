import type { BudgetView } from '#shared/domain/budget.ts';
import { type Execution, type ExecutionRow, executionOf } from '#shared/domain/execution.ts';
import type { Cell, Column, Row, TableModel } from '#shared/domain/table-model.ts';
import { codedName, heading, percent, type TableFrame, tableModel, text, totalRow } from './frame.ts';

/** PIM, execution and progress by genérica (table 20 of 2024). */
export function executionByGenerica(frame: TableFrame, budget: BudgetView): TableModel {
  return executionTable(frame, budget, {
    nameColumn: 'generica',
    columns: [{ key: 'generica', label: heading(frame, 'generica'), kind: 'text', width: 46 }],
    labels: ({ code, name }) => [text(codedName(code, name))],
  });
}

/**
 * PIM, execution and progress by activity, under their budget programme (table 21 of 2024).
 * `category`: "0073. PROGRAMA …", one merged cell over the activities.
 */
export function executionByActivity(frame: TableFrame, budget: BudgetView, category: string): TableModel {
  return executionTable(frame, budget, {
    nameColumn: 'activity',
    columns: [
      { key: 'category', label: heading(frame, 'category'), kind: 'text', width: 18, merge: true },
      { key: 'activity', label: heading(frame, 'activity'), kind: 'text', width: 38 },
    ],
    labels: ({ code, name }) => [text(category), text(codedName(code, name))],
  });
}

type Labels = {
  readonly nameColumn: string;
  readonly columns: readonly Column[];
  readonly labels: (row: ExecutionRow) => readonly Cell[];
};

function executionTable(frame: TableFrame, budget: BudgetView, { nameColumn, columns, labels }: Labels): TableModel {
  const { rows, total } = executionOf(budget, frame.settings.percentDecimals);
  const amount = (value: Execution['pim']): Cell => ({
    kind: 'amount',
    value,
    decimals: frame.settings.amountDecimals,
  });
  const values = ({ pim, devengado, progress }: Execution): readonly Cell[] => [
    amount(pim),
    amount(devengado),
    percent(progress),
  ];
  return tableModel(frame, {
    nameColumn,
    columns: [
      ...columns,
      { key: 'pim', label: heading(frame, 'pim'), kind: 'amount', width: 18 },
      { key: 'devengado', label: heading(frame, 'devengado'), kind: 'amount', width: 18 },
      { key: 'progress', label: heading(frame, 'progress'), kind: 'percent', width: 12 },
    ],
    rows: [
      ...rows.map((row): Row => ({ key: row.code, kind: 'body', cells: [...labels(row), ...values(row)] })),
      ...totalRow(frame, columns.length, values(total)),
    ],
  });
}
