import { figureText } from '#shared/domain/decimal.ts';
import type { PlanValue, Problem } from '#shared/domain/imports.ts';
import { type MemoriaPlan, type PlanText, valueKey } from '#shared/domain/memoria.ts';
import type { WordDocument } from '#shared/domain/review/document.ts';
import { reviewText } from '#shared/domain/review/review-text.ts';
import type { DecimalMark } from '#shared/domain/table-mapping.ts';
import { es } from '#shared/strings/es.ts';
import { buildChapter } from '../../chapter/build-chapter.ts';
import { gatherChapter } from '../../chapter/chapter.queries.ts';
import type { ChapterData } from '../../chapter/chapter-data.ts';
import { storedSections } from '../../chapter/narrative/stored-sections.ts';
import type { Db } from '../../platform/db/open.ts';
import { chapterReferences } from '../../reference/chapter-tables.ts';
import { referencesOfYear } from '../../reference/reference.queries.ts';
import { reviewBasis } from '../../review/review.queries.ts';
import { reviewLexicon, reviewTexts } from '../../review/run-review.ts';
import { goalEdits } from '../assistant/goal-table.ts';
import { indicatorEdits } from '../assistant/indicator-table.ts';
import type { RowWrite, TableEdits } from '../assistant/table-edits.ts';
import { type YearCatalogue, yearCatalogue } from '../assistant/year-catalogue.ts';
import { createProblems } from '../problems.ts';
import { linkFigures } from './link-figures.ts';
import {
  type Columns,
  type FoundTable,
  gives,
  headerRows,
  indicatorColumns,
  mappedTable,
  markOfDocument,
  tablesOf,
  targetColumns,
  yearOfDocument,
} from './memoria-tables.ts';
import { pairTexts } from './memoria-texts.ts';
import { totalsContent } from './memoria-totals.ts';
import { type TextToWrite, textRows } from './text-rows.ts';

export type MemoriaContent = {
  readonly memoria: MemoriaPlan;
  readonly values: readonly PlanValue[];
  readonly problems: readonly Problem[];
  /** What accepting these keys, and no others, writes. */
  readonly rows: (accepted: ReadonlySet<string>) => readonly RowWrite[];
};

/** A Word document against the year as it is now; writes nothing. A document without any table of the year's chapters is none. */
export function memoriaContent(db: Db, yearId: number, document: WordDocument, fileName: string): MemoriaContent {
  const data = gatherChapter(db, yearId);
  const chapter = buildChapter(data);
  const others = referencesOfYear(db, yearId).tables;
  const tables = tablesOf(document, { own: chapterReferences(chapter), others });
  if (tables.length === 0) return noMemoria;
  const year = yearOfDocument(tables);
  const read: Reading = { db, yearId, data, fileName, year, mark: markOfDocument(tables) };
  const edits = tables.map((table) => editsOf(table, read));
  const totals = totalsContent(db, yearId, tables, { of: year, open: data.year, fileName });
  const texts = textsOf(db, yearId, { document, data, blocks: chapter.blocks, year });
  return {
    memoria: {
      year,
      tables: tables.map((table) => ({ caption: table.caption, gives: gives(table) })),
      texts: texts.list.map(({ text }) => text),
    },
    values: [...edits.flatMap(({ values }) => values), ...totals.values],
    problems: [...totals.problems, ...edits.flatMap(({ problems }) => problems), ...texts.problems],
    rows: (accepted) => [
      ...edits.flatMap(({ rows, values }) => acceptedRows(rows, values, accepted)),
      ...totals.rows(accepted),
      ...textRows(
        yearId,
        storedSections(db, yearId),
        texts.list.filter(({ text }) => accepted.has(text.key)),
      ),
    ],
  };
}

const noMemoria: MemoriaContent = {
  memoria: { year: null, tables: [], texts: [] },
  values: [],
  problems: [{ code: 'document-without-tables', severity: 'error', at: null, found: '', detail: {} }],
  rows: () => [],
};

