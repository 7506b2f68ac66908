import type { Input } from '#shared/contract/index.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import type { RecordChange } from '#shared/domain/record.ts';
import type { Row, TableModel } from '#shared/domain/table-model.ts';
import { type ComparedBlock, compareBlocks, type DiffBlock } from '#shared/domain/text-diff.ts';
import type { FigureDifference, VersionComparison } from '#shared/domain/version-diff.ts';
import { cellText, headingText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import { chapterModel } from '../chapter/chapter.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { describeChanges } from '../record/describe.ts';
import { differencesBetween } from './content-changes.ts';
import { readContent } from './version-content.ts';
import { asOfVersion } from './versions.ts';

/**
 * What differs between two named versions, or between one and the present (`null`), as the chapters print it; and what they do
 * not print, such as sheets, comments and configuration. @throws Refusal `not-found`, `damaged-database`
 */
export function compareVersions(db: Db, { yearId, before, after }: Input<'years.compareVersions'>): VersionComparison {
  const stateOf = (versionId: number | null) => {
    const read = () => ({ chapter: chapterModel(db, yearId), content: readContent(db, yearId) });
    return versionId === null ? read() : asOfVersion(db, { yearId, versionId }, read);
  };
  const [old, now] = [stateOf(before), stateOf(after)];
  return {
    figures: figureDifferences(old.chapter, now.chapter),
    texts: compareBlocks(textOf(old.chapter), textOf(now.chapter)).filter(differs),
    others: describeChanges(differencesBetween(old.content, now.content), now.content).filter(isElsewhere),
  };
}

/** What the figures and texts do not show already. */
function isElsewhere({ area, what, field }: RecordChange): boolean {
  if (area === 'narrative' || area === 'targets' || area === 'notes') return false;
  const printed = field === '' || (what === es.record.tables.indicator_value && field === es.record.value);
  return area !== 'indicators' || !printed;
}

const differs = ({ pieces }: ComparedBlock): boolean => pieces.some(({ kind }) => kind !== 'same');

/** Every printed cell by table, row and column; a row that only one of them has is a difference in each of its cells. */
export function figureDifferences(before: ChapterModel, after: ChapterModel): readonly FigureDifference[] {
  const [old, now] = [tablesOf(before), tablesOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const shown = is ?? was;
    if (!shown) return [];
    const [wasCells, isCells] = [cellsOf(was), cellsOf(is)];
    return [...new Set([...isCells.keys(), ...wasCells.keys()])].flatMap((place): readonly FigureDifference[] => {
      const [a, b] = [wasCells.get(place), isCells.get(place)];
      const named = b ?? a;
      if (!named || a?.text === b?.text) return [];
      const { row, column } = named;
      return [{ table: shown.label, row, column, before: a?.text ?? null, after: b?.text ?? null }];
    });
  });
}

const tablesOf = ({ blocks }: ChapterModel): ReadonlyMap<string, TableModel> =>
  new Map(blocks.flatMap((block) => (block.kind === 'table' ? [[block.table.key, block.table] as const] : [])));

type PlacedCell = { readonly row: string; readonly column: string; readonly text: string };

/** Figures only: names are words, and where a row is new its figures tell. */
function cellsOf(table: TableModel | undefined): ReadonlyMap<string, PlacedCell> {
  if (!table) return new Map();
  return new Map(
    table.rows.flatMap((row) =>
      table.columns.flatMap((column, index) => {
        const cell = row.cells[index];
        if (!cell || cell.kind === 'text') return [];
        const placed = { row: rowName(row, table.columns), column: headingText(column), text: cellText(cell) };
        return [[`${row.key} ${column.key}`, placed] as const];
      }),
    ),
  );
}

/** The words of the row, without the category that it shares with its neighbours. */
const rowName = ({ cells }: Row, columns: TableModel['columns']): string =>
  cells
    .flatMap((cell, index) => (cell.kind === 'text' && cell.value !== '' && !columns[index]?.merge ? [cell.value] : []))
    .join(' · ');

/** Headings, paragraphs, and the words around the tables. */
const textOf = ({ blocks }: ChapterModel): readonly DiffBlock[] =>
  blocks.flatMap((block): readonly DiffBlock[] => {
    if (block.kind === 'heading') return [{ kind: 'heading', text: `${block.number} ${block.text}` }];
    if (block.kind === 'paragraph') return [{ kind: block.style, text: block.runs.map(({ text }) => text).join('') }];
    if (block.kind !== 'table') return [];
    const { label, title, source, notes } = block.table;
    return [
      { kind: 'lead', text: `${label}: ${title}` },
      ...notes.map((note) => ({ kind: 'body' as const, text: `${note.number}/ ${note.text}` })),
      ...(source === null ? [] : [{ kind: 'body' as const, text: source }]),
    ];
  });
