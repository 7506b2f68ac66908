import type { ColumnRole, TableKind } from '#shared/domain/table-mapping.ts';

export type NamedRole = { readonly role: ColumnRole; readonly month?: number };

/** What a heading says a column is, compared without accents and case; `null` for a column that is not imported. */
export function rolesByHeading(heading: string, kind: TableKind): NamedRole | null {
  if (heading === '' || NEVER.test(heading)) return null;
  const words = heading
    .replace(/[_.·/()-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (kind === 'indicators') return indicatorRole(words);
  const role = (kind === 'targets' ? TARGET_WORDS : BUDGET_WORDS).find(([, pattern]) => pattern.test(words))?.[0];
  if (kind === 'budget') return role === undefined ? null : { role };
  const month = monthOf(words);
  if (role === 'programmed' || role === 'executed') return month === undefined ? { role } : { role, month };
  // "CANT_ENE" and a bare "Ene" are a plan; what was done is called so.
  return role === undefined ? (month === undefined ? null : { role: 'programmed', month }) : { role };
}

/** A year that stands alone in a heading: "2031", "Valor 2031 1/". */
export const headingYear = (heading: string): number | undefined => {
  const found = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(heading)?.[0];
  return found === undefined ? undefined : Number(found);
};

/** What is computed from other columns is computed again, never imported. */
const NEVER =
  /%|\bavance porcentual\b|\bsaldo\b|\bvariacion\b|\bbrecha\b|\bporcentaje de avance\b|\bfinancier[ao]s?\b|\bestructura\b/;

const TARGET_WORDS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['unitOfMeasure', /\bunidad(?:es)? (?:de )?medida\b|^u\s?m$|^und(?: med(?:ida)?)?$/],
  [
    'organicUnit',
    /\bunidad (?:organica|funcional|responsable)\b|\bcentro de costos?\b|^(?:area|organo|dependencia|responsable)\b/,
  ],
  [
    'executed',
    /\bejec(?:ut\w*|ucion)?\b|\blogr(?:o|ado)s?\b|\breal(?:izado)?\b|\bavance fisico\b|\bavan fisico\b|\bseguimiento\b/,
  ],
  [
    'programmed',
    /\bprog(?:ram\w*)?\b|\bmeta (?:fisica|anual|programada|reprogramada)\b|^metas?$|\bcant meta anual\b|\btotal fisico\b|\breprog\w*\b/,
  ],
  ['activity', /\bactiv(?:idad)?\b(?! operativa)|^cod(?:igo)?(?: act\w*)?$|^activ obra/],
];

const BUDGET_WORDS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['pia', /\bpia\b|\bpresupuesto inicial\b|\binicial de apertura\b/],
  ['modifications', /\bmodificaciones\b/],
  ['pim', /\bpim\b|\bpresupuesto modificado\b|\binicial modificado\b/],
  ['certificado', /\bcertifica\w*\b/],
  ['devengado', /\bdevengad[oa]s?\b|^ejecucion(?: presupuestal)?$|^ejecutado$|\bmonto ejecutado\b/],
  ['compromiso', /\bcompromiso\b|\bcomprometido\b/],
  ['girado', /\bgirad[oa]\b/],
  ['generica', /\bgenericas?\b|\bgrupo generico\b|\bpartida\b|\bclasificador\b/],
  ['fundingSource', /\bfuente\b/],
  ['rubro', /\brubro\b/],
  ['activity', /\bactiv(?:idad)?\b(?! operativa)|^activ obra/],
];

function indicatorRole(words: string): NamedRole | null {
  if (/\bindicador(?:es)?\b/.test(words) && headingYear(words) === undefined) return { role: 'indicator' };
  return headingYear(words) === undefined ? null : { role: 'value' };
}

const MONTH_WORDS: readonly RegExp[] = [
  /\b(?:ene|enero)\b/,
  /\b(?:feb|febrero)\b/,
  /\b(?:mar|marzo)\b/,
  /\b(?:abr|abril)\b/,
  /\b(?:may|mayo)\b/,
  /\b(?:jun|junio)\b/,
  /\b(?:jul|julio)\b/,
  /\b(?:ago|agosto)\b/,
  /\b(?:set|sep|sept|setiembre|septiembre)\b/,
  /\b(?:oct|octubre)\b/,
  /\b(?:nov|noviembre)\b/,
  /\b(?:dic|diciembre)\b/,
];

function monthOf(words: string): number | undefined {
  const index = MONTH_WORDS.findIndex((pattern) => pattern.test(words));
  return index < 0 ? undefined : index + 1;
}
