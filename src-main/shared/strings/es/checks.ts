import type { DataRuleId, Finding, RuleId } from '../../domain/checks.ts';
import type { RangeProblem } from '../../domain/indicators.ts';
import type { FormatRule } from '../../domain/review/format-lint.ts';
import type { TextFinding } from '../../domain/review/model.ts';
import { chapter } from './chapter.ts';
import { indicators } from './indicators.ts';
import { review } from './review.ts';
import { reviewReport } from './review-report.ts';

/** What disagrees, and how it is put right; one finding's words. */
type Words = {
  readonly message: (finding: Finding) => string;
  readonly advice: string | ((finding: Finding) => string);
};

const at = ({ detail }: Finding): string => (detail.row === 'total' ? 'en el total' : `en la fila ${detail.row}`);
const fields: Readonly<Record<string, string>> = { programmed: 'programada', executed: 'ejecutada' };
const measures: Readonly<Record<string, string>> = { pia: 'El PIA', pim: 'El PIM', devengado: 'El devengado' };
const dated = (file: string | undefined, date: string | undefined): string =>
  `«${file}»${date === undefined || date === '' ? '' : ` (corte ${date})`}`;
const catalogueOf = ({ kind }: Finding['detail']): string => (kind === 'generica' ? 'genéricas' : 'actividades');
const rowOf = ({ dimension, row }: Finding['detail']): string =>
  row === 'total' ? 'Total' : `${dimension === 'generica' ? 'Genérica' : 'Actividad'} ${row}`;
const listed = (parts: readonly string[]): string =>
  [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' y ');
type TextRule = TextFinding['rule'];
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const isInTable = ({ where: [place] }: Finding): boolean => place !== undefined && 'table' in place;
const reviewFile = 'Revise el archivo de origen.';

