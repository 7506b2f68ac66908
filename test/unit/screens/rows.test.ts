import { expect, it } from 'vitest';
import type { IndicatorRow, IndicatorTable, IndicatorYear, TargetRow } from '#shared/contract/index.ts';
import type { BudgetAmounts, BudgetView } from '#shared/domain/budget.ts';
import { cents } from '#shared/domain/money.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { budgetColumns, budgetLines } from '../../../src-renderer/screens/budget/budget-lines.ts';
import { indicatorColumns } from '../../../src-renderer/screens/indicators/indicator-columns.ts';
import { indicatorLines } from '../../../src-renderer/screens/indicators/indicator-lines.ts';
import { stateText } from '../../../src-renderer/screens/targets/goal-state.ts';
import { targetColumns } from '../../../src-renderer/screens/targets/target-columns.ts';
import { newGoal, storyOf, targetLines } from '../../../src-renderer/screens/targets/target-lines.ts';
import { versionLines } from '../../../src-renderer/screens/targets/version-lines.ts';
import type { GridColumn } from '../../../src-renderer/ui/grid/columns.ts';
import { bareIndicator, figure, typedValue } from '../../helpers/indicator-values.ts';

const amounts = (pim: number | null, devengado: number | null): BudgetAmounts => ({
  pia: null,
  modifications: null,
  pim: pim === null ? null : cents(pim),
  certificado: null,
  compromiso: null,
  devengado: devengado === null ? null : cents(devengado),
  girado: null,
});
const view: BudgetView = {
  dimension: 'generica',
  rows: [
    { code: '5-24', name: 'Donaciones y transferencias', ...amounts(37_615_686_300, 37_502_629_900) },
    { code: '5-25', name: 'Otros gastos', ...amounts(0, 0) },
    { code: '5-26', name: 'Sin dato', ...amounts(null, 5) },
  ],
  total: amounts(57_371_280_900, 57_014_011_684),
  source: null,
};
const source = { batchId: 1, fileName: 'gasto.xlsx', profile: 'siaf', cutOffDate: null, scale: 'centimos' } as const;
const texts = <Row>(columns: readonly GridColumn<Row>[], row: Row): readonly string[] =>
  columns.map(({ cell }) => cellText(cell(row)));

it('shows balance, progress and share of a budget row from its céntimos', () => {
  const { rows, total } = budgetLines(view);
  const columns = budgetColumns([...rows, total], { nameLabel: 'Genérica de gasto', decimals: 0, source });
  expect(rows.map((row) => texts(columns, row).slice(4))).toEqual([
    ['376,156,863', '–', '375,026,299', '1,130,564', '99.7%', '65.6%'],
    ['0', '–', '0', '0', '–', '0.0%'],
    ['–', '–', '0', '–', '–', '–'],
  ]);
  expect(texts(columns, total)).toEqual([
    '',
    'TOTAL',
    '–',
    '–',
    '573,712,809',
    '–',
    '570,140,117',
    '3,572,692',
    '99.4%',
    '100.0%',
  ]);
});

it('makes a column as wide as its longest figure, so that none is cut short', () => {
  const { rows, total } = budgetLines(view);
  const width = (decimals: 0 | 2): number =>
    budgetColumns([...rows, total], { nameLabel: 'Genérica de gasto', source, decimals }).find(
      ({ key }) => key === 'pim',
    )?.width ?? 0;
  expect(width(0)).toBe(Math.ceil('573,712,809'.length * 8.7) + 24);
  expect(width(2)).toBe(Math.ceil('573,712,809.00'.length * 8.7) + 24);
});

it('marks only figures that came from the file as imported', () => {
  const [row] = budgetLines(view).rows;
  const imported = budgetColumns([], { nameLabel: 'Genérica de gasto', decimals: 0, source }).filter(
    (column) => row && column.source?.(row),
  );
  expect(imported.map(({ key }) => key)).toEqual(['pim', 'devengado']);
});

const noMonths = { programmed: Array(12).fill(null), executed: Array(12).fill(null) };
const figures = (programmed: number | null, executed: number | null) => ({
  programmed,
  executed,
  typed: { programmed, executed },
  months: noMonths,
  fromMonths: { programmed: null, executed: null },
  origin: { programmed: null, executed: null },
});
const target: TargetRow = {
  ...figures(51, 50),
  printed: true,
  rule: 'sum',
  evidence: '',
  id: 7,
  activityCode: '5000276',
  activityName: 'Gestión del Programa',
  unitOfMeasure: 'Informe',
  poiVersion: 'v.4',
  progress: { scaled: 980, decimals: 1 },
  financial: { scaled: 980, decimals: 1 },
  siaf: { programmed: 51, executed: 51, fileName: 'ReporteGasto.xlsx' },
  units: [
    { id: 1, acronym: 'DE', name: 'Dirección Ejecutiva', phrase: '', ...figures(31, 31) },
    { id: 2, acronym: 'UT', name: 'Unidades Territoriales', phrase: '', ...figures(20, null) },
  ],
};
const noneShut: ReadonlySet<number> = new Set();
const state = (row: TargetRow): string => {
  const [line] = targetLines([row], noneShut);
  return line ? stateText(line) : '';
};

