import type { Problem, RawSheet, TableChoice } from '#shared/domain/imports.ts';
import { assistedTable, type KnownLayout, type MappedTable, rememberedTables } from './assistant/recognise.ts';
import { fileProblem } from './problems.ts';
import { type Candidate, candidates, nearMiss } from './profiles/index.ts';
import type { ReadingOptions } from './runner.ts';

type Mapped = { readonly table: MappedTable; readonly sheet: RawSheet };

/** The one table that a file is for, by a profile or by a mapping; or why there is none. */
export type FoundTable =
  | { readonly kind: 'profile'; readonly candidate: Candidate }
  | ({ readonly kind: 'table' } & Mapped)
  | {
      readonly kind: 'none';
      readonly problem: Problem;
      readonly sheet: RawSheet | null;
      readonly choices: readonly TableChoice[];
      readonly proposal: Mapped | null;
    };

/**
 * Profiles come first: a mapping, also a remembered one, never reads a sheet that a profile claims or that is a known page
 * with the wrong content. Among several tables the person chooses (`choice`); the program never does. What was found is
 * named, so that the person knows which query to repeat.
 */
export function chooseTable(
  sheets: readonly RawSheet[],
  {
    choice,
    options,
    layouts,
  }: { readonly choice: number | null; readonly options: ReadingOptions; readonly layouts: readonly KnownLayout[] },
): FoundTable {
  const claimed = candidates(sheets);
  const free = sheets.filter(
    (sheet) => !claimed.some((claim) => claim.sheet.name === sheet.name) && !nearMiss([sheet]),
  );
  if (options.mapping !== undefined || options.propose !== undefined) {
    const given = assistedTable(free, options);
    if (given !== null) return { kind: 'table', ...given };
  }
  const found = [
    ...claimed.map((candidate) => ({ kind: 'profile' as const, candidate })),
    ...rememberedTables(free, layouts, options.decimal).map((mapped) => ({ kind: 'table' as const, ...mapped })),
  ];
  const one = found.length === 1 ? found[0] : choice === null ? undefined : found[choice];
  if (one) return one;
  const [first] = found;
  if (!first) {
    const miss = nearMiss(sheets);
    return {
      kind: 'none',
      problem: miss ?? fileProblem('nothing-recognised', sheets.map(({ name }) => name).join(', ')),
      sheet: sheets.find(({ rows }) => rows.length > 0) ?? null,
      choices: [],
      proposal: miss === null ? assistedTable(free, { decimal: options.decimal }) : null,
    };
  }
  const choices = found.map(choiceOf);
  return {
    kind: 'none',
    problem: fileProblem('several-recognised', choices.map(({ sheet }) => sheet).join(', '), {
      count: String(choices.length),
    }),
    sheet: sheets.find(({ name }) => name === choices[0]?.sheet) ?? null,
    choices,
    proposal: null,
  };
}

type Found = Exclude<FoundTable, { kind: 'none' }>;

/** A mapped table goes by the name that the person gave its layout. */
const choiceOf = (found: Found): TableChoice =>
  found.kind === 'profile'
    ? { profile: found.candidate.profile.id, sheet: found.candidate.sheet.name, row: found.candidate.row }
    : {
        profile: found.table.layout?.name ?? '',
        sheet: found.sheet.name,
        row: found.table.mapping.headerRow,
      };