type Reading = {
  readonly db: Db;
  readonly yearId: number;
  readonly data: ChapterData;
  readonly fileName: string;
  readonly year: number | null;
  readonly mark: DecimalMark | null;
};

const nothing: TableEdits = { values: [], rows: [], problems: [] };

function editsOf(table: FoundTable, read: Reading): TableEdits {
  const catalogue = yearCatalogue(read.db, read.yearId, read.data.year);
  switch (gives(table)) {
    case 'indicators':
      return inDocument(historyEdits(table, read, catalogue));
    case 'targets':
      return inDocument(targetEdits(table, read, catalogue));
    default:
      return nothing;
  }
}

/** Published values of earlier years, which count as published from now on (IN10). */
function historyEdits(
  table: FoundTable,
  { db, yearId, data, mark, year: ofDocument }: Reading,
  catalogue: YearCatalogue,
): TableEdits {
  const { columns, missing } = indicatorColumns(table, ofDocument);
  if (missing !== null) return columnMissing(table, missing);
  const problems = createProblems();
  const kept = columns.filter(({ year, column }) => {
    if (year === undefined || catalogue.indicatorYears.has(year)) return true;
    problems.add(
      'warning',
      'memoria-year-missing',
      { sheet: table.sheet.name, row: headerRows(table), column },
      String(year),
    );
    return false;
  });
  const read = mappedTable(table, 'indicators', kept, mark);
  const edits = indicatorEdits(db, yearId, read, catalogue);
  return {
    values: edits.values,
    rows: edits.rows.map((row, index) => asPublished(row, (edits.values[index]?.year ?? data.year) < data.year)),
    problems: [...problems.list(), ...read.problems, ...edits.problems],
  };
}

function asPublished(row: RowWrite, isPast: boolean): RowWrite {
  const { before, after } = row;
  const isWritten = 'scaled' in after || 'mark' in after;
  // A value with a correction has what was published beside it already, and the document says the same.
  const isPublished = before !== null && 'correction' in before;
  if (!isPast || !isWritten || isPublished) return row;
  const { scaled = null, decimals = null, mark = null } = after;
  const value = scaled === null || decimals === null ? null : { scaled: Number(scaled), decimals: Number(decimals) };
  const published = figureText({ value, mark: mark === 'nd' || mark === 'dash' ? mark : null });
  return { ...row, before: before && { ...before, published: null }, after: { ...after, published } };
}

/** Goals belong to the year of the document alone. */
function targetEdits(table: FoundTable, read: Reading, catalogue: YearCatalogue): TableEdits {
  const { db, yearId, data, fileName, year, mark } = read;
  if (year === null) {
    const problems = createProblems();
    problems.add('warning', 'memoria-year-unknown', { sheet: table.sheet.name, row: 1 }, '');
    return { ...nothing, problems: problems.list() };
  }
  if (year !== data.year) return nothing;
  const { columns, missing }: Columns = targetColumns(table);
  if (missing !== null) return columnMissing(table, missing);
  const mapped = mappedTable(table, 'targets', columns, mark);
  const edits = goalEdits(db, yearId, { table: mapped, fileName, catalogue });
  return { ...edits, problems: [...mapped.problems, ...edits.problems] };
}

function columnMissing({ sheet }: FoundTable, column: string): TableEdits {
  const problems = createProblems();
  problems.add('warning', 'memoria-column-missing', { sheet: sheet.name, row: 1 }, column);
  return { ...nothing, problems: problems.list() };
}

/** Addresses of a document; an unclear cell is left out, and the rest can be taken all the same. */
const inDocument = ({ values, rows, problems }: TableEdits): TableEdits => ({
  values: values.map((value) => ({ ...value, at: { ...value.at, document: true } })),
  rows: rows.map((row) => ({
    ...row,
    sources: row.sources.map(({ cell, cells }) => ({
      cell,
      cells: cells.map((source) => ({ ...source, sheet: source.sheet ?? sheetOf(values) })),
    })),
  })),
  problems: problems.map((problem) => ({
    ...problem,
    severity: problem.severity === 'error' ? 'warning' : problem.severity,
    at: problem.at && { ...problem.at, document: true },
  })),
});

