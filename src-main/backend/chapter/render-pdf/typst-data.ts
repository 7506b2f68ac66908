import type { Block, ChapterModel, Run } from '#shared/domain/chapter-model.ts';
import type { TableKey, TableModel } from '#shared/domain/table-model.ts';
import {
  bodyRows,
  cellParts,
  headerRows,
  headingParts,
  isNumeric,
  type MarkedText,
} from '#shared/format/table-layout.ts';
import { es } from '#shared/strings/es.ts';
import { columnWidths } from '../column-widths.ts';
import { checkMark, type DocumentInfo, pageMark, versionMark } from '../document-info.ts';
import { headingText } from '../heading-text.ts';
import { blockAddress, cellAddressOf, runAddress } from '../page-addresses.ts';
import { across, halfRule, isWide, upright } from '../wide-tables.ts';
import { chartScene } from './chart-scene.ts';
import type { ChartScene } from './chart-shapes.ts';

/** What resources/typst/chapter.typ reads as data.json. Strings are printed as they are; the template holds no words. */
export type TypstData = {
  readonly title: string;
  readonly author: string;
  /** Lines. */
  readonly header: readonly string[];
  readonly mark: string;
  readonly version: string;
  readonly checks: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly words: { readonly page: string; readonly of: string };
  /** The lists before the chapters, in their order; empty where none are wanted. */
  readonly contents: readonly { readonly kind: ListKind; readonly title: string }[];
  readonly blocks: readonly TypstBlock[];
};

type ListKind = 'heading' | 'table' | 'chart';

type TypstBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly at: Address }
  | { readonly kind: 'paragraph'; readonly style: 'lead' | 'body'; readonly runs: readonly TypstRun[] }
  | ({ readonly kind: 'table' } & Captioned & TypstTable)
  | ({ readonly kind: 'chart'; readonly alt: string; readonly scene: ChartScene } & Captioned);

type TypstRun = {
  readonly kind: Run['kind'];
  readonly text: string;
  readonly target: string | null;
  readonly at: Address;
};
/** What is behind a piece of the page, for whoever clicks on it; `null` in a printed document. */
type Address = string | null;
type Line = { readonly label: string; readonly text: string };

type Captioned = {
  readonly id: string;
  readonly caption: string;
  readonly at: Address;
  readonly notes: readonly { readonly mark: string; readonly text: string }[];
  readonly lines: readonly Line[];
};

type TypstTable = {
  /** On pages across. */
  readonly wide: boolean;
  readonly size: number;
  readonly widths: readonly number[];
  /** Points at each side of a cell's text. */
  readonly inset: number;
  readonly header: readonly (readonly TypstCell[])[];
  readonly rows: readonly { readonly total: boolean; readonly cells: readonly TypstCell[] }[];
};

type TypstCell = MarkedText & {
  readonly x: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly right: boolean;
  readonly at: Address;
};

/** `contents`: begins with the contents and the lists of what there is (NA8). `addressed`: for the preview, where every figure, heading and caption says what is behind it. The layout is the same. */
export function typstData(
  model: ChapterModel,
  info: DocumentInfo,
  { contents, addressed = false }: { readonly contents: boolean; readonly addressed?: boolean },
): TypstData {
  const present = new Set(model.blocks.flatMap((block) => (block.kind === 'table' ? [block.table.key] : [])));
  const mark = pageMark(model, info);
  const owner = [model.institution, model.title];
  return {
    title: model.title,
    author: model.institution,
    // Beside the marks of a draft there is no room for both on one line.
    header: mark === '' ? [owner.join(es.documents.markSeparator)] : owner,
    mark,
    version: versionMark(info),
    checks: checkMark(info),
    date: {
      year: info.changedAt.getUTCFullYear(),
      month: info.changedAt.getUTCMonth() + 1,
      day: info.changedAt.getUTCDate(),
    },
    words: { page: es.documents.pageWord, of: es.documents.pageOf },
    contents: contents ? listsOf(model) : [],
    blocks: model.blocks.map((block) => toBlock(block, { present, at: addressed ? (address) => address : () => null })),
  };
}

function listsOf({ blocks }: ChapterModel): TypstData['contents'] {
  const titles = {
    heading: es.documents.contents,
    table: es.documents.listOfTables,
    chart: es.documents.listOfCharts,
  };
  return (['heading', 'table', 'chart'] as const)
    .filter((kind) => blocks.some((block) => block.kind === kind))
    .map((kind) => ({ kind, title: titles[kind] }));
}

type Scope = { readonly present: ReadonlySet<TableKey>; readonly at: (address: string | null) => Address };

function toBlock(block: Block, { present, at }: Scope): TypstBlock {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, text: headingText(block), at: at(blockAddress(block)) };
    case 'paragraph':
      return {
        kind: 'paragraph',
        style: block.style,
        runs: block.runs.map((run) => toRun(run, { present, at: at(runAddress(run)) })),
      };
    case 'table':
      return {
        kind: 'table',
        ...captioned(tableId(block.table.key), block.table),
        ...toTable(block.table, at),
        at: at(blockAddress(block)),
      };
    case 'chart':
      return {
        kind: 'chart',
        ...captioned(`chart-${block.chart.key}`, { ...block.chart, notes: [] }),
        alt: block.chart.alternativeText,
        scene: chartScene(block.chart, upright.available),
        at: at(blockAddress(block)),
      };
    default:
      return block satisfies never;
  }
}

const tableId = (key: TableKey): string => `table-${key}`;

const toRun = (
  run: Run,
  { present, at }: { readonly present: ReadonlySet<TableKey>; readonly at: Address },
): TypstRun => ({
  kind: run.kind,
  text: run.text,
  target: run.kind === 'reference' && present.has(run.table) ? tableId(run.table) : null,
  at,
});

function captioned(
  id: string,
  { label, title, notes, source, preparedBy }: Pick<TableModel, 'label' | 'title' | 'notes' | 'source' | 'preparedBy'>,
): Omit<Captioned, 'at'> {
  return {
    id,
    caption: es.documents.caption(label, title),
    notes: notes.map(({ number, text }) => ({ mark: `${number}/`, text })),
    lines: sourceLines({ source, preparedBy }),
  };
}

/** "Fuente: …" and "Elaboración: …", those that there are (TC4). */
function sourceLines({ source, preparedBy }: Pick<TableModel, 'source' | 'preparedBy'>): readonly Line[] {
  return [
    ...(source === null ? [] : [{ label: es.documents.source, text: source }]),
    ...(preparedBy === null ? [] : [{ label: es.documents.preparedBy, text: preparedBy }]),
  ];
}

function toTable(table: TableModel, at: Scope['at']): TypstTable {
  const wide = isWide(table);
  const { widths, size, padding } = columnWidths(table, wide ? across : upright);
  return {
    wide,
    widths,
    size,
    inset: padding - halfRule,
    header: headerRows(table.columns).map((cells) =>
      cells.map((cell) => ({
        ...headingParts(cell),
        x: cell.column,
        colspan: cell.columnSpan,
        rowspan: cell.rowSpan,
        right: false,
        at: null,
      })),
    ),
    rows: bodyRows(table).map(({ row, cells }) => ({
      total: row.kind === 'total',
      cells: cells.map(({ cell, column, columnSpan, rowSpan }) => ({
        ...cellParts(cell),
        x: column,
        colspan: columnSpan,
        rowspan: rowSpan,
        right: isNumeric(cell.kind),
        at: isNumeric(cell.kind) ? at(cellAddressOf(table, row, column)) : null,
      })),
    })),
  };
}
