import { progressOf } from '#shared/domain/execution.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import { codedName, count, heading, percent, type TableFrame, type TableRow, tableModel, text } from './frame.ts';

/** Physical goals by activity: programmed, executed, progress (table 22 of 2024). There is nothing to add up in it. */
export function targetsTable(frame: TableFrame, targets: readonly TargetData[], category: string): TableModel {
  return tableModel(frame, {
    nameColumn: 'activity',
    columns: [
      { key: 'category', label: heading(frame, 'category'), kind: 'text', width: 18, merge: true },
      { key: 'activity', label: heading(frame, 'activity'), kind: 'text', width: 34 },
      { key: 'unitOfMeasure', label: heading(frame, 'unitOfMeasure'), kind: 'text', width: 14 },
      { key: 'programmed', label: heading(frame, 'programmed'), kind: 'count', width: 12 },
      { key: 'executed', label: heading(frame, 'executed'), kind: 'count', width: 12 },
      { key: 'progress', label: heading(frame, 'progress'), kind: 'percent', width: 10 },
    ],
    rows: targets.map(
      (target): TableRow => ({
        key: target.activityCode,
        anchorId: String(target.id),
        kind: 'body',
        cells: [
          text(category),
          text(codedName(target.activityCode, target.activityName)),
          text(target.unit.name),
          count(target.programmed),
          count(target.executed),
          percent(progressOf(target.executed, target.programmed, frame.settings.percentDecimals)),
        ],
      }),
    ),
  });
}
