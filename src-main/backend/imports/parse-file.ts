import type { Problem, RawSheet, SheetRow } from '#shared/domain/imports.ts';
import type { ImportLimits } from './limits.ts';
import { chooseProfile } from './profiles/index.ts';
import { readFile } from './readers/read-file.ts';
import type { ParseResult } from './runner.ts';

/**
 * Reader, then profile: bytes to typed lines, or to what is wrong with them. Knows no disk and no database. `chosen`: an
 * index into the `choices` of an earlier answer.
 */
export async function parseFile(bytes: Uint8Array, limits: ImportLimits, chosen?: number): Promise<ParseResult> {
  const reading = await readFile(bytes, limits);
  if (reading.kind === 'refused')
    return { kind: 'refused', problems: [reading.problem], preview: preview(reading.sheets[0] ?? null) };
  const choice = chooseProfile(reading.sheets, chosen ?? null);
  if ('problem' in choice) {
    const { problem, sheet, choices } = choice;
    return { kind: 'refused', problems: [problem], preview: preview(sheet), choices };
  }
  const file = choice.profile.parse(choice.sheet);
  return { kind: 'parsed', file, preview: firstRows(choice.sheet), excerpts: excerpts(choice.sheet, file.problems) };
}

/** Enough for a person to see what was read (IM8). */
const PREVIEW = { rows: 40, columns: 100, characters: 200 } as const;

const preview = (sheet: RawSheet | null): RawSheet | null => (sheet === null ? null : firstRows(sheet));

const firstRows = ({ name, rows }: RawSheet): RawSheet => ({ name, rows: rows.slice(0, PREVIEW.rows).map(shortened) });

/** Problems name at most some hundred rows (`createProblems`). */
function excerpts({ name, rows }: RawSheet, problems: readonly Problem[]): readonly SheetRow[] {
  const found = problems.flatMap(({ at }) => (at !== null && at.sheet === name && at.row > PREVIEW.rows ? at.row : []));
  return [...new Set(found)].sort((a, b) => a - b).map((row) => ({ row, cells: shortened(rows[row - 1] ?? []) }));
}

const shortened = (row: readonly string[]): readonly string[] =>
  row.slice(0, PREVIEW.columns).map((cell) => cell.slice(0, PREVIEW.characters));
