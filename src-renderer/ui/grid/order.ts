import type { Cell } from '#shared/domain/table-model.ts';
import type { RowLook } from './columns.ts';
import { folded } from './find.ts';

export type SortBy = { readonly key: string; readonly descending: boolean };

type Order<Row> = {
  readonly lookOf: (row: Row) => RowLook;
  /** `null`: the stored order. */
  readonly sort: { readonly cellOf: (row: Row) => Cell; readonly descending: boolean } | null;
  /** Words to look for in the texts of a row; '' keeps all. */
  readonly words: string;
  readonly textsOf: (row: Row) => readonly string[];
};

/**
 * The rows in the order they are shown (EG13); the stored order never changes. A row and its details stay together, and
 * under their own heading. A filter keeps a row with all of its details where any of them has the words.
 */
export function shownRows<Row>(rows: readonly Row[], { lookOf, sort, words, textsOf }: Order<Row>): readonly Row[] {
  const wanted = folded(words.trim());
  if (!sort && wanted === '') return rows;
  return sectionsOf(rows, lookOf).flatMap(({ heading, families }) => {
    const kept =
      wanted === ''
        ? families
        : families.filter((family) => family.some((row) => textsOf(row).some((text) => folded(text).includes(wanted))));
    const sorted = sort
      ? kept.toSorted((a, b) => compared(headOf(a, sort.cellOf), headOf(b, sort.cellOf), sort.descending))
      : kept;
    return kept.length === 0 ? [] : [...heading, ...sorted.flat()];
  });
}

type Section<Row> = { readonly heading: readonly Row[]; readonly families: Row[][] };

function sectionsOf<Row>(rows: readonly Row[], lookOf: (row: Row) => RowLook): readonly Section<Row>[] {
  const sections: Section<Row>[] = [];
  for (const row of rows) {
    const look = lookOf(row);
    const section = sections.at(-1);
    const family = section?.families.at(-1);
    if (look === 'heading') sections.push({ heading: [row], families: [] });
    else if (look === 'detail' && family) family.push(row);
    else if (section) section.families.push([row]);
    else sections.push({ heading: [], families: [[row]] });
  }
  return sections;
}

type SortValue = number | string | null;
const headOf = <Row>([head]: readonly Row[], cellOf: (row: Row) => Cell): SortValue =>
  head === undefined ? null : sortValue(cellOf(head));

function sortValue(cell: Cell): SortValue {
  if (cell.kind === 'text') return cell.value === '' ? null : cell.value;
  if (cell.value === null) return null;
  return typeof cell.value === 'number' ? cell.value : cell.value.scaled / 10 ** cell.value.decimals;
}

/** Cells without a value come last in both directions; they are no number. */
function compared(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const ascending = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return descending ? -ascending : ascending;
}
const collator = new Intl.Collator('es', { numeric: true });
