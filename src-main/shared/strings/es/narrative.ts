import type { Inline } from '../../domain/narrative.ts';
import { chapter } from './chapter.ts';

const names: Readonly<Record<(Inline & { kind: 'name' })['of'], string>> = {
  'program-code': 'código del programa',
  program: 'nombre del programa',
  year: 'año de la memoria',
  'previous-year': 'año anterior',
  'activity-code': 'código de la actividad',
  activity: 'nombre de la actividad',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const figureName = (ref: string): string =>
  capital(chapter.figureName(ref).replace(' de la actividad *', ' de la actividad'));

/** The screen "Redacción" and what the backend says about linked figures. */
export const narrative = {
  figureName,
  shareOf: (part: string, whole: string): string => `Porcentaje de «${part}» en «${whole}»`,
  names,
  /** What a linked piece of the template stands for. */
  placeholder: (inline: Inline): string => {
    if (inline.kind === 'name') return `‹${names[inline.of]}›`;
    if (inline.kind === 'compare') return `‹${inline.more} / ${inline.less}›`;
    if (inline.kind === 'agree') return `‹${inline.one} / ${inline.many}›`;
    if (inline.kind === 'unit-of-measure') return '‹unidad de medida›';
    if (inline.kind === 'units') return '‹detalle por unidad orgánica›';
    return 'ref' in inline ? `‹${figureName(inline.ref)}›` : '';
  },
  unitOfMeasure: 'Unidad de medida (concuerda con la meta ejecutada)',
  unitSplit: 'Detalle de la meta ejecutada por unidad orgánica',
  goalReached: 'Palabra: la meta ejecutada superó, alcanzó o no alcanzó la programada',
  goalWords: { more: 'superó', less: 'no alcanzó', same: 'alcanzó' },
  budgetChange: (ofActivity: boolean): string =>
    `Palabra: el PIM ${ofActivity ? 'de la actividad' : 'total'} aumentó, disminuyó o se mantuvo frente al PIA`,
  changeWords: { more: 'aumentó', less: 'disminuyó', same: 'se mantuvo' },
  usedIn: (heading: string): string => `Párrafo de «${heading}»`,
  usedInActivity: (heading: string, code: string): string => `Párrafo de la actividad ${code}, en «${heading}»`,
  goalSource: (poiVersion: string | null): string =>
    poiVersion === null ? 'Metas físicas' : `Metas físicas, ${poiVersion}`,
  fileSource: (fileName: string, cutOff: string | null): string =>
    `Archivo «${fileName}»${cutOff === null ? '' : `, corte ${cutOff}`}`,
  noSource: 'Sin archivo importado todavía',
} as const;
