import type { BudgetView } from '#shared/domain/budget.ts';
import { progressOf } from '#shared/domain/execution.ts';
import type { Cell, TableModel } from '#shared/domain/table-model.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import {
  codedName,
  count,
  heading,
  percent,
  type TableColumn,
  type TableFrame,
  type TableRow,
  tableModel,
  text,
} from './frame.ts';

export type TargetContent = {
  readonly targets: readonly TargetData[];
  readonly budget: BudgetView;
  /** "0073. PROGRAMA …", one merged cell over the activities. */
  readonly category: string;
};

/** Physical goals by activity with the columns that the year chose (table 22 of 2024). There is nothing to add up in it. */
export function targetsTable(frame: TableFrame, content: TargetContent): TableModel {
  const { columns } = frame.settings;
  return tableModel(frame, {
    nameColumn: 'activity',
    columns: columns.flatMap((key): readonly TableColumn[] => {
      const shape = shapes[key];
      return shape ? [{ key, label: heading(frame, key), ...shape }] : [];
    }),
    rows: content.targets.map(
      (target): TableRow => ({
        key: target.activityCode,
        anchorId: String(target.id),
        kind: 'body',
        cells: columns.flatMap((key) => (shapes[key] ? [cellOf(frame, content, target, key)] : [])),
      }),
    ),
  });
}

type Shape = Pick<TableColumn, 'kind' | 'width' | 'merge'>;

const shapes: Readonly<Record<string, Shape>> = {
  category: { kind: 'text', width: 18, merge: true },
  activity: { kind: 'text', width: 34 },
  unitOfMeasure: { kind: 'text', width: 14 },
  poiVersion: { kind: 'text', width: 10 },
  programmed: { kind: 'count', width: 12 },
  executed: { kind: 'count', width: 12 },
  progress: { kind: 'percent', width: 10 },
  financial: { kind: 'percent', width: 12 },
};

function cellOf(
  { settings }: TableFrame,
  { budget, category }: TargetContent,
  target: TargetData,
  column: string,
): Cell {
  const decimals = settings.columnDecimals[column] ?? settings.percentDecimals;
  switch (column) {
    case 'category':
      return text(category);
    case 'unitOfMeasure':
      return text(target.unit.name);
    case 'poiVersion':
      return text(target.poiVersion);
    case 'programmed':
      return count(target.programmed);
    case 'executed':
      return count(target.executed);
    case 'progress':
      return percent(progressOf(target.executed, target.programmed, decimals));
    case 'financial': {
      const money = budget.rows.find(({ code }) => code === target.activityCode);
      return percent(progressOf(money?.devengado ?? null, money?.pim ?? null, decimals));
    }
    default:
      return text(codedName(target.activityCode, target.activityName));
  }
}
