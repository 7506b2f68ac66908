import { budgetMeasures } from '#shared/domain/budget.ts';
import { type CellPlace, totalCode } from '#shared/domain/cell-address.ts';
import { figureOfCell } from '#shared/domain/cell-figure.ts';
import type { ExplainedValue, Explanation } from '#shared/domain/explanation.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { type FigureAddress, figureAddress } from '#shared/domain/figure-address.ts';
import type { FigureRef } from '#shared/domain/narrative.ts';
import { budgetTables } from '#shared/domain/table-columns.ts';
import type { Cell, Row, TableKey, TableModel } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { countText, tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { buildChapter } from '../chapter/build-chapter.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import { figureAt } from '../chapter/narrative/figures.ts';
import type { Db } from '../platform/db/open.ts';
import { explainCell, unexplained } from './explain-cell.ts';
import { integerAt, operandsIn } from './operands.ts';
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
  const ref = figureOfCell(table.key, row, at.column);
  const operands = ref === null ? null : operandsIn(data, ref);
  const place = cellBehind(data, table.key, at);
  const behind = place && explainCell(db, data, place);
  return {
    ...unexplained,
    origin: ref?.startsWith('previous/') ? text.previous : text.other,
    ...(operands && {
      formula: text.formulas[operands.formula],
      parts: [operands.part, operands.whole].flatMap((each) => partOf(data, table, each)),
    }),
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
  const label = cell.unit ? text.millions : cell.decimals === 0 ? text.wholeSoles : text.rounded(cell.decimals);
  return [...steps, { label, text: printed }];
}

/** By its exact operands, also where the table does not print them. */
function explainRatio(
  data: ChapterData,
  table: TableModel,
  row: Row,
  at: Printed,
  cell: Cell & { readonly kind: 'percent' },
): Partial<Explanation> {
  if (row.kind === 'total' && at.column === 'share') return { steps: [{ label: text.hundred, text: cellText(cell) }] };
  const ref = figureOfCell(table.key, row, at.column);
  const operands = ref === null ? null : operandsIn(data, ref);
  if (row.kind === 'detail' && cell.value) return { formula: detailFormula(at.column) };
  const [part, whole] = operands ? [integerAt(data, operands.part), integerAt(data, operands.whole)] : [null, null];
  if (!operands || part === null || whole === null) return { origin: text.other };
  const { sharePolicy } = data.settings.tables[table.key];
  return {
    formula: text.formulas[operands.formula],
    parts: [operands.part, operands.whole].flatMap((each) => partOf(data, table, each)),
    steps: ratioSteps(part, whole, cell.value, {
      printed: cellText(cell),
      adjusted: operands.formula === 'share' && sharePolicy === 'largest-remainder',
      plain: cell.plain ?? null,
    }),
  };
}

/** A part of a row is split by the table, and no other place knows its figures. */
const detailFormula = (column: string): string | null =>
  column === 'share' ? text.formulas.share : column === 'progress' ? text.formulas.progress : null;

/** As the table calls it where it prints it, else by its own name. */
function partOf(data: ChapterData, table: TableModel, ref: FigureRef): Explanation['parts'] {
  const value = exactText(figureAt(data, ref));
  if (value === null) return [];
  for (const row of table.rows)
    for (const { key: column, label } of table.columns)
      if (figureOfCell(table.key, row, column) === ref)
        return [
          {
            label: text.of(label, row.kind === 'total' ? es.screens.total : row.key),
            text: value,
            address: figureAddress({ kind: 'table', table: table.key, row: row.key, column }),
          },
        ];
  return [
    { label: es.narrative.figureName(ref), text: value, address: figureAddress({ kind: 'figure', ref, format: null }) },
  ];
}

const exactText = (figure: Figure | null): string | null =>
  figure?.kind === 'amount' ? tableAmount(figure.value, 2) : figure?.kind === 'count' ? countText(figure.value) : null;

const cellIn = (table: TableModel, row: Row, column: string): Cell | undefined =>
  row.cells[table.columns.findIndex(({ key }) => key === column)];

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