const words: Readonly<Record<RuleId, Words>> = {
  casting: {
    message: ({ detail, expected, found, difference }) =>
      `${detail.table}: la columna «${detail.column}» suma ${expected}, pero su total dice ${found}. Diferencia: ${difference}.`,
    advice: 'Vuelva a importar el archivo, o revise las cifras escritas a mano en esa columna.',
  },
  'pia-18-19': { message: (finding) => differs('El PIA', finding), advice: reviewFile },
  'pim-19-20': { message: (finding) => differs('El PIM', finding), advice: reviewFile },
  'execution-20-21': {
    message: (finding) =>
      `El total de «${finding.detail.column}» no coincide: ${finding.expected} en la ${finding.detail.table} y ${finding.found} en la ${finding.detail.other}. Diferencia: ${finding.difference}.`,
    advice: 'Use un mismo archivo, con la misma fecha de corte, como fuente de las dos tablas.',
  },
  'shares-add-up': {
    message: ({ detail, found }) =>
      `${detail.table}: los porcentajes redondeados suman ${found} y el total impreso es 100%. No es un error: cada fila se redondea por separado.`,
    advice: 'Si prefiere que sumen 100.0, elija «mayor residuo» en Configuración.',
  },
  'devengado-above-pim': {
    message: (finding) =>
      `${finding.detail.table}: el devengado ${at(finding)} es ${finding.found} y supera el PIM, que es ${finding.expected}.`,
    advice: reviewFile,
  },
  'units-add-up': {
    message: ({ detail, expected, found, difference }) =>
      `La meta ${fields[detail.field ?? ''] ?? ''} de la actividad ${detail.activity} es ${expected}, pero sus unidades orgánicas suman ${found}. Diferencia: ${difference}.`,
    advice: 'Corrija la meta o el dato de una unidad orgánica.',
  },
  'months-add-up': {
    message: ({ detail, expected, found }) =>
      `La meta ${fields[detail.field ?? ''] ?? ''} anual de la actividad ${detail.activity} es ${found}, pero sus meses dan ${expected}.`,
    advice:
      'Corrija un mes, vacíe la cifra anual para que salga de los meses, o anote el motivo en la ficha de la meta.',
  },
  'physical-financial-gap': {
    message: ({ detail, expected, found }) =>
      `La actividad ${detail.activity} tiene un avance físico de ${found} y un avance financiero de ${expected}.`,
    advice: 'No es un error. Si la diferencia es real, conviene explicarla en la redacción.',
  },
  'missing-figure': {
    message: ({ detail }) => {
      if (detail.kind === 'table') return `${detail.table}: no tiene datos.`;
      if (detail.kind === 'cell') return `${detail.table}: falta el dato de «${detail.column}» en «${detail.row}».`;
      return `Un párrafo cita un dato que no existe: ${chapter.figureName(detail.ref ?? '')}.`;
    },
    advice: ({ detail }) => {
      if (detail.kind === 'table') return 'Importe el archivo o complete las filas.';
      if (detail.kind === 'cell' && detail.marks === 'yes') return 'Complételo, o escriba n.d. o – donde corresponda.';
      return detail.kind === 'cell' ? 'Complételo.' : 'Complete el dato, o cambie la frase que lo cita.';
    },
  },
  'sources-agree': {
    message: ({ detail, expected, found, difference }) =>
      `${measures[detail.measure ?? ''] ?? detail.measure} ${detail.row === 'total' ? 'total' : `de ${detail.row}`} es ${expected} en ${dated(detail.officialFile, detail.officialDate)}, la fuente oficial, y ${found} en ${dated(detail.otherFile, detail.otherDate)}. Diferencia: ${difference}.`,
    advice: ({ detail }) =>
      detail.officialDate !== detail.otherDate
        ? 'Los archivos son de cortes distintos, lo que puede explicarla. Importe los dos con un mismo corte, o acéptela con ese sustento.'
        : 'Elija en Presupuesto cuál de las dos fuentes es la oficial, o acepte la diferencia con su sustento.',
  },
  'override-outdated': {
    message: ({ detail, expected, found }) =>
      `Redacción: «${found}» se escribió en lugar de ${chapter.figureName(detail.ref ?? '')}, que ahora es ${expected === '' ? 'un dato que falta' : expected} (antes ${detail.over}). Motivo anotado: ${detail.reason}`,
    advice: 'Confírmelo o quítelo en Redacción.',
  },
  'orphan-note': {
    message: ({ detail, found }) =>
      `${detail.table}: la nota «${found}» no está unida a ningún dato de la tabla y no se imprime.`,
    advice: 'Únala a un dato, o elimínela.',
  },
  'cut-off-differs': {
    message: ({ detail, expected, found }) =>
      `«${detail.file}» tiene fecha de corte ${found}, pero las tablas imprimen ${expected}.`,
    advice: 'Importe el archivo con ese corte, o corrija la fecha de corte del año.',
  },
  'cut-off-unknown': {
    message: ({ detail, expected, found }) =>
      `«${detail.file}» no indica su fecha de corte y se importó el ${found}: no puede ser del corte ${expected} que imprimen las tablas.`,
    advice: 'Genere el reporte otra vez con ese corte e impórtelo, o corrija la fecha de corte del año.',
  },
  'source-missing': {
    message: ({ detail }) => `${detail.table}: no tiene «Fuente».`,
    advice: 'Escríbala en Configuración. En el texto, {cutOffDate} es la fecha de corte.',
  },
  'negative-amount': {
    message: ({ detail, found }) =>
      `${measures[detail.measure ?? ''] ?? detail.measure} de ${detail.row} (${detail.name}) es ${found}: no puede ser negativo.`,
    advice: reviewFile,
  },
  'indicator-range': {
    message: ({ detail, found }) =>
      `Indicador «${detail.indicator}»: el valor ${detail.year} es ${found}. ${indicators.range[detail.problem as RangeProblem]}`,
    advice: 'Corrija el valor, elija en su ficha otra unidad de medida, o acéptelo con su sustento.',
  },
  'indicator-jump': {
    message: ({ detail, expected, found }) =>
      `Indicador «${detail.indicator}»: pasa de ${expected} (${detail.before}) a ${found} (${detail.year}) y ninguna nota lo explica.`,
    advice: 'Una nota al pie al indicador o al valor, o marque el cambio de método en su ficha si lo hubo.',
  },
  'executed-unprogrammed': {
    message: ({ detail, found }) =>
      `La actividad ${detail.activity} ejecutó ${found} y su meta programada es 0, así que no tiene avance.`,
    advice: 'Complete la meta programada de la versión del POI que se imprime.',
  },
  'executed-above-programmed': {
    message: ({ detail, expected, found }) =>
      `La actividad ${detail.activity} ejecutó ${found} y su meta programada es ${expected}: un avance de ${detail.progress}.`,
    advice: 'Compruebe la meta de la versión del POI que se imprime. Si se ejecutó más, acéptelo con su sustento.',
  },
  'budget-jump': {
    message: ({ detail }) =>
      `${rowOf(detail)}: ${listed(
        Object.keys(measures).flatMap((measure) => {
          const [before, now] = [detail[`${measure}Before`], detail[`${measure}Now`]];
          return now === undefined ? [] : [`${lowerFirst(measures[measure] ?? '')} pasa de ${before} a ${now}`];
        }),
      )} entre ${detail.before} y ${detail.year}, y ninguna explicación lo dice.`,
    advice:
      'Escriba la explicación de la fila en Redacción, junto a una tabla que lleve esa columna, o acéptelo con su sustento.',
  },
  'goal-jump': {
    message: ({ detail, expected, found }) =>
      `La meta ${fields[detail.field ?? ''] ?? ''} de la actividad ${detail.activity} pasa de ${expected} (${detail.before}) a ${found} (${detail.year}) y ninguna nota lo explica.`,
    advice: 'Una nota al pie en la fila de la meta, o acéptelo con su sustento.',
  },
  'pim-without-pia': {
    message: ({ detail, found }) => `${rowOf(detail)}: el PIM es ${found} y no tuvo PIA. Conviene decir de dónde vino.`,
    advice: 'Escriba la explicación de la fila en Redacción. Configuración dice si se pide.',
  },
  'near-name': {
    message: ({ detail, expected, found }) =>
      detail.kind === 'unit'
        ? `Hay dos unidades de medida casi iguales: «${found}» y «${expected}».`
        : `Hay dos ${catalogueOf(detail)} con nombres casi iguales: «${found}» (${detail.code}) y «${expected}» (${detail.other}).`,
    advice: ({ detail, expected }) =>
      `Si son lo mismo, escriba «${expected}» en ${detail.kind === 'unit' ? 'todas las metas' : 'los dos'}; si no, acéptelo.`,
  },
  'unknown-code': {
    message: ({ detail, expected, found }) =>
      `${detail.kind === 'generica' ? 'La genérica' : 'La actividad'} ${found} no está en el catálogo del año, que tiene ${expected}.`,
    advice: ({ expected, detail }) =>
      `Si es ${expected.replace(/, ([^,]*)$/, ' o $1')}, corrija el código; si no, agregue ${detail.kind === 'generica' ? 'la genérica' : 'la actividad'} en Configuración.`,
  },
  'text-contradiction': {
    message: ({ detail, expected, found }) =>
      `Redacción: ${lowerFirst(review[detail.kind as TextRule](found, expected))}`,
    advice: 'Corrija la frase en Redacción, o acéptela si quiere decir otra cosa.',
  },
  'text-figure': {
    message: ({ detail, expected, found, difference }) =>
      `Redacción: ${lowerFirst(reviewReport.differs(found, detail.figure ?? '', expected, difference ?? ''))}`,
    advice:
      'Corrija la cifra, o enlácela con «Enlazar dato (@)», y seguirá a los datos. Si habla de otra cosa, acéptela con su sustento.',
  },
  'reference-unknown': {
    message: ({ found }) => `Redacción: menciona «${found}», que no existe.`,
    advice: 'Enlace la tabla con «Enlazar dato (@)», y su número seguirá al orden. Si es de otro documento, acéptelo.',
  },
  'table-unmentioned': {
    message: ({ detail }) => `${detail.table}: el texto no la menciona.`,
    advice: 'Menciónela en un párrafo con «Enlazar dato (@)». Configuración dice si se pide.',
  },
  'table-too-wide': {
    message: ({ detail }) =>
      `${detail.table}: es más ancha que una página horizontal, aun con la letra más pequeña; en Word o en el PDF se cortarían cifras o palabras.`,
    advice: 'Oculte columnas de la tabla en Configuración, o muestre sus montos sin decimales.',
  },
  'text-format': {
    message: (finding) =>
      `${isInTable(finding) ? 'Textos de la tabla' : 'Redacción'}: «${finding.found.trim() === '' ? '␣' : finding.found}». ${review.format[finding.detail.kind as FormatRule]}`,
    advice: (finding) => {
      const where = isInTable(finding) ? 'en el título, la cabecera o la nota' : 'en Redacción';
      return finding.expected === '' ? `Corríjalo ${where}.` : `Escriba «${finding.expected}» ${where}.`;
    },
  },
  'changed-after-signing': {
    message: ({ detail, found }) =>
      `«${detail.role}» por ${detail.name}: ${found === '1' ? '1 dato cambió' : `${found} datos cambiaron`} desde entonces.`,
    advice: 'Firme de nuevo en Resumen, o deshaga los cambios.',
  },
  'published-differs': {
    message: ({ detail, expected, found }) =>
      `Indicador «${detail.indicator}»: el valor ${detail.year} es ${found} y se publicó ${expected === '' ? 'vacío' : expected}. Motivo anotado: ${detail.reason}`,
    advice: 'Si la corrección es correcta, explíquela con una nota al pie.',
  },
};

