import type { Light, RangeProblem, Sense, UnitType } from '../../domain/indicators.ts';

const types: Readonly<Record<UnitType, string>> = {
  quantity: 'Cantidad',
  count: 'Número',
  percentage: 'Porcentaje',
  ratio: 'Ratio',
  rate: 'Tasa',
  index: 'Índice',
  variation: 'Tasa de variación',
};

const number = 'un número como 1,234.50, n.d. o –';
const percent = 'un porcentaje como 5.35 o 5.35%, n.d. o –';

/** Words about indicators that the screen, the refusals and the checks share. */
export const indicators = {
  types,
  senses: { increasing: 'Creciente', neutral: 'Neutral', decreasing: 'Decreciente' } satisfies Record<Sense, string>,
  lights: { reached: 'Cumplido', close: 'Cerca', missed: 'No cumplido' } satisfies Record<Light, string>,
  kinds: { result: 'Resultado', product: 'Producto' },
  /** What a cell accepts, for the refusal of anything else. */
  expected: {
    name: 'un nombre de 1 a 1,000 letras',
    numerator: 'un número como 1,234 o 1234.5',
    denominator: 'un número distinto de 0, como 1,234 o 1234.5',
    yearOrder: 'que los años históricos vayan antes que los proyectados',
    ofType: {
      quantity: number,
      count: 'un número entero como 1,234, n.d. o –',
      percentage: percent,
      ratio: number,
      rate: number,
      index: number,
      variation: percent,
    } satisfies Record<UnitType, string>,
  },
  range: {
    'not-whole': 'Un número no tiene decimales. Si los tiene, su tipo es cantidad.',
    'below-zero': 'Este tipo de indicador no tiene valores menores que 0.',
    'above-hundred': 'Un porcentaje va de 0 a 100.',
    'below-minus-hundred': 'Una tasa de variación no baja de -100%.',
  } satisfies Record<RangeProblem, string>,
} as const;