const sheetOf = (values: readonly PlanValue[]): string => values[0]?.at.sheet ?? '';

/** Of a goal the two figures are accepted each for itself. */
function acceptedRows(
  rows: readonly RowWrite[],
  values: readonly PlanValue[],
  accepted: ReadonlySet<string>,
): readonly RowWrite[] {
  const isAccepted = (value: PlanValue | undefined): boolean =>
    value !== undefined && value.status !== 'same' && accepted.has(valueKey(value));
  if (values.every(({ place }) => place === 'indicator')) return rows.filter((_, index) => isAccepted(values[index]));
  const taken = rows.flatMap((row): readonly RowWrite[] => {
    if (row.table === 'poi_version') return [row];
    const code = row.key.replace(/^target /, '');
    const refused = (['programmed', 'executed'] as const).filter(
      (field) => !isAccepted(values.find((value) => value.code === code && value.field === field)),
    );
    if (refused.length === 2) return [];
    const without = <Image extends object>(image: Image): Image =>
      Object.fromEntries(
        Object.entries(image).filter(
          ([name]) => !refused.some((field) => name === field || name === `${field}_origin`),
        ),
      ) as Image;
    const sources = row.sources.filter(({ cell }) => !refused.some((field) => cell.endsWith(`:${field}`)));
    return [{ ...row, before: row.before && without(row.before), after: without(row.after), sources }];
  });
  // The list of versions is written for goals that are new.
  return taken.some(({ table, id }) => table === 'target' && id === null)
    ? taken
    : taken.filter(({ table }) => table !== 'poi_version');
}

function textsOf(
  db: Db,
  yearId: number,
  {
    document,
    data,
    blocks,
    year,
  }: {
    readonly document: WordDocument;
    readonly data: ChapterData;
    readonly blocks: ReturnType<typeof buildChapter>['blocks'];
    readonly year: number | null;
  },
): { readonly list: readonly TextToWrite[]; readonly problems: readonly Problem[] } {
  const sections = storedSections(db, yearId);
  const template = sections.find(({ kind }) => kind === 'activities');
  const last = sections.findLast(({ kind }) => kind === 'activities' || kind === 'activity');
  const activities = template && last ? { section: template.id, last: last.id } : null;
  const { texts, left } = pairTexts(document, blocks, activities);
  const basis = reviewBasis(db, yearId);
  const { numbers } = reviewText([...reviewTexts(document, basis.leads).values()], basis.facts, reviewLexicon);
  const list = texts.map(({ paragraph, number, heading, to, before }): TextToWrite => {
    const own = numbers.filter((one) => one.paragraph === paragraph.id);
    const linkedText = linkFigures(paragraph.text, own, { data, figures: basis.facts.figures });
    const { linked, unlinked } = linkedText;
    const status = before === null ? 'new' : plain(before) === plain(paragraph.text) ? 'same' : 'changed';
    const text: PlanText = {
      key: `text:${paragraph.id}`,
      to,
      heading,
      paragraph: number,
      status,
      before,
      after: paragraph.text.trim(),
      linked,
      unlinked,
    };
    return { text, document: linkedText.document, toReview: year !== data.year || unlinked > 0 };
  });
  const problems = createProblems();
  for (const heading of left) problems.add('note', 'memoria-section-left', null, heading);
  return { list, problems: problems.list() };
}

const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** Every thing of a plan that a person can accept. */
export const offered = ({ values, memoria }: Pick<MemoriaContent, 'values' | 'memoria'>): readonly string[] => [
  ...values.filter(({ status }) => status !== 'same').map(valueKey),
  ...memoria.texts.filter(({ status }) => status !== 'same').map(({ key }) => key),
];

/** Name of the kind of import, as the history shows it. */
export const memoriaProfile = 'memoria-docx';

/** Name of what stands for a sheet in the history. */
export const memoriaSheet = es.imports.memoria.sheet;
