import type { BudgetRow } from '#shared/domain/budget.ts';
import { type CellPlace, cellAddress, totalCode } from '#shared/domain/cell-address.ts';
import type { Explanation } from '#shared/domain/explanation.ts';
import { columnName } from '#shared/domain/reference/model.ts';
import { countText, dateText, decimalText, tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { sourceLines } from '../budget/sources.queries.ts';
import { cellHistory, cellOrigin } from '../cells/cells.queries.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import type { Db } from '../platform/db/open.ts';
import { cellsAbove, referenceCellAt, type StoredReferenceCell } from '../reference/reference-cell.queries.ts';
import { valueText } from '../reference/reference-names.ts';

const text = es.explain;

/** Nothing said yet. */
export const unexplained: Omit<Explanation, 'title' | 'printed'> = {
  steps: [],
  formula: null,
  parts: [],
  source: null,
  origin: null,
  cell: null,
};

/** How many lines of the file come at once; the budget screen has them all. */
const shownLines = 50;

/** A figure where it is edited or imported. */
export function explainCell(db: Db, data: ChapterData, place: CellPlace): Explanation | null {
  switch (place.kind) {
    case 'budget':
      return explainBudget(db, data, place);
    case 'target':
    case 'target-unit':
      return explainGoal(db, data, place);
    case 'indicator':
      return explainIndicator(db, data, place);
    case 'reference':
      return explainReference(db, data.yearId, place);
    default:
      return place satisfies never;
  }
}

type BudgetPlace = CellPlace & { readonly kind: 'budget' };

function explainBudget(db: Db, data: ChapterData, place: BudgetPlace): Explanation | null {
  const { dimension, code, measure } = place;
  const view = data.budget[dimension];
  const isTotal = code === totalCode;
  const row: Pick<BudgetRow, typeof measure | 'overridden'> | undefined = isTotal
    ? view.total
    : view.rows.find((each) => each.code === code);
  if (!row || view.source === null) return null;
  const amount = row[measure];
  const exact = amount === null ? null : tableAmount(amount, 2);
  const override = row.overridden?.[measure];
  const lines = sourceLines(db, {
    yearId: data.yearId,
    dimension,
    genericaCode: dimension === 'generica' && !isTotal ? code : null,
    activityCode: dimension === 'activity' && !isTotal ? code : null,
    fundingSourceCode: null,
    rubroCode: null,
    limit: shownLines,
  });
  const label = es.screens.measures[measure];
  return {
    ...unexplained,
    title: isTotal ? text.totalOf(label) : text.of(label, code),
    printed: exact,
    steps: exact === null ? [] : [{ label: text.exact, text: exact }],
    formula: isTotal ? text.formulas.total : null,
    source: {
      fileName: view.source.fileName,
      cutOff: view.source.cutOffDate === null ? null : dateText(view.source.cutOffDate),
      count: lines.count,
      lines: lines.lines.flatMap(({ sheet, row: at, specific, [measure]: of }) =>
        of === null ? [] : [{ sheet, row: at, specific, text: tableAmount(of, 2) }],
      ),
    },
    origin: override ? text.typedOver(override.reason) : text.imported,
    cell: isTotal ? null : cellAddress(place),
  };
}

type GoalPlace = CellPlace & { readonly kind: 'target' | 'target-unit' };

function explainGoal(db: Db, data: ChapterData, place: GoalPlace): Explanation | null {
  const { targets } = data;
  const target = targets.find(({ id, units }) =>
    place.kind === 'target' ? id === place.id : units.some((unit) => unit.id === place.id),
  );
  const unit = place.kind === 'target' ? null : target?.units.find(({ id }) => id === place.id);
  if (!target || unit === undefined) return null;
  const { field, month } = place;
  const figures = unit ?? target;
  const value = month === undefined ? figures[field] : (figures.months[field][month - 1] ?? null);
  const printed = value === null ? null : countText(value);
  const label = es.targets.figureOf(es.screens.targets.columns[field], month ?? null);
  return {
    ...unexplained,
    title: text.of(label, unit ? `${target.activityCode} (${unit.acronym})` : target.activityCode),
    printed,
    steps: printed === null ? [] : [{ label: text.exact, text: `${printed} ${target.unit.plural}` }],
    parts: unit
      ? []
      : target.units.map((each) => ({
          label: each.acronym,
          text: countOf(month === undefined ? each[field] : (each.months[field][month - 1] ?? null)),
          address: cellAddress({ ...place, kind: 'target-unit', id: each.id }),
        })),
    origin: importedFrom(db, data.yearId, place) ?? text.poi(target.poiVersion),
    cell: cellAddress(place),
  };
}

/** The cell of the file that brought the value; `null` where none did, or a person wrote another value since (IM12). */
function importedFrom(db: Db, yearId: number, place: CellPlace): string | null {
  const [first, ...others] = cellOrigin(db, yearId, place);
  if (!first) return null;
  const events = cellHistory(db, yearId, place);
  const brought = events.find(({ kind }) => kind === 'import');
  // Without an import in it, the file said what already stood there.
  if (brought && events[0]?.after !== brought.after) return null;
  return text.importedFrom(first.fileName, es.imports.address(first), first.found, others.length);
}

const countOf = (value: number | null): string => (value === null ? text.nothing : countText(value));

type IndicatorPlace = CellPlace & { readonly kind: 'indicator' };

function explainIndicator(db: Db, { yearId, indicators }: ChapterData, place: IndicatorPlace): Explanation | null {
  const row = indicators.rows.find(({ id }) => id === place.id);
  if (!row) return null;
  const value = row.values.find(({ year }) => year === place.year)?.value ?? null;
  const printed = value === null ? null : `${decimalText(value)}${row.unit === 'percent' ? '%' : ''}`;
  return {
    ...unexplained,
    title: text.of(String(place.year), row.name),
    printed,
    steps: printed === null ? [] : [{ label: text.asTyped, text: printed }],
    origin: importedFrom(db, yearId, place) ?? text.typed,
    cell: cellAddress(place),
  };
}

type ReferencePlace = CellPlace & { readonly kind: 'reference' };

/** A figure or a name of another chapter; a printed total that is a sum is told by the rows it should add up. */
function explainReference(db: Db, yearId: number, place: ReferencePlace): Explanation | null {
  const cell = referenceCellAt(db, yearId, place);
  if (!cell) return null;
  const heading = columnName({ group: cell.group, label: cell.column });
  const printed = printedIn(cell);
  const isSum = cell.rowKind === 'total' && cell.addsUp === 1;
  return {
    ...unexplained,
    title: text.of(heading, cell.rowKind === 'total' ? es.screens.total : cell.rowName),
    printed,
    steps: printed === null ? [] : [{ label: text.asTyped, text: printed }],
    formula: isSum ? text.formulas.total : null,
    parts: isSum
      ? cellsAbove(db, yearId, place).map((each) => ({
          label: each.rowName,
          text: printedIn(each) ?? text.nothing,
          address: cellAddress({ ...place, row: each.rowId }),
        }))
      : [],
    origin: importedFrom(db, yearId, place) ?? text.otherChapter(cell.label, cell.page, cell.source),
    cell: cellAddress(place),
  };
}

const printedIn = (cell: StoredReferenceCell): string | null =>
  cell.value === null ? cell.text : valueText(cell.value, cell);
