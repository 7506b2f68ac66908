import type { ParsedFile, Problem, RawSheet, SheetRow } from '#shared/domain/imports.ts';
import { openDocx } from '../review/open-docx.ts';
import type { KnownLayout, MappedTable } from './assistant/recognise.ts';
import { chooseTable } from './choose-table.ts';
import type { CodeCatalogue } from './codes.ts';
import { type ParsedForm, readForm } from './forms/read-form.ts';
import type { ImportLimits } from './limits.ts';
import { fileProblem } from './problems.ts';
import type { ImportProfile } from './profiles/profile.ts';
import { readFile } from './readers/read-file.ts';
import type { ParseResult, ReadingOptions } from './runner.ts';
import { settleMarks } from './settle-marks.ts';

/** `choice`: an index into the `choices` of an earlier answer. */
export type ParseRequest = {
  readonly choice?: number | undefined;
  readonly options?: ReadingOptions | undefined;
  readonly layouts?: readonly KnownLayout[] | undefined;
  readonly catalogue?: CodeCatalogue | undefined;
};

/**
 * Reader, then profile: bytes to typed lines, or to what is wrong with them. A table that no profile claims is read as a
 * person mapped it, now or before; else a mapping is proposed with the refusal. Knows no disk and no database.
 */
export async function parseFile(
  bytes: Uint8Array,
  limits: ImportLimits,
  { choice, options = {}, layouts = [], catalogue }: ParseRequest = {},
): Promise<ParseResult> {
  const reading = await readFile(bytes, limits, options);
  const text = reading.text === undefined ? {} : { text: reading.text };
  if (reading.kind === 'refused' && reading.problem.detail?.kind === 'word') return readWord(bytes);
  if (reading.kind === 'refused')
    return { ...text, kind: 'refused', problems: [reading.problem], preview: preview(reading.sheets[0] ?? null) };
  const form = readForm(reading.sheets);
  if (form !== null)
    return { ...text, kind: 'form', form, problems: form.problems, preview: formPreview(reading.sheets, form) };
  return {
    ...text,
    ...parseSheets(reading.sheets, { choice, options, layouts, catalogue, isText: reading.text !== undefined }),
  };
}

function readWord(bytes: Uint8Array): ParseResult {
  const opened = openDocx(bytes);
  if (opened.kind === 'refused')
    return {
      kind: 'refused',
      problems: [fileProblem('document-refused', '', { reason: opened.fault })],
      preview: null,
    };
  return { kind: 'document', document: opened.reading.document, problems: [], preview: null };
}

function parseSheets(
  sheets: readonly RawSheet[],
  {
    choice,
    options,
    layouts,
    catalogue,
    isText,
  }: {
    readonly choice: number | undefined;
    readonly options: ReadingOptions;
    readonly layouts: readonly KnownLayout[];
    readonly catalogue: CodeCatalogue | undefined;
    /** Not a workbook, which stores its numbers as numbers. */
    readonly isText: boolean;
  },
): ParseResult {
  const found = chooseTable(sheets, { choice: choice ?? null, options, layouts });
  switch (found.kind) {
    case 'profile': {
      const { profile, sheet } = found.candidate;
      const file = parseBy(profile, sheet, { isText, catalogue, decimal: options.decimal });
      return { kind: 'parsed', file, preview: firstRows(sheet), excerpts: excerpts(sheet, file.problems) };
    }
    case 'table': {
      const { table, sheet } = found;
      const { problems } = table;
      return { kind: 'table', table, problems, preview: firstRows(sheet), excerpts: tableRows(sheet, table) };
    }
    case 'none': {
      const { problem, sheet, choices, proposal } = found;
      const shown = proposal === null ? sheet : proposal.sheet;
      const proposed = proposal === null ? {} : { proposal: proposal.table };
      return { kind: 'refused', problems: [problem], preview: preview(shown), choices, ...proposed };
    }
    default:
      return found satisfies never;
  }
}

/** A question about the marks of a column stands for whatever the profile would make of its cells. */
function parseBy(
  profile: ImportProfile,
  sheet: RawSheet,
  {
    isText,
    catalogue,
    decimal,
  }: {
    readonly isText: boolean;
    readonly catalogue: CodeCatalogue | undefined;
    readonly decimal: ReadingOptions['decimal'];
  },
): ParsedFile {
  if (!isText || profile.amounts === undefined) return profile.parse(sheet, catalogue);
  const settled = settleMarks(sheet, profile.amounts(sheet), decimal ?? null);
  const file = profile.parse(settled.sheet, catalogue);
  if (settled.problems.length === 0) return file;
  const others = file.problems.filter(({ code }) => code !== 'bad-amount' && code !== 'rounded-amount');
  return { ...file, problems: [...settled.problems, ...others] };
}

/** Enough for a person to see what was read (IM8). */
const PREVIEW = { rows: 40, columns: 100, characters: 200 } as const;

const preview = (sheet: RawSheet | null): RawSheet | null => (sheet === null ? null : firstRows(sheet));

const firstRows = ({ name, rows }: RawSheet): RawSheet => ({ name, rows: rows.slice(0, PREVIEW.rows).map(shortened) });

/** The sheet that people fill in first. */
const formPreview = (sheets: readonly RawSheet[], { cells }: ParsedForm): RawSheet =>
  firstRows(sheets.find(({ name }) => name === cells[0]?.sheet) ?? { name: '', rows: [] });

/** Problems name at most some hundred rows (`createProblems`). */
function excerpts({ name, rows }: RawSheet, problems: readonly Problem[]): readonly SheetRow[] {
  const found = problems.flatMap(({ at }) => (at !== null && at.sheet === name && at.row > PREVIEW.rows ? at.row : []));
  return [...new Set(found)].sort((a, b) => a - b).map((row) => ({ row, cells: shortened(rows[row - 1] ?? []) }));
}

/**
 * What a table's rows mean is found out later, by the year's catalogues: any of the first ones may have a problem then. Those
 * that the person left out are shown as well, for them to be taken back.
 */
const tableRows = ({ rows }: RawSheet, table: MappedTable): readonly SheetRow[] =>
  [...table.rows.map(({ row }) => row), ...(table.mapping.leftOut ?? [])]
    .filter((row) => row > PREVIEW.rows)
    .toSorted((a, b) => a - b)
    .slice(0, TABLE_ROWS)
    .map((row) => ({ row, cells: shortened(rows[row - 1] ?? []) }));
const TABLE_ROWS = 500;

const shortened = (row: readonly string[]): readonly string[] =>
  row.slice(0, PREVIEW.columns).map((cell) => cell.slice(0, PREVIEW.characters));
