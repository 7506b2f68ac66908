import type { Problem, RawSheet, TableChoice } from '#shared/domain/imports.ts';
import { fileProblem } from '../problems.ts';
import { consultaBlocks, consultaLayout, isIncome } from './consulta-amigable.ts';
import { consultaAmigableActividad } from './consulta-amigable-actividad.ts';
import { consultaAmigableGenerica } from './consulta-amigable-generica.ts';
import {
  consultaAmigableFuente,
  consultaAmigableMes,
  consultaAmigableProducto,
  consultaAmigableRubro,
  consultaAmigableUnidad,
} from './consulta-amigable-vistas.ts';
import type { ImportProfile } from './profile.ts';
import { siafReporteGasto } from './siaf-reporte-gasto.ts';

/** Every format the program understands. A new one is a file beside these and a line here. */
export const profiles: readonly ImportProfile[] = [
  siafReporteGasto,
  consultaAmigableGenerica,
  consultaAmigableActividad,
  consultaAmigableProducto,
  consultaAmigableFuente,
  consultaAmigableRubro,
  consultaAmigableMes,
  consultaAmigableUnidad,
];

/** A table of a file that a profile claims. `row` counts from 1: where its headings or its title start. */
export type Candidate = { readonly profile: ImportProfile; readonly sheet: RawSheet; readonly row: number };

/** Everything in a file that could be imported; a sheet with several query results pasted into it gives each of them. */
const candidates = (sheets: readonly RawSheet[]): readonly Candidate[] =>
  sheets.flatMap((sheet) =>
    consultaBlocks(sheet).flatMap(({ block, row }) =>
      profiles.filter((profile) => profile.recognises(block)).map((profile) => ({ profile, sheet: block, row })),
    ),
  );

/**
 * The one table and profile a file is for, or why there is none: what was found is named, so that the person knows which
 * query to repeat. Among several tables the person chooses (`choice`); the program never does.
 */
export function chooseProfile(
  sheets: readonly RawSheet[],
  choice: number | null,
):
  | Candidate
  | { readonly problem: Problem; readonly sheet: RawSheet | null; readonly choices: readonly TableChoice[] } {
  const claims = candidates(sheets);
  const claim = claims.length === 1 ? claims[0] : choice === null ? undefined : claims[choice];
  if (claim) return claim;
  const [first] = claims;
  if (!first)
    return { problem: diagnose(sheets), sheet: sheets.find(({ rows }) => rows.length > 0) ?? null, choices: [] };
  return {
    problem: fileProblem('several-recognised', claims.map(({ sheet }) => sheet.name).join(', '), {
      count: String(claims.length),
    }),
    sheet: sheets.find(({ name }) => name === first.sheet.name) ?? first.sheet,
    choices: claims.map(({ profile, sheet, row }) => ({ profile: profile.id, sheet: sheet.name, row })),
  };
}

/** Near misses that people do make (formats.md §1.4), before "not recognised". */
function diagnose(sheets: readonly RawSheet[]): Problem {
  for (const sheet of sheets) {
    if (isIncome(sheet)) return fileProblem('income-report', (sheet.rows[0]?.[0] ?? '').split('\n')[0] ?? '');
    const layout = consultaLayout(sheet);
    if (layout) return fileProblem('wrong-pivot', layout.pivot);
  }
  return fileProblem('nothing-recognised', sheets.map(({ name }) => name).join(', '));
}
