import type { Problem, RawSheet } from '#shared/domain/imports.ts';
import { fileProblem } from '../problems.ts';
import { consultaLayout, isIncome } from './consulta-amigable.ts';
import { consultaAmigableGenerica } from './consulta-amigable-generica.ts';
import type { ImportProfile } from './profile.ts';
import { siafReporteGasto } from './siaf-reporte-gasto.ts';

/** Every format the program understands. A new one is a file beside these and a line here. */
export const profiles: readonly ImportProfile[] = [siafReporteGasto, consultaAmigableGenerica];

/**
 * The one sheet and profile a file is for, or why there is none: what was found is named, so that the person knows which
 * query to repeat.
 */
export function chooseProfile(
  sheets: readonly RawSheet[],
):
  | { readonly profile: ImportProfile; readonly sheet: RawSheet }
  | { readonly problem: Problem; readonly sheet: RawSheet | null } {
  const claims = sheets.flatMap((sheet) =>
    profiles.filter((profile) => profile.recognises(sheet)).map((profile) => ({ profile, sheet })),
  );
  const [claim, ...others] = claims;
  if (claim && others.length === 0) return claim;
  const first = sheets.find((sheet) => sheet.rows.length > 0) ?? null;
  if (claim)
    return {
      problem: fileProblem('several-recognised', claims.map(({ sheet }) => sheet.name).join(', '), {
        count: String(claims.length),
      }),
      sheet: claim.sheet,
    };
  return { problem: diagnose(sheets), sheet: first };
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
