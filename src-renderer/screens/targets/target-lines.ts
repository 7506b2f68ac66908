import type { TargetRow, TargetUnitRow } from '#shared/contract/index.ts';
import { cellAddress, parseCellAddress } from '#shared/domain/cell-address.ts';
import { isFarApart } from '#shared/domain/targets.ts';
import { countText, percentText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { CellInFocus } from '../../ui/cell-in-focus.ts';
import { type GridColumn, type GridEdit, noText, type RowLook, textCell } from '../../ui/grid/columns.ts';

const text = es.screens.targets;
const fields = ['programmed', 'executed'] as const;
type Field = (typeof fields)[number];

/** A row of the grid: an activity's goal, or the share of one organic unit in it. */
export type TargetLine = { readonly target: TargetRow; readonly unit: TargetUnitRow | null };

export const targetLines = (targets: readonly TargetRow[], withUnits: boolean): readonly TargetLine[] =>
  targets.flatMap((target) => [
    { target, unit: null },
    ...(withUnits ? target.units.map((unit) => ({ target, unit })) : []),
  ]);

export const lineId = ({ target, unit }: TargetLine): string => (unit ? `${target.id}/${unit.id}` : `${target.id}`);
export const lineLook = ({ unit }: TargetLine): RowLook => (unit ? 'detail' : 'body');

/** An edit of the grid as the contract wants it. */
export const targetCell = ({ row, key, text: written }: GridEdit<TargetLine>) => ({
  id: row.target.id,
  unitId: row.unit?.id ?? null,
  month: null,
  field: key === 'programmed' ? ('programmed' as const) : ('executed' as const),
  text: written,
});

/** Where the story of a cell is kept; only goals and executions have one. */
export function storyOf(lines: readonly TargetLine[], { row, column }: CellInFocus) {
  const line = lines.find((each) => lineId(each) === row);
  const field = fields.find((each) => each === column);
  if (!line || !field) return null;
  const { target, unit } = line;
  const place = unit ? { kind: 'target-unit' as const, id: unit.id } : { kind: 'target' as const, id: target.id };
  const name = unit ? `${target.activityCode} (${unit.acronym})` : target.activityCode;
  return { address: cellAddress({ ...place, field }), title: es.cells.of(text.columns[field], name) };
}

/** The inverse of `storyOf`: the cell of an address. */
export function cellAt(targets: readonly TargetRow[], address: string | null): CellInFocus | null {
  const place = address === null ? null : parseCellAddress(address);
  if (place?.kind === 'target') return { row: String(place.id), column: place.field };
  if (place?.kind !== 'target-unit') return null;
  const whole = targets.find(({ units }) => units.some(({ id }) => id === place.id));
  return whole ? { row: `${whole.id}/${place.id}`, column: place.field } : null;
}

export function targetColumns(editable: boolean): readonly GridColumn<TargetLine>[] {
  const own = (of: (target: TargetRow) => string) => (line: TargetLine) =>
    line.unit ? noText : textCell(of(line.target));
  return [
    { key: 'code', label: text.columns.code, kind: 'text', width: 78, frozen: true, cell: own((t) => t.activityCode) },
    {
      key: 'activity',
      label: text.columns.activity,
      kind: 'text',
      width: 160,
      grows: true,
      cell: ({ target, unit }) => textCell(unit ? `${unit.acronym} · ${unit.name}` : target.activityName),
    },
    {
      key: 'unitOfMeasure',
      label: text.columns.unitOfMeasure,
      kind: 'text',
      width: 106,
      wraps: true,
      cell: own((t) => t.unitOfMeasure),
    },
    { key: 'poiVersion', label: text.columns.poiVersion, kind: 'text', width: 70, cell: own((t) => t.poiVersion) },
    ...fields.map(
      (field): GridColumn<TargetLine> => ({
        key: field,
        label: text.columns[field],
        kind: 'count',
        width: 106,
        cell: ({ target, unit }) => ({ kind: 'count', value: (unit ?? target)[field] }),
        editable: () => editable,
        warning: (line) => fieldWarning(line, field),
      }),
    ),
    {
      key: 'progress',
      label: text.columns.progress,
      kind: 'percent',
      width: 72,
      cell: ({ target, unit }) => (unit ? noText : { kind: 'percent', value: target.progress }),
    },
    {
      key: 'financial',
      label: text.columns.financial,
      kind: 'percent',
      width: 92,
      cell: ({ target, unit }) => (unit ? noText : { kind: 'percent', value: target.financial }),
    },
    ...fields.map(
      (field): GridColumn<TargetLine> => ({
        key: `siaf-${field}`,
        label: field === 'programmed' ? text.columns.siafProgrammed : text.columns.siafExecuted,
        group: text.columns.siaf,
        kind: 'count',
        width: 106,
        cell: ({ target, unit }) => (unit || !target.siaf ? noText : { kind: 'count', value: target.siaf[field] }),
        source: ({ target, unit }) => (unit || !target.siaf ? null : text.columns.siaf),
      }),
    ),
    {
      key: 'state',
      label: text.columns.state,
      kind: 'text',
      width: 140,
      wraps: true,
      cell: (line) => (line.unit ? noText : textCell(stateText(line))),
    },
  ];
}

/** Percentage points between physical and financial progress from which the screen says so (PG5). */
const pointsApart = 5;

/** Everything to look at in a goal, in words; "Conforme" when there is nothing. */
function stateText(line: TargetLine): string {
  const { target } = line;
  const warnings = fields.flatMap((field) => fieldWarning(line, field) ?? []);
  const siaf = fields.flatMap((field) => {
    const stated = target.siaf?.[field] ?? null;
    return stated === null || stated === target[field] ? [] : [text.differsFromSiaf(field, countText(stated))];
  });
  const { progress, financial } = target;
  const apart =
    progress && financial && isFarApart(progress, financial, pointsApart)
      ? [text.farApart(percentText(progress), percentText(financial))]
      : [];
  const all = [...new Set([...warnings, ...siaf, ...apart])];
  return all.length === 0 ? text.ok : all.join('. ');
}

function fieldWarning({ target, unit }: TargetLine, field: Field): string | null {
  if (unit) return unit[field] === null ? text.missing : null;
  const whole = target[field];
  if (whole === null) return text.missing;
  const parts = target.units.map((part) => part[field]).filter((part) => part !== null);
  if (parts.length === 0) return null;
  const sum = parts.reduce((total, part) => total + part, 0);
  return sum === whole ? null : text.doesNotAddUp(field, countText(sum), countText(whole));
}
