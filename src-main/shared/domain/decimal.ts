/** An exact decimal as it was written: `{ scaled: 535, decimals: 2 }` is 5.35. Indicator values (IN1) live in this form. */
export type Decimal = { readonly scaled: number; readonly decimals: number };

/** The same value with other decimals, half-up away from zero, rounded once from the written value. */
export function withDecimals(value: Decimal, decimals: number): Decimal {
  if (decimals >= value.decimals) return { scaled: value.scaled * 10 ** (decimals - value.decimals), decimals };
  const step = 10 ** (value.decimals - decimals);
  const scaled = Math.floor((Math.abs(value.scaled) + step / 2) / step);
  return { scaled: value.scaled < 0 && scaled > 0 ? -scaled : scaled, decimals };
}

/** Three ways of having no number, which are not the same (IN9): not available, not applicable, not filled in yet. */
export type Mark = 'nd' | 'dash';
