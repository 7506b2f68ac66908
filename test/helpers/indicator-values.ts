import type { IndicatorRow, IndicatorValue } from '#shared/contract/types.ts';
import { emptyFigure, type Figure } from '#shared/domain/decimal.ts';

/** A value of which nothing is known but the figure, and what a test says of it. */
export const typedValue = (year: number, known: Partial<Omit<IndicatorValue, 'year'>>): IndicatorValue => ({
  year,
  ...emptyFigure,
  computed: false,
  numerator: null,
  denominator: null,
  goal: emptyFigure,
  source: '',
  methodBreak: false,
  published: null,
  correction: null,
  ...known,
});

/** What an indicator is that has only a name and values. */
export const bareIndicator = (known: Partial<IndicatorRow> & Pick<IndicatorRow, 'id'>): IndicatorRow => ({
  levelId: 1,
  level: 'Resultado',
  name: `Indicador ${known.id}`,
  unit: 'percent',
  unitType: 'percentage',
  rateBase: 1_000,
  sense: null,
  decimals: 2,
  notes: [],
  sheet: {
    definition: '',
    formula: '',
    numerator: '',
    denominator: '',
    source: '',
    method: '',
    responsible: '',
    periodicity: '',
    baseline: '',
  },
  toReview: false,
  values: [],
  ...known,
});

export const figure = (scaled: number, decimals: number): Figure => ({ value: { scaled, decimals }, mark: null });