it('says what is to be looked at in a goal: its units, and what SIAF has', () => {
  expect(state(target)).toBe('El desglose de lo ejecutado suma 31, no 50. SIAF tiene 51 en lo ejecutado');
  expect(state({ ...target, executed: 51, units: [] })).toBe('Conforme');
  expect(state({ ...target, executed: null, siaf: null, units: [] })).toBe('Falta el dato');
});

it('notes a physical and a financial progress that are five points or more apart, and nothing closer', () => {
  const done = { ...target, executed: 51, progress: { scaled: 1000, decimals: 1 }, units: [] } as const;
  expect(state({ ...done, financial: { scaled: 950, decimals: 1 } })).toBe('Avance físico 100.0% y financiero 95.0%');
  expect(state({ ...done, financial: { scaled: 1050, decimals: 1 } })).toBe('Avance físico 100.0% y financiero 105.0%');
  expect(state({ ...done, financial: { scaled: 951, decimals: 1 } })).toBe('Conforme');
  expect(state({ ...done, financial: null })).toBe('Conforme');
});

it('puts the organic units under their goal, or leaves them out', () => {
  expect(targetLines([target], noneShut).map(({ unit }) => unit?.acronym ?? null)).toEqual([null, 'DE', 'UT']);
  expect(targetLines([target], new Set([7]))).toHaveLength(1);
});

it('compares versions in the order of the printed one, what only others have at the end', () => {
  const of = (poiVersion: string, codes: readonly string[]): TargetRow[] =>
    codes.map((activityCode) => ({ ...target, activityCode, poiVersion, printed: poiVersion === 'v.4' }));
  const targets = [...of('v.3', ['5000001', '5000002', '5000009']), ...of('v.4', ['5000003', '5000002', '5000001'])];
  const versions = ['v.3', 'v.4'].map((name) => ({ name, printed: name === 'v.4', goals: 3 }));
  expect(
    versionLines(targets, versions).map(({ target: { activityCode, poiVersion } }) => `${activityCode} ${poiVersion}`),
  ).toEqual(['5000003 v.4', '5000002 v.3', '5000002 v.4', '5000001 v.3', '5000001 v.4', '5000009 v.3']);
});

it('lets nothing be edited in a closed year', () => {
  const [line] = targetLines([target], noneShut);
  for (const period of ['year', 'quarters', 'months'] as const) {
    const columns = targetColumns({ editable: false, period, unitsOfMeasure: [] });
    expect(columns.filter((column) => line && column.editable?.(line))).toEqual([]);
  }
});

it('locks a figure that the months make, and lets a quarter be typed only where no other month is filled in', () => {
  const months = { programmed: Array(12).fill(null), executed: [3, null, null, null, null, 9, ...Array(6).fill(null)] };
  const made = {
    ...target,
    months,
    typed: { programmed: 51, executed: null },
    fromMonths: { programmed: null, executed: 12 },
  };
  const [line] = targetLines([made], noneShut);
  const columns = targetColumns({ editable: true, period: 'quarters', unitsOfMeasure: [] });
  const locked = columns.filter((column) => column.kind === 'count' && line && !column.editable?.(line));
  expect(locked.map(({ key }) => key)).toEqual(['executed-quarter-0', 'executed']);
  expect(
    columns
      .filter(({ key }) => key.startsWith('executed-quarter'))
      .map((column) => line && cellText(column.cell(line))),
  ).toEqual(['3', '9', '–', '–']);
});

it('keeps the story of a month, of a quarter typed as a whole, and of the year; what months make of a quarter has none', () => {
  const executed = [null, null, 5, 4, null, 6, null, null, null, null, null, null];
  const lines = targetLines([{ ...target, months: { ...target.months, executed } }], new Set());
  const story = (column: string) => storyOf(lines, { row: String(target.id), column });
  const kept = (column: string) => story(column)?.address.replace(`target:${target.id}:`, '') ?? null;
  expect(kept('executed')).toBe('executed');
  expect(kept('programmed-month-12')).toBe('programmed:12');
  expect(kept('executed-quarter-0')).toBe('executed:3');
  expect(kept('executed-quarter-1')).toBeNull();
  expect(kept('activity')).toBeNull();
  expect(story('executed-month-3')?.title).toBe(`Ejecutado (marzo) de ${target.activityCode}`);
  expect(story('executed-quarter-0')?.title).toBe(`Ejecutado (I trim.) de ${target.activityCode}`);
});

it('reads a pasted row as a goal: names, figures of the year, and months by their column', () => {
  expect(
    newGoal({
      code: '5000001',
      unitOfMeasure: 'Informe',
      rule: 'Último',
      'executed-month-2': '4',
      'executed-quarter-1': '9',
    }),
  ).toEqual({
    activityCode: '5000001',
    activityName: '',
    unitOfMeasure: 'Informe',
    rule: 'Último',
    programmed: '',
    executed: '',
    origin: null,
    months: [
      { month: 2, programmed: '', executed: '4' },
      { month: 6, programmed: '', executed: '9' },
    ],
  });
});

