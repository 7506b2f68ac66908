import type { TargetRow, TargetUnitRow } from '#shared/contract/index.ts';
import { cellAddress, parseCellAddress } from '#shared/domain/cell-address.ts';
import { isWholeQuarter, lastMonthOf } from '#shared/domain/targets.ts';
import { es } from '#shared/strings/es.ts';
import type { CellInFocus } from '../../ui/cell-in-focus.ts';
import type { GridEdit, RowLook } from '../../ui/grid/columns.ts';
import type { AddedRow } from '../../ui/grid/rows.ts';

const text = es.screens.targets;
export const fields = ['programmed', 'executed'] as const;
export type Field = (typeof fields)[number];

/** What the columns of the grid are: of the year as tables print it, its quarters, or its months. */
export type Period = 'year' | 'quarters' | 'months';

/** A row of the grid: an activity's goal, or the share of one organic unit in it. */
export type TargetLine = {
  readonly target: TargetRow;
  readonly unit: TargetUnitRow | null;
  /** Whether the shares are shown under the goal; `null` without any. */
  readonly open: boolean | null;
};

/** `closed`: goals whose shares are not shown. */
export const targetLines = (targets: readonly TargetRow[], closed: ReadonlySet<number>): readonly TargetLine[] =>
  targets.flatMap((target): readonly TargetLine[] => {
    const open = target.units.length === 0 ? null : !closed.has(target.id);
    const units = open ? target.units.map((unit) => ({ target, unit, open: null })) : [];
    return [{ target, unit: null, open }, ...units];
  });

export const lineId = ({ target, unit }: TargetLine): string => (unit ? `${target.id}/${unit.id}` : `${target.id}`);
export const lineLook = ({ unit }: TargetLine): RowLook => (unit ? 'detail' : 'body');

/** The figures of a line. */
export const figuresOf = ({ target, unit }: TargetLine): TargetRow | TargetUnitRow => unit ?? target;

/** Columns of periods are named "executed-month-3" and "executed-quarter-0". */
export const monthKey = (field: Field, month: number): string => `${field}-month-${month}`;
export const quarterKey = (field: Field, quarter: number): string => `${field}-quarter-${quarter}`;

/** The figure that a column is about. A quarter is kept in its last month. */
export function figureAt(key: string): { readonly field: Field; readonly month: number | null } | null {
  const [, name, kind, number] = /^(programmed|executed)(?:-(month|quarter)-(\d+))?$/.exec(key) ?? [];
  const field = fields.find((each) => each === name);
  if (!field) return null;
  if (kind === undefined) return { field, month: null };
  return { field, month: kind === 'month' ? Number(number) : lastMonthOf(Number(number)) };
}

/** The quarter that a column is about, counted from 0. */
function quarterAt(key: string): number | null {
  const number = /-quarter-(\d)$/.exec(key)?.[1];
  return number === undefined ? null : Number(number);
}

/** An edit of the grid as the contract wants it. */
export function targetCell({ row, key, text: written }: GridEdit<TargetLine>) {
  const place = { id: row.target.id, unitId: row.unit?.id ?? null, text: written };
  const figure = figureAt(key);
  if (figure) return { ...place, ...figure };
  const field = key === 'rule' ? ('rule' as const) : ('unitOfMeasure' as const);
  return { ...place, unitId: null, month: null, field };
}

/** Texts of a pasted row as a new goal. */
export function newGoal(texts: AddedRow) {
  const all = new Map(Object.entries(texts));
  const at = (key: string): string => all.get(key) ?? '';
  const months = [...all].flatMap(([key, written]) => {
    const figure = figureAt(key);
    return figure?.month ? [{ ...figure, month: figure.month, written }] : [];
  });
  return {
    activityCode: at('code'),
    activityName: at('activity'),
    unitOfMeasure: at('unitOfMeasure'),
    rule: at('rule'),
    programmed: at('programmed'),
    executed: at('executed'),
    origin: null,
    months: [...new Set(months.map(({ month }) => month))].map((month) => ({
      month,
      programmed: months.find((each) => each.month === month && each.field === 'programmed')?.written ?? '',
      executed: months.find((each) => each.month === month && each.field === 'executed')?.written ?? '',
    })),
  };
}

/** Where the story of a cell is kept. What the months make of a quarter has none of its own: each month has. */
export function storyOf(lines: readonly TargetLine[], { row, column }: CellInFocus) {
  const line = lines.find((each) => lineId(each) === row);
  const figure = figureAt(column);
  if (!line || !figure) return null;
  const { target, unit } = line;
  const { field, month } = figure;
  const quarter = quarterAt(column);
  if (quarter !== null && !isWholeQuarter(figuresOf(line).months[field], quarter)) return null;
  const place = unit ? { kind: 'target-unit' as const, id: unit.id } : { kind: 'target' as const, id: target.id };
  const name = unit ? `${target.activityCode} (${unit.acronym})` : target.activityCode;
  const label =
    quarter === null
      ? es.targets.figureOf(text.columns[field], month)
      : text.figureOf(text.columns[field], text.quarters[quarter] ?? '');
  return {
    address: cellAddress({ ...place, field, ...(month === null ? {} : { month }) }),
    title: es.cells.of(label, name),
  };
}

/** The inverse of `storyOf`: the cell of an address. */
export function cellAt(targets: readonly TargetRow[], address: string | null): CellInFocus | null {
  const place = address === null ? null : parseCellAddress(address);
  if (place?.kind === 'target') return { row: String(place.id), column: place.field };
  if (place?.kind !== 'target-unit') return null;
  const whole = targets.find(({ units }) => units.some(({ id }) => id === place.id));
  return whole ? { row: `${whole.id}/${place.id}`, column: place.field } : null;
}
