import type { ListWords } from '../../domain/mentions.ts';
import type { FormatLexicon, FormatRule } from '../../domain/review/format-lint.ts';
import type { ReviewLexicon } from '../../domain/review/model.ts';

/**
 * The words by which a text tells what its numbers are. Folded: lower case, no accents; longer phrases first where one
 * holds another. "ejecuci" stands for ejecución and ejecuciones.
 */
export const lexicon: Omit<ReviewLexicon, 'cardinal'> = {
  measures: [
    { measure: 'pia', words: ['presupuesto institucional de apertura', 'presupuesto inicial', 'pia'] },
    { measure: 'pim', words: ['presupuesto institucional modificado', 'presupuesto modificado', 'pim', 'presupuesto'] },
    { measure: 'devengado', words: ['ejecuci', 'ejecutad', 'ejecuto', 'ejecutaron', 'devengad'] },
    { measure: 'progress', words: ['avance'] },
    {
      measure: 'other',
      words: [
        'saldo',
        'certificad',
        'compromiso',
        'comprometid',
        'girad',
        'increment',
        'reduccion',
        'adicional',
        'promedio',
      ],
    },
  ],
  goal: ['meta'],
  reference: [
    ...[
      'n°',
      'nº',
      'n.°',
      'n.º',
      'nro',
      'nros',
      'no.',
      'tabla',
      'cuadro',
      'grafico',
      'figura',
      'anexo',
      'articulo',
      'art',
    ],
    ...[
      'numeral',
      'literal',
      'inciso',
      'capitulo',
      'capitulos',
      'seccion',
      'item',
      'version',
      'modalidad',
      'modalidad de intervencion',
    ],
    ...['decreto supremo', 'resolucion ministerial', 'ley', 'pagina', 'pag', 'nota'],
  ],
  months: [
    ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'septiembre', 'octubre'],
    ...['noviembre', 'diciembre'],
  ],
  quarters: ['primer', 'segundo', 'tercer', 'cuarto'],
  quarter: 'trimestre',
  million: ['millones', 'millon'],
  soles: ['soles', 'nuevos soles'],
  percent: ['por ciento'],
  moreThan: ['mas de', 'superior a', 'mayor a'],
  partsFollow: ['de los cuales', 'de las cuales', 'de estos', 'de estas', 'de los que', 'de las que'],
};

/** House rules of writing: what is mistyped in reports of this kind, and how it is written. */
/** How numbers of tables are listed in a text ("Tablas N° 18, 19 y 20"), as patterns. */
export const tableListWords: ListWords = { number: 'N\\s?[.]?\\s?[°ºo]?[.]?', and: '\\s*(?:,|;|[ye]|al?|[-–])\\s*' };

export const formatLexicon: FormatLexicon = {
  captions: ['Tabla', 'Gráfico', 'Cuadro', 'Figura'],
  numberSign: 'N°',
  numberSignVariants: ['Nº', 'N.º', 'N.°', 'Nro.', 'No.'],
  spelling: [
    ['génerica', 'genérica'],
    ['génericas', 'genéricas'],
    ['generica', 'genérica'],
    ['genericas', 'genéricas'],
    ['generacion', 'generación'],
    ['ejecucion', 'ejecución'],
    ['programacion', 'programación'],
    ['intervencion', 'intervención'],
    ['articulo', 'artículo'],
    ['numero', 'número'],
    ['tecnica', 'técnica'],
    ['tecnicas', 'técnicas'],
    ['calculo del', 'cálculo del'],
    ['calculo de', 'cálculo de'],
    ['lo que represento', 'lo que representó'],
    ['ejecución esta a cargo', 'ejecución está a cargo'],
    ['expedientes técnicas', 'expedientes técnicos'],
    ['expediente técnicos', 'expedientes técnicos'],
    ['decreto supremos', 'decreto supremo'],
    ['población extrema pobre', 'población pobre'],
  ],
  openers: ['Para', 'En', 'El', 'La', 'Los', 'Las', 'De', 'Del', 'Con', 'Por', 'Se', 'Que', 'Asimismo'],
  repeatable: ['nos', 'muy', 'uno'],
};

/** What the review of a text says about each number. */
export const review = {
  format: {
    'thousands-missing': 'Falta el separador de miles.',
    'thousands-dots': 'Los miles están separados con puntos.',
    'decimal-comma': 'El decimal está escrito con coma.',
    'number-malformed': 'El número está mal agrupado y no se puede leer.',
    'stray-space': 'Hay un espacio de más.',
    caption: 'El título no sigue el modelo de numeración.',
    spelling: 'Error de escritura.',
    'quote-unclosed': 'La comilla no tiene pareja.',
    'bracket-unclosed': 'El paréntesis no tiene pareja.',
    'number-sign': 'Se escribe «N° » seguido del número.',
    'currency-sign': 'Se escribe «S/ » seguido del monto.',
    'percent-space': 'El signo % va junto al número.',
    'capital-after-comma': 'Mayúscula después de coma.',
    'word-repeated': 'Palabra repetida.',
  } satisfies Record<FormatRule, string>,
  /** What holds between the budget tables of any year. */
  tables: {
    'opening-budget': 'El PIA por genérica es el mismo en las dos tablas.',
    'modified-budget': 'El PIM por genérica es el mismo en las dos tablas.',
    'activities-generics': 'Los totales por actividad y por genérica son los mismos.',
  },
  verdicts: {
    matches: 'Coincide',
    'matches-rounded': 'Coincide con redondeo',
    differs: 'No coincide',
    unknown: 'Sin correspondencia',
    'not-a-figure': 'No es una cifra',
  },
  differs: (found: string, expected: string, difference: string, figure: string): string =>
    `Dice ${found}; ${figure} es ${expected} (diferencia ${difference}).`,
  'words-and-number': (found: string, expected: string): string =>
    `Las palabras dicen ${expected} y el número dice ${found}.`,
  'parts-add-up': (found: string, expected: string): string => `Las partes suman ${found} y el total es ${expected}.`,
  'share-of-whole': (found: string, expected: string): string =>
    `El porcentaje es ${expected} según las cifras de la oración; dice ${found}.`,
  period: (found: string, expected: string): string => `Dice ${found}, que no está en el ${expected}.`,
} as const;
