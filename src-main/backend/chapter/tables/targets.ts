import { progressOf } from '#shared/domain/execution.ts';
import { anchors, numberNotes } from '#shared/domain/notes.ts';
import type { Column, Row, TableModel } from '#shared/domain/table-model.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import { codedName, count, heading, percent, type TableFrame, tableModel, text } from './frame.ts';

const columnKeys = ['category', 'activity', 'unitOfMeasure', 'programmed', 'executed', 'progress'] as const;

/** Physical goals by activity: programmed, executed, progress (table 22 of 2024). There is nothing to add up in it. */
export function targetsTable(frame: TableFrame, targets: readonly TargetData[], category: string): TableModel {
  const { notes, numbersAt } = numberNotes(frame.notes, [
    ...targets.map((target) => anchors.row(target.id)),
    ...columnKeys.map(anchors.column),
  ]);
  const column = (key: (typeof columnKeys)[number], rest: Pick<Column, 'kind' | 'width' | 'merge'>): Column => {
    const numbers = numbersAt(anchors.column(key));
    return { key, label: heading(frame, key), ...rest, ...(numbers.length > 0 && { notes: numbers }) };
  };
  return tableModel(frame, {
    columns: [
      column('category', { kind: 'text', width: 18, merge: true }),
      column('activity', { kind: 'text', width: 34 }),
      column('unitOfMeasure', { kind: 'text', width: 14 }),
      column('programmed', { kind: 'count', width: 12 }),
      column('executed', { kind: 'count', width: 12 }),
      column('progress', { kind: 'percent', width: 10 }),
    ],
    rows: targets.map(
      (target): Row => ({
        key: target.activityCode,
        kind: 'body',
        cells: [
          text(category),
          text(codedName(target.activityCode, target.activityName), numbersAt(anchors.row(target.id))),
          text(target.unit.name),
          count(target.programmed),
          count(target.executed),
          percent(progressOf(target.executed, target.programmed, frame.settings.percentDecimals)),
        ],
      }),
    ),
    notes,
  });
}
