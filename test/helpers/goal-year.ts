import type { TargetRow } from '#shared/contract/types.ts';
import { openBackend } from './backend.ts';
import { fillYear2024 } from './year-2024.ts';

/** A goal to add, as `targets.addGoals` takes it. */
export const goal = (
  activityCode: string,
  unitOfMeasure: string,
  more: Partial<Record<'programmed' | 'executed', string>> = {},
) => ({
  activityCode,
  activityName: '',
  unitOfMeasure,
  programmed: '',
  executed: '',
  ...more,
});

/** The published year, with the acts on its goals that a test needs. */
export function withYear() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const find = async (activityCode: string, version = 'v.4'): Promise<TargetRow> => {
    const rows = await opened.call('targets.list', { yearId });
    const row = rows.find((each) => each.activityCode === activityCode && each.poiVersion === version);
    if (!row) throw new Error(`no goal of ${activityCode}`);
    return row;
  };
  const codes = async () =>
    (await opened.call('targets.list', { yearId }))
      .filter(({ printed }) => printed)
      .map(({ activityCode }) => activityCode);
  const set = async (
    activityCode: string,
    month: number | null,
    field: 'programmed' | 'executed',
    text: string,
    reason = '',
  ) =>
    opened.call('targets.setCell', {
      yearId,
      id: (await find(activityCode)).id,
      unitId: null,
      month,
      field,
      text,
      reason,
    });
  return { ...opened, yearId, find, codes, set };
}
