import { checkReferences, differencesOf } from '#shared/domain/reference/checks.ts';
import type { ReferenceFinding, ReferencePlace } from '#shared/domain/reference/model.ts';
import type { DocumentCell } from '#shared/domain/review/document.ts';
import type { DocumentGrid } from '#shared/domain/review/document-grid.ts';
import type { ComparedCell, KnownTable } from '#shared/domain/review/known-tables.ts';
import { totalsOff } from '#shared/domain/review/other-tables.ts';
import { decimalText } from '#shared/format/es-pe.ts';
import type { ReferenceNames } from '#shared/strings/es/reference.ts';
import { es } from '#shared/strings/es.ts';
import { namesOf } from '../reference/reference-names.ts';
import type { RawItem, ReviewBasis } from './review-basis.ts';

const text = es.reviewReport;

/** Cells of tables we know beside ours, the document's tables against each other, and totals of the tables we do not know. */
export function tableItems(
  grids: readonly DocumentGrid[],
  known: readonly KnownTable[],
  { rules }: Pick<ReviewBasis, 'rules'>,
): readonly RawItem[] {
  const recognised = new Set(known.map(({ grid }) => grid));
  const names = namesOf(known.map(({ own }) => own));
  return [
    ...known.flatMap((table) => table.cells.map((cell) => cellItem(cell, table))),
    ...checkReferences(
      known.map(({ own }) => own),
      rules,
    ).flatMap((finding) => findingItem(finding, known, names) ?? []),
    ...grids
      .filter((grid) => !recognised.has(grid))
      .flatMap(totalsOff)
      .map(({ cell, heading, found, sum }) =>
        item(cell, 'finding', 'tables', {
          expected: decimalText(sum),
          difference: null,
          figure: null,
          message: text.totalOff(heading, decimalText(sum), decimalText(found)),
        }),
      ),
  ];
}

/** The cell's own words, without the spaces around them. */
function item(
  { id, text: written }: DocumentCell,
  mark: RawItem['mark'],
  kind: RawItem['kind'],
  said: Pick<RawItem, 'expected' | 'difference' | 'figure' | 'message'>,
): RawItem {
  const found = written.trim();
  const start = written.indexOf(found);
  return { place: { id, start, end: start + found.length }, mark, kind, found, ...said };
}

function cellItem({ cell, row, column, verdict, expected, difference }: ComparedCell, { known }: KnownTable): RawItem {
  const name = text.tableCell(text.tableNumber(known.number), row, column.label);
  const [right, gap] = [expected && decimalText(expected), difference && decimalText(difference)];
  const messages = {
    matches: text.agrees(name),
    'matches-rounded': text.agreesRounded(name),
    differs: text.differs(cell.text.trim(), name, right ?? '', gap ?? ''),
    unknown: text.unknown,
  };
  const figure = `${known.key}/${row ?? 'total'}/${column.key}`;
  return item(cell, verdict, 'cell', { expected: right, difference: gap, figure, message: messages[verdict] });
}

/** At the first cell that the document has of those the finding names. */
function findingItem(finding: ReferenceFinding, known: readonly KnownTable[], names: ReferenceNames): RawItem | null {
  const tables = new Map(known.map((table) => [table.own.key, table]));
  const places = placesOf(finding, tables);
  const own = finding.kind === 'shift' ? places.filter(({ table }) => table === finding.table) : [];
  const cell = [...own, ...places]
    .map(({ table, row, column }) => tables.get(table)?.at(row, column) ?? null)
    .find((one) => one !== null);
  if (!cell) return null;
  const message = es.reference.message(finding, names);
  return item(cell, 'finding', 'tables', { expected: null, difference: null, figure: null, message });
}

/** A mistyped name is told at the figures of its row. */
function placesOf(finding: ReferenceFinding, known: ReadonlyMap<string, KnownTable>): readonly ReferencePlace[] {
  if (finding.kind !== 'label') return differencesOf(finding).flatMap(({ places }) => places);
  const { table, label: row } = finding;
  return (known.get(table)?.own.columns ?? []).map((column) => ({ table, row, column: column.key }));
}
