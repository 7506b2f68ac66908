import type { ChartType } from '../../domain/chapter-model.ts';

const measures: Readonly<Record<string, string>> = {
  pia: 'PIA',
  modifications: 'modificaciones',
  pim: 'PIM',
  certificado: 'certificado',
  compromiso: 'compromiso',
  devengado: 'ejecución',
  girado: 'girado',
  balance: 'saldo',
  change: 'variación de la ejecución frente al año anterior,',
  'change-percent': 'variación porcentual de la ejecución frente al año anterior,',
  progress: 'avance',
  programmed: 'meta programada',
  executed: 'meta ejecutada',
};

const chartTypes: Readonly<Record<ChartType, string>> = {
  column: 'Gráfico de columnas',
  bar: 'Gráfico de barras',
  line: 'Gráfico de líneas',
};

/** Words of the chapter that are neither data nor configuration of the year. */
export const chapter = {
  /** Where somebody has not signed yet. */
  toSign: '______________________________',
  title: (year: number, first: number, last: number): string =>
    `Memoria Anual ${year}: ${first === last ? `capítulo ${first}` : `capítulos ${first} ${last === first + 1 ? 'y' : 'a'} ${last}`}`,
  /** NA12: stands where a figure is linked that does not exist. */
  missing: (what: string): string => `[falta: ${what}]`,
  /** What a figure reference means, for a person: "PIM de la actividad 5000276". */
  figureName: (ref: string): string => {
    if (ref.startsWith('previous/')) return `${chapter.figureName(ref.slice('previous/'.length))} del año anterior`;
    const [area = '', subject = '', third = '', fourth = '', fifth = ''] = ref.split('/');
    const measure = (key: string): string => measures[key] ?? key;
    if (area === 'budget' && subject === 'total') return `${measure(third)} total`;
    if (area === 'budget' && third === 'total')
      return `${measure(fourth)} total por ${subject === 'activity' ? 'actividad' : 'genérica'}`;
    if (area === 'budget' && subject === 'activity') return `${measure(fourth)} de la actividad ${third}`;
    if (area === 'budget' && subject === 'generica') return `${measure(fourth)} de la genérica ${third}`;
    if (area === 'targets' && subject === 'total') return `${measure(third)} de las metas físicas`;
    if (area === 'targets' && third === 'units' && fifth !== '')
      return `${measure(fifth)} de ${fourth} en la actividad ${subject}`;
    if (area === 'targets' && third === 'units') return `desagregado por unidad orgánica de la actividad ${subject}`;
    if (area === 'targets' && third === 'unit-of-measure') return `unidad de medida de la actividad ${subject}`;
    if (area === 'targets') return `${measure(third)} de la actividad ${subject}`;
    if (area === 'facts' && third === 'share-of') return `porcentaje de «${subject}» en «${fourth}»`;
    if (area === 'facts') return `dato «${subject}»`;
    if (area === 'shares') return `estructura de la genérica o actividad ${third}`;
    if (area === 'indicators') return `indicador de ${third}`;
    if (area === 'tables') return `tabla «${subject}»`;
    return ref;
  },
  activityWord: 'actividad',
  currency: 'S/',
  roundAmount: (number: string, { more, of }: { more: boolean; of: 'thousand' | 'million' | 'millions' }): string =>
    `${more ? 'más de ' : ''}${number}\u00a0${{ thousand: 'mil', million: 'millón', millions: 'millones' }[of]}`,
  inUnit: { soles: 'en soles', thousands: 'en miles de soles', millions: 'en millones de soles' },
  /** Before the parts of a row. */
  indent: '\u2003',
  plainRounded: (share: string): string => `redondeo simple: ${share}`,
  sharesRounded: (sum: string): string =>
    `Cada porcentaje está redondeado por separado, por lo que la suma de las filas es ${sum}.`,
  /** Joins the parts of an enumeration. */
  listSeparator: ', ',
  listEnd: ' y ',
  series: { pia: 'PIA', pim: 'PIM', devengado: 'Ejecución' },
  chartBy: { generica: 'genérica de gasto', activity: 'actividad presupuestal' },
  /** TC10: says what the drawing shows, with its figures. */
  chartText: (
    type: ChartType,
    title: string,
    by: string,
    points: readonly { readonly category: string; readonly values: readonly string[] }[],
  ): string =>
    `${chartTypes[type]}: ${title}, por ${by}. ${
      points.length === 0
        ? 'Sin datos.'
        : `${points.map(({ category, values }) => `${category}: ${values.join(', ')}`).join('; ')}.`
    }`,
  chartPoint: (series: string, amount: string): string => `${series} S/ ${amount}`,
  /** What a cell accepts, for the refusal of anything else. */
  expected: {
    count: 'un número entero sin decimales ni signo, por ejemplo 4,224',
  },
} as const;
