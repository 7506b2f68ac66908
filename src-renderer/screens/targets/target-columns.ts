import type { TargetRow, TargetUnitRow } from '#shared/contract/index.ts';
import { disagrees, isWholeQuarter, monthsOfYear, quarterOf, quartersOfYear } from '#shared/domain/targets.ts';
import { countText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { type GridColumn, noText, textCell } from '../../ui/grid/columns.ts';
import { fieldWarning, stateText } from './goal-state.ts';
import { type Field, fields, figuresOf, monthKey, type Period, quarterKey, type TargetLine } from './target-lines.ts';

const text = es.screens.targets;

type Options = {
  readonly editable: boolean;
  readonly period: Period;
  /** Names of the catalogue. */
  readonly unitsOfMeasure: readonly string[];
};
type Column = GridColumn<TargetLine>;

/** The columns of the grid of goals for one kind of period. */
export function targetColumns({ editable, period, unitsOfMeasure }: Options): readonly Column[] {
  const own = (of: (target: TargetRow) => string) => (line: TargetLine) =>
    line.unit ? noText : textCell(of(line.target));
  const ofGoal = ({ unit }: TargetLine): boolean => editable && unit === null;
  const names: readonly Column[] = [
    { key: 'code', label: text.columns.code, kind: 'text', width: 78, frozen: true, cell: own((t) => t.activityCode) },
    {
      key: 'activity',
      label: text.columns.activity,
      kind: 'text',
      width: 200,
      grows: true,
      frozen: period !== 'year',
      // In narrow columns the acronym says it all.
      cell: ({ target, unit }) => textCell(unit ? unitName(unit, period) : target.activityName),
      expanded: ({ open }) => open,
    },
    {
      key: 'unitOfMeasure',
      label: text.columns.unitOfMeasure,
      kind: 'text',
      width: 132,
      wraps: true,
      cell: own((t) => t.unitOfMeasure),
      editable: ofGoal,
      choices: () => unitsOfMeasure,
    },
  ];
  if (period === 'year') return [...names, ...fields.map((field) => annual(field, editable)), ...besideTheYear()];
  const rule: Column = {
    key: 'rule',
    label: text.columns.rule,
    kind: 'text',
    width: 84,
    cell: own((t) => es.targets.rules[t.rule]),
    editable: ofGoal,
    choices: () => Object.values(es.targets.rules),
  };
  const parts = period === 'months' ? months : quarters;
  return [
    ...names,
    rule,
    ...fields.flatMap((field) => [
      ...parts(field, editable),
      { ...annual(field, editable), label: text.columns.year, group: text.columns[field], width: 84 },
    ]),
  ];
}

const unitName = ({ acronym, name }: TargetUnitRow, period: Period): string =>
  period === 'year' ? text.unitName(acronym, name) : acronym;

/** The figure of the year: typed, or made by the months. Over these it is written in the sheet of the goal, with its reason (EG9). */
function annual(field: Field, editable: boolean): Column {
  return {
    key: field,
    label: text.columns[field],
    kind: 'count',
    width: 106,
    cell: (line) => ({ kind: 'count', value: figuresOf(line)[field] }),
    editable: (line) => editable && figuresOf(line).fromMonths[field] === null,
    source: (line) => {
      const { origin, fromMonths } = figuresOf(line);
      return fromMonths[field] === null ? origin[field] : null;
    },
    overridden: (line) => {
      const { origin, typed, fromMonths } = figuresOf(line);
      if (!disagrees({ typed: typed[field], fromMonths: fromMonths[field] }) || origin[field] === null) return null;
      return text.overMonths(countText(fromMonths[field] ?? 0), origin[field]);
    },
    warning: (line) => fieldWarning(line, field),
  };
}

const months = (field: Field, editable: boolean): readonly Column[] =>
  Array.from({ length: monthsOfYear }, (_, index): Column => {
    const name = es.budget.months.names[index] ?? '';
    return {
      key: monthKey(field, index + 1),
      label: name.slice(0, 3),
      group: text.columns[field],
      kind: 'count',
      width: 58,
      cell: (line) => ({ kind: 'count', value: figuresOf(line).months[field][index] ?? null }),
      editable: () => editable,
    };
  });

const quarters = (field: Field, editable: boolean): readonly Column[] =>
  Array.from(
    { length: quartersOfYear },
    (_, quarter): Column => ({
      key: quarterKey(field, quarter),
      label: text.quarters[quarter] ?? '',
      group: text.columns[field],
      kind: 'count',
      width: 76,
      cell: (line) => ({
        kind: 'count',
        value: quarterOf(figuresOf(line).months[field], quarter, line.target.rule),
      }),
      // What the months make is not written over from here.
      editable: (line) => editable && isWholeQuarter(figuresOf(line).months[field], quarter),
    }),
  );

function besideTheYear(): readonly Column[] {
  return [
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
      (field): Column => ({
        key: `siaf-${field}`,
        label: text.columns[field],
        group: text.columns.siaf,
        kind: 'count',
        width: 106,
        cell: ({ target, unit }) => (unit || !target.siaf ? noText : { kind: 'count', value: target.siaf[field] }),
        source: ({ target, unit }) => (unit || !target.siaf ? null : es.targets.fromSiaf(target.siaf.fileName)),
      }),
    ),
    {
      key: 'state',
      label: text.columns.state,
      kind: 'text',
      width: 150,
      wraps: true,
      cell: (line) => (line.unit ? noText : textCell(stateText(line))),
    },
  ];
}
