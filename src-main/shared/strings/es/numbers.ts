/** Units of measure whose gender their ending does not tell. */
const feminineNouns: ReadonlySet<string> = new Set('base clase fase mano red sede serie'.split(' '));
const masculineNouns: ReadonlySet<string> = new Set(
  'clima cronograma día diagrama esquema idioma mapa organigrama problema programa sistema tema'.split(' '),
);

/** Words of the cardinals, for sentences such as "cuatro (04) informes". */
export const numbers = {
  /** 0-29, as they stand before a masculine noun. */
  small: (
    'cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete ' +
    'dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete ' +
    'veintiocho veintinueve'
  ).split(' '),
  /** 30, 40 … 90 */
  tens: 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' '),
  and: 'y',
  hundred: 'cien',
  /** 100 with something after it, 200 … 900 */
  hundreds:
    'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(' '),
  thousand: 'mil',
  /** Endings of one: before a masculine noun, alone, before a feminine noun. */
  one: { apocope: 'un', masculine: 'uno', feminine: 'una' },
  accentedOne: 'ún',
  hundredsEnding: { masculine: 'os', feminine: 'as' },
  /** How to tell a feminine noun by its ending; the unit of measure decides "una (01) asistencia técnica". */
  feminine: (noun: string): boolean =>
    feminineNouns.has(noun.toLowerCase()) ||
    (/(a|ción|sión|dad|tud)$/iu.test(noun) && !masculineNouns.has(noun.toLowerCase())),
} as const;
