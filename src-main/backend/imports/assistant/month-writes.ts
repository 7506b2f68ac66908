import { type GoalFigures, goalFields } from './goal-values.ts';
import type { StoredMonth } from './present-goals.ts';
import type { RowWrite } from './table-edits.ts';

type Place = {
  readonly key: string;
  /** The goal, and the share where the months are one's. */
  readonly parents: RowWrite['parents'];
  readonly stored: ReadonlyMap<number, StoredMonth>;
};

/** The rows of the months that a table names; a month it says nothing about, or says as it is, stays. */
export function monthWrites(figures: GoalFigures, { key, parents, stored }: Place): readonly RowWrite[] {
  const months = new Set(goalFields.flatMap((field) => [...figures[field].months.keys()]));
  return [...months]
    .toSorted((a, b) => a - b)
    .map((month): RowWrite => {
      const old = stored.get(month);
      const found = goalFields.flatMap((field) => {
        const figure = figures[field].months.get(month);
        return figure === undefined ? [] : [{ field, figure }];
      });
      const changed = found.filter(({ field, figure }) => old?.[field] !== figure.value);
      const written = Object.fromEntries(changed.map(({ field, figure }) => [field, figure.value]));
      return {
        table: 'target_month',
        key: `${key} month ${month}`,
        id: old?.id ?? null,
        parents: old === undefined ? parents : [],
        before: old === undefined ? null : Object.fromEntries(changed.map(({ field }) => [field, old[field]])),
        after: old === undefined ? { month, ...written } : written,
        sources: found.map(({ field, figure }) => ({ cell: `target-month:{id}:${field}`, cells: figure.cells })),
      };
    });
}
