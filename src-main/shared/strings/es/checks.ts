import type { Finding, RuleId } from '../../domain/checks.ts';
import { chapter } from './chapter.ts';

type Sentence = (finding: Finding) => string;

const at = ({ detail }: Finding): string => (detail.row === 'total' ? 'en el total' : `en la fila ${detail.row}`);
const fields: Readonly<Record<string, string>> = { programmed: 'programada', executed: 'ejecutada' };
const measures: Readonly<Record<string, string>> = { pia: 'El PIA', pim: 'El PIM', devengado: 'El devengado' };
const dated = (file: string | undefined, date: string | undefined): string =>
  `«${file}»${date === undefined || date === '' ? '' : ` (corte ${date})`}`;

const sentences: Readonly<Record<RuleId, Sentence>> = {
  casting: ({ detail, expected, found, difference }) =>
    `${detail.table}: la columna «${detail.column}» suma ${expected}, pero su total dice ${found}. Diferencia: ${difference}.`,
  'pia-18-19': (finding) => differs('El PIA', finding),
  'pim-19-20': (finding) => differs('El PIM', finding),
  'execution-20-21': (finding) =>
    `El total de «${finding.detail.column}» no coincide: ${finding.expected} en la ${finding.detail.table} y ${finding.found} en la ${finding.detail.other}. Diferencia: ${finding.difference}.`,
  'shares-add-up': ({ detail, found }) =>
    `${detail.table}: los porcentajes redondeados suman ${found} y el total impreso es 100%. No es un error: cada fila se redondea por separado.`,
  'devengado-above-pim': (finding) =>
    `${finding.detail.table}: el devengado ${at(finding)} es ${finding.found} y supera el PIM, que es ${finding.expected}. Revise el archivo de origen.`,
  'units-add-up': ({ detail, expected, found, difference }) =>
    `La meta ${fields[detail.field ?? ''] ?? ''} de la actividad ${detail.activity} es ${expected}, pero sus unidades orgánicas suman ${found}. Diferencia: ${difference}.`,
  'missing-figure': ({ detail }) => {
    if (detail.kind === 'table') return `${detail.table}: no tiene datos. Importe el archivo o complete las filas.`;
    if (detail.kind === 'cell')
      return `${detail.table}: falta el dato de «${detail.column}» en «${detail.row}». ${detail.marks === 'yes' ? 'Complételo, o escriba n.d. o – donde corresponda.' : 'Complételo.'}`;
    return `Un párrafo cita un dato que no existe: ${chapter.figureName(detail.ref ?? '')}.`;
  },
  'sources-agree': ({ detail, expected, found, difference }) =>
    `${measures[detail.measure ?? ''] ?? detail.measure} ${detail.row === 'total' ? 'total' : `de ${detail.row}`} es ${expected} en ${dated(detail.officialFile, detail.officialDate)}, la fuente oficial, y ${found} en ${dated(detail.otherFile, detail.otherDate)}. Diferencia: ${difference}.`,
  'override-outdated': ({ detail, expected, found }) =>
    `Redacción: «${found}» se escribió en lugar de ${chapter.figureName(detail.ref ?? '')}, que ahora es ${expected === '' ? 'un dato que falta' : expected} (antes ${detail.over}). Confírmelo o quítelo. Motivo anotado: ${detail.reason}`,
  'orphan-note': ({ detail, found }) =>
    `${detail.table}: la nota «${found}» no está unida a ningún dato de la tabla y no se imprime.`,
  'cut-off-differs': ({ detail, expected, found }) =>
    `«${detail.file}» tiene fecha de corte ${found}, pero las tablas imprimen ${expected}. Importe el archivo con ese corte o corrija la fecha de corte del año.`,
  'negative-amount': ({ detail, found }) =>
    `${measures[detail.measure ?? ''] ?? detail.measure} de ${detail.row} (${detail.name}) es ${found}: no puede ser negativo. Revise el archivo de origen.`,
};

function differs(what: string, { detail, expected, found, difference }: Finding): string {
  const row = detail.row === 'total' ? 'total' : `de ${detail.row}`;
  return `${what} ${row} no coincide: ${expected} en la ${detail.table} y ${found} en la ${detail.other}. Diferencia: ${difference}.`;
}

/** Findings in words: what disagrees, where, with the numbers on both sides (features.md D5). */
export const checks = {
  message: (finding: Finding): string => sentences[finding.rule](finding),
} as const;
