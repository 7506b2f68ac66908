import { budgetMeasures } from '#shared/domain/budget.ts';
import { shareBase } from '#shared/domain/budget-table.ts';
import { type CellPlace, totalCode } from '#shared/domain/cell-address.ts';
import type { ExplainedValue, Explanation } from '#shared/domain/explanation.ts';
import { type FigureAddress, figureAddress } from '#shared/domain/figure-address.ts';
import { budgetTables, isBudgetColumn } from '#shared/domain/table-columns.ts';
import type { Cell, Row, TableKey, TableModel } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { countText, tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { buildChapter } from '../chapter/build-chapter.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import type { Db } from '../platform/db/open.ts';
import { explainCell, unexplained } from './explain-cell.ts';
import { ratioSteps } from './ratio-steps.ts';

const text = es.explain;

type Printed = FigureAddress & { readonly kind: 'table' };

/** A figure as a table of the chapters prints it: the cell behind it, with the rounding of the table. */
export function explainPrinted(db: Db, data: ChapterData, at: Printed): Explanation | null {
  const table = buildChapter(data)
    .blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
    .find(({ key }) => key === at.table);
  const row = table?.rows.find(({ key }) => key === at.row);
  const column = table?.columns.find(({ key }) => key === at.column);
  const cell = table && row && cellIn(table, row, at.column);
  if (!table || !row || !column || !cell || cell.kind === 'text') return null;
  const printed = cellText(cell);
  const name = row.kind === 'total' ? es.screens.total : row.key;
  const title = `${table.label}: ${text.of(column.label, name)}`;
  if (cell.kind === 'percent') return { ...unexplained, title, printed, ...explainRatio(data, table, row, at, cell) };
  const place = cellBehind(data, table.key, at);
  const behind = place && explainCell(db, data, place);
  return {
    ...unexplained,
    origin: text.other,
    ...behind,
    title,
    printed,
    steps: roundings(behind?.steps ?? [], cell, printed),
  };
}

/** The exact value, and one step more where the table prints less of it. */
function roundings(exact: readonly ExplainedValue[], cell: Cell, printed: string): readonly ExplainedValue[] {
  const steps =
    exact.length > 0 || cell.kind !== 'amount' || cell.value === null
      ? exact
      : [{ label: text.exact, text: tableAmount(cell.value, 2) }];
  if (cell.kind !== 'amount' || (cell.decimals === 2 && !cell.unit)) return steps;
  return [...steps, { label: cell.unit ? text.millions : text.wholeSoles, text: printed }];
}

function explainRatio(
  data: ChapterData,
  table: TableModel,
  row: Row,
  at: Printed,
  cell: Cell & { readonly kind: 'percent' },
): Partial<Explanation> {
  const total = table.rows.find(({ kind }) => kind === 'total');
  const isGoal = at.table === 'targets';
  const isShare = at.column === 'share';
  const isChange = at.column === 'changePercent';
  const shared = isShare ? shareBase(table.columns.map(({ key }) => key).filter(isBudgetColumn)) : '';
  const [partKey, wholeKey] = isShare
    ? [shared, shared]
    : isGoal
      ? ['executed', 'programmed']
      : isChange
        ? ['change', 'previousDevengado']
        : ['devengado', 'pim'];
  const wholeRow = isShare ? total : row;
  const [part, whole] = [
    integerOf(cellIn(table, row, partKey)),
    wholeRow ? integerOf(cellIn(table, wholeRow, wholeKey)) : null,
  ];
  if (part === null || whole === null || !wholeRow) return { origin: text.other };
  if (isShare && row.kind === 'total') return { steps: [{ label: text.hundred, text: cellText(cell) }] };
  const policy = data.settings.tables[table.key].sharePolicy;
  const written = isGoal ? countText : (amount: number) => tableAmount(amount as Parameters<typeof tableAmount>[0], 2);
  const partOf = (of: Row, key: string, value: number) => ({
    label: text.of(
      table.columns.find((each) => each.key === key)?.label ?? key,
      of.kind === 'total' ? es.screens.total : of.key,
    ),
    text: written(value),
    address: figureAddress({ kind: 'table', table: table.key, row: of.key, column: key }),
  });
  return {
    formula: text.formulas[isShare ? 'share' : isGoal ? 'goalProgress' : isChange ? 'change' : 'progress'],
    parts: [partOf(row, partKey, part), partOf(wholeRow, wholeKey, whole)],
    steps: ratioSteps(part, whole, cell.value, {
      printed: cellText(cell),
      adjusted: isShare && policy === 'largest-remainder',
      plain: cell.plain ?? null,
    }),
  };
}

const cellIn = (table: TableModel, row: Row, column: string): Cell | undefined =>
  row.cells[table.columns.findIndex(({ key }) => key === column)];

const integerOf = (cell: Cell | undefined): number | null =>
  cell?.kind === 'amount' || cell?.kind === 'count' ? cell.value : null;

/** Where the printed figure is imported or edited; `null` for what the table computes or splits. */
function cellBehind(data: ChapterData, table: TableKey, { row, column }: Printed): CellPlace | null {
  switch (table) {
    case 'targets': {
      const target = data.targets.find(({ activityCode }) => activityCode === row);
      const field = (['programmed', 'executed'] as const).find((each) => each === column);
      return target && field ? { kind: 'target', id: target.id, field } : null;
    }
    case 'indicators':
      return /^y\d{4}$/.test(column) ? { kind: 'indicator', id: Number(row), year: Number(column.slice(1)) } : null;
    default: {
      const measure = budgetMeasures.find((each) => each === column);
      if (!measure || row.includes('/')) return null;
      const dimension = budgetTables[table];
      return dimension === undefined
        ? null
        : { kind: 'budget', dimension, code: row === 'total' ? totalCode : row, measure };
    }
  }
}
