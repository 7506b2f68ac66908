import type { Preview, PreviewPlace } from '#shared/contract/types.ts';
import { budgetMeasures } from '#shared/domain/budget.ts';
import { shareBase } from '#shared/domain/budget-table.ts';
import { cellAddress, totalCode } from '#shared/domain/cell-address.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { figureAddress } from '#shared/domain/figure-address.ts';
import type { FigureRef } from '#shared/domain/narrative.ts';
import { budgetTables, isBudgetColumn } from '#shared/domain/table-columns.ts';
import type { Cell, Row, TableModel } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { percentText } from '#shared/format/es-pe.ts';
import { isNumeric } from '#shared/format/table-layout.ts';
import { es } from '#shared/strings/es.ts';
import type { ChapterData } from './chapter-data.ts';
import { headingText } from './heading-text.ts';
import { formatsOf } from './narrative/choices.ts';
import { targetAt, totalBudget } from './narrative/figures.ts';
import { currentText } from './narrative/write-document.ts';
import { blockAddress, cellAddressOf, runAddress } from './page-addresses.ts';

/** Every figure of the pages by its address there, with the cell that it comes from. */
export function previewPlaces(
  data: ChapterData,
  { blocks }: ChapterModel,
  factLabel: (key: string) => string | null,
): Preview['places'] {
  return Object.fromEntries(
    blocks.flatMap((block): (readonly [string, PreviewPlace])[] => {
      if (block.kind === 'table') return tablePlaces(data, block.table);
      if (block.kind !== 'paragraph') return [];
      return block.runs.flatMap((run) => {
        const address = runAddress(run);
        if (address === null || !('ref' in run)) return [];
        const [area, fact = ''] = run.ref.split('/');
        const label = (area === 'facts' ? factLabel(fact) : null) ?? es.narrative.figureName(run.ref);
        return [[address, { label, cell: cellOfFigure(data, run.ref), figure: figureOf(data, run.ref, run.text) }]];
      });
    }),
  );
}

/** Headings, tables and charts in their order, for going to one of them. */
export function previewContents({ blocks }: ChapterModel): Preview['contents'] {
  let level: 1 | 2 | 3 = 1;
  return blocks.flatMap((block): Preview['contents'] => {
    const address = blockAddress(block);
    switch (block.kind) {
      case 'heading':
        level = block.level;
        return [{ address, kind: block.kind, level, label: headingText(block) }];
      case 'table':
        return [
          { address, kind: block.kind, level, label: es.documents.caption(block.table.label, block.table.title) },
        ];
      case 'chart':
        return [
          { address, kind: block.kind, level, label: es.documents.caption(block.chart.label, block.chart.title) },
        ];
      default:
        return [];
    }
  });
}

function tablePlaces(data: ChapterData, table: TableModel): (readonly [string, PreviewPlace])[] {
  const nameColumn = table.columns.findIndex(({ kind, merge }) => kind === 'text' && merge !== true);
  return table.rows.flatMap((row) =>
    table.columns.flatMap(({ kind, key, label }, column) => {
      if (!isNumeric(kind)) return [];
      const name = row.cells[row.kind === 'total' ? 0 : nameColumn];
      return [
        [
          cellAddressOf(table, row, column),
          {
            label: cellLabel(table, name ? cellText(name) : row.key, label, row.cells[column]),
            cell: cellOfTable(data, table, row, key),
            figure: figureAddress({ kind: 'table', table: table.key, row: row.key, column: key }),
          },
        ] as const,
      ];
    }),
  );
}

/** An adjusted share says also what it would be, rounded alone (CK4). */
function cellLabel({ label: table }: TableModel, row: string, column: string, cell: Cell | undefined): string {
  const label = es.screens.preview.cellLabel(table, row, column);
  return cell?.kind === 'percent' && cell.plain
    ? `${label} · ${es.chapter.plainRounded(percentText(cell.plain))}`
    : label;
}

function cellOfTable(data: ChapterData, table: TableModel, { key: rowKey, kind }: Row, column: string): string | null {
  // No screen edits a part of a row.
  if (kind === 'detail') return null;
  const dimension = budgetTables[table.key];
  if (dimension !== undefined) {
    // A share is of the last amount before it, an advance of what was spent.
    const measure = column === 'share' ? shareBase(table.columns.map(({ key }) => key).filter(isBudgetColumn)) : column;
    return budgetCell(dimension, kind === 'total' ? totalCode : rowKey, measure);
  }
  if (table.key === 'targets') return targetCell(data, `targets/${rowKey}/${column}`);
  return table.key === 'indicators' ? indicatorCell(rowKey, column) : null;
}

/** With the format that its sentence writes it in; a page does not say which that is, its words do. */
function figureOf(data: ChapterData, ref: FigureRef, printed: string): string {
  const format = formatsOf(ref).find((each) => currentText(data, ref, each) === printed) ?? null;
  return figureAddress({ kind: 'figure', ref, format });
}

function cellOfFigure(data: ChapterData, ref: FigureRef): string | null {
  const [area, subject = '', ...path] = ref.split('/');
  if (area === 'targets') return targetCell(data, ref);
  if (area !== 'budget') return null;
  if (subject === 'total') return budgetCell(totalBudget(data.budget).dimension, totalCode, path[0] ?? '');
  const dimension = subject === 'activity' || subject === 'generica' ? subject : null;
  return dimension && budgetCell(dimension, path[0] ?? '', path[1] ?? '');
}

function budgetCell(dimension: 'generica' | 'activity', code: string, column: string): string | null {
  const measure = column === 'progress' ? 'devengado' : budgetMeasures.find((each) => each === column);
  return measure ? cellAddress({ kind: 'budget', dimension, code, measure }) : null;
}

function targetCell(data: ChapterData, ref: FigureRef): string | null {
  const target = targetAt(data, ref);
  const [, , third = '', acronym = '', unitField = ''] = ref.split('/');
  if (!target) return null;
  const field = (column: string) => (column === 'programmed' ? 'programmed' : 'executed');
  if (third !== 'units') return cellAddress({ kind: 'target', id: target.id, field: field(third) });
  const unit = target.units.find((each) => each.acronym === acronym);
  return unit ? cellAddress({ kind: 'target-unit', id: unit.id, field: field(unitField) }) : null;
}

function indicatorCell(rowKey: string, column: string): string | null {
  const [, year] = /^y(\d{4})$/.exec(column) ?? [];
  return year ? cellAddress({ kind: 'indicator', id: Number(rowKey), year: Number(year) }) : null;
}
