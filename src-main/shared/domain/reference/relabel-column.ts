import { keyOf, type Move, type ReferenceRow, type ReferenceTable } from './model.ts';
import type { Relabelling } from './relabel.ts';
import { nearestFree } from './relabel.ts';
import type { Witness } from './witnesses.ts';

/**
 * One column pasted out of place: its figures stand in other rows than the rest. Only where the figures that disagree are
 * exactly those that the other tables want in the same rows, so that a wrong digit is never told as a slip.
 */
export function relabelColumn(
  table: ReferenceTable,
  witnesses: readonly Witness[],
  column: string,
  order: readonly string[],
): Relabelling | null {
  const [first, ...others] = witnesses.filter(({ columns }) => columns.length === 1 && columns[0] === column);
  if (!first || new Set(table.rows.map(({ key }) => keyOf(key))).size < table.rows.length) return null;
  const wantedIn = ({ key }: ReferenceRow): number => first.expected.get(keyOf(key)) ?? 0;
  const misfits = table.rows.filter((row) => (row.values[column] ?? 0) !== wantedIn(row));
  const agreed = others.every(({ expected }) =>
    misfits.every((row) => (expected.get(keyOf(row.key)) ?? 0) === wantedIn(row)),
  );
  if (misfits.length < 2 || !agreed) return null;
  const free = new Map<string, string[]>();
  for (const row of misfits) {
    const value = String(wantedIn(row));
    free.set(value, [...(free.get(value) ?? []), keyOf(row.key)]);
  }
  const moves = misfits.flatMap((row): readonly Move[] => {
    const key = nearestFree(free.get(String(row.values[column] ?? 0)), keyOf(row.key), order);
    return key === null ? [] : [{ kind: 'relabel', label: row.key, belongsTo: key }];
  });
  if (moves.length < misfits.length) return null;
  const rows = table.rows.map((row) =>
    misfits.includes(row) ? { ...row, values: { ...row.values, [column]: wantedIn(row) } } : row,
  );
  return { moves, corrected: { ...table, rows } };
}
