import type { Problem, RawSheet } from '#shared/domain/imports.ts';
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
export const candidates = (sheets: readonly RawSheet[]): readonly Candidate[] =>
  sheets.flatMap((sheet) =>
    consultaBlocks(sheet).flatMap(({ block, row }) =>
      profiles.filter((profile) => profile.recognises(block)).map((profile) => ({ profile, sheet: block, row })),
    ),
  );

/** A near miss that people do make (formats.md §1.4): a known page with the wrong content. `null`: nothing known at all. */
export function nearMiss(sheets: readonly RawSheet[]): Problem | null {
  for (const sheet of sheets) {
    if (isIncome(sheet)) return fileProblem('income-report', (sheet.rows[0]?.[0] ?? '').split('\n')[0] ?? '');
    const layout = consultaLayout(sheet);
    if (layout) return fileProblem('wrong-pivot', layout.pivot);
  }
  return null;
}