function differs(what: string, { detail, expected, found, difference }: Finding): string {
  const row = detail.row === 'total' ? 'total' : `de ${detail.row}`;
  return `${what} ${row} no coincide: ${expected} en la ${detail.table} y ${found} en la ${detail.other}. Diferencia: ${difference}.`;
}

const isData = (rule: Finding['rule']): rule is DataRuleId => rule.includes('/');

/** The beginning of a text, whole words. */
const begin = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, text.lastIndexOf(' ', 60))}…`);

/** Findings in words: what disagrees, where, with the numbers on both sides (features.md D5). */
export const checks = {
  message(finding: Finding): string {
    const { text = '' } = finding.detail;
    return isData(finding.rule) ? text : words[finding.rule].message(finding);
  },
  /** How it is put right; empty where there is nothing to advise. */
  advice(finding: Finding): string {
    const { advice: own = '' } = finding.detail;
    if (isData(finding.rule)) return own;
    const { advice } = words[finding.rule];
    return typeof advice === 'string' ? advice : advice(finding);
  },
  places: {
    cellOf: (what: string, row: string): string => `${what} · ${row}`,
    cell: 'Dato',
    /** What a finding calls a table that is not printed. */
    execution: { generica: 'Ejecución por genérica', activity: 'Ejecución por actividad' },
    noTable: 'Tabla que no está en los capítulos',
    setting: (setting: string): string => `Configuración · ${setting}`,
    activityText: (heading: string, activityCode: string): string =>
      `Redacción ${heading} · Actividad ${activityCode}`.replace('  ', ' '),
    text: (heading: string, words: string): string => `Redacción ${heading} · ${begin(words)}`.replace('  ', ' '),
  },
} as const;