const indicator = (id: number, level: string): IndicatorRow =>
  bareIndicator({
    id,
    level,
    levelId: level === 'Resultado' ? 1 : 2,
    notes: id === 1 ? [1] : [],
    values: [typedValue(2023, figure(535, 2)), typedValue(2024, { mark: 'nd' })],
  });

const years: readonly IndicatorYear[] = [
  { year: 2023, kind: 'historical' },
  { year: 2024, kind: 'historical' },
  { year: 2025, kind: 'projected' },
];
const tableOf = (...rows: readonly IndicatorRow[]): IndicatorTable => ({
  years,
  levels: [
    { id: 1, kind: 'result', name: 'Resultado' },
    { id: 2, kind: 'product', name: 'Producto' },
  ],
  rows,
});

it('heads the indicators of each level, also of an empty one, and keeps n.d. and empty apart', () => {
  const columns = indicatorColumns(years, { editable: true, view: 'table' });
  const shown = (table: IndicatorTable) => indicatorLines(table, 'table').map((line) => texts(columns, line));
  expect(shown(tableOf(indicator(1, 'Resultado'), indicator(2, 'Resultado'), indicator(3, 'Producto')))).toEqual([
    ['Resultado', '', '', ''],
    ['Indicador 1 1/', '5.35%', 'n.d.', ''],
    ['Indicador 2', '5.35%', 'n.d.', ''],
    ['Producto', '', '', ''],
    ['Indicador 3', '5.35%', 'n.d.', ''],
  ]);
  expect(shown(tableOf(indicator(1, 'Resultado'))).at(-1)).toEqual(['Producto', '', '', '']);
  expect(columns.map(({ group }) => group)).toEqual([
    undefined,
    'Valor histórico',
    'Valor histórico',
    'Meta proyectada',
  ]);
});

it('shows results beside their goals, and compares nothing across a change of method', () => {
  const columns = indicatorColumns(years, { editable: true, view: 'goals' });
  const goals = (known: Partial<IndicatorRow>, methodBreak: boolean) =>
    indicatorLines(
      tableOf(
        bareIndicator({
          id: 1,
          values: [
            typedValue(2023, { ...figure(8460, 2), goal: figure(80, 0) }),
            typedValue(2024, { ...figure(535, 2), goal: figure(10, 0), methodBreak }),
          ],
          ...known,
        }),
      ),
      'goals',
    )
      .slice(2, 5)
      .map((line) => [...texts(columns, line), columns[2]?.tone?.(line) ?? null]);
  expect(goals({ sense: 'increasing' }, true)).toEqual([
    ['Meta del año', '80%', '10%', '', null],
    ['Cumplimiento (creciente: valor / meta)', '105.8% ✓ Cumplido', '53.5% ✕ No cumplido', '', 'bad'],
    ['Cambio respecto del año anterior', '', 'no comparable', '', null],
  ]);
  expect(goals({ sense: 'decreasing' }, false).slice(1)).toEqual([
    ['Cumplimiento (decreciente: meta / valor)', '94.6% △ Cerca', '186.9% ✓ Cumplido', '', 'good'],
    ['Cambio respecto del año anterior', '', '-79.25 pp', '', null],
  ]);
  expect(goals({}, false)[1]).toEqual(['Cumplimiento (elija el sentido en la ficha)', '', '', '', null]);
});

it('lets only typed values be edited: not a quotient, not what was published, nothing in a closed year', () => {
  const row = bareIndicator({
    id: 1,
    values: [
      typedValue(2023, { ...figure(535, 2), published: figure(535, 2) }),
      typedValue(2024, {
        ...figure(50, 2),
        computed: true,
        numerator: { scaled: 1, decimals: 0 },
        denominator: { scaled: 2, decimals: 0 },
      }),
      typedValue(2025, figure(12001, 2)),
    ],
  });
  const [, line] = indicatorLines(tableOf(row), 'table');
  if (!line) throw new Error('no line');
  const columns = indicatorColumns(years, { editable: true, view: 'table' });
  const told = (key: 'source' | 'warning') => columns.map((column) => column[key]?.(line) ?? null);
  expect(columns.map((column) => column.editable?.(line) ?? false)).toEqual([true, false, false, true]);
  expect(told('source')).toEqual([
    null,
    'Publicado en una memoria anterior; se corrige en su ficha, con el motivo',
    'Calculado con 1 y 2; no se escribe aquí',
    null,
  ]);
  expect(told('warning')).toEqual([null, null, null, 'Un porcentaje va de 0 a 100.']);
  const closed = indicatorColumns(years, { editable: false, view: 'table' });
  expect(closed.map((column) => column.editable?.(line) ?? false)).toEqual([false, false, false, false]);
});
