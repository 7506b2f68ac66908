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

/** A number, or why there is none; neither of both is "not filled in yet". */
export type Figure = { readonly value: Decimal | null; readonly mark: Mark | null };

export const emptyFigure: Figure = { value: null, mark: null };

/** "53.87" → 5387 with 2 decimals, as `plainDecimal` writes it and year structures have it. For checked texts only. */
export function decimalOf(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.');
  return { scaled: Number(whole + fraction), decimals: fraction.length };
}

/** Point decimals and no grouping, with exactly the decimals that were written: "1234.50", "-0.5". */
export function plainDecimal({ scaled, decimals }: Decimal): string {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return scaled < 0 ? `-${text}` : text;
}

/** A figure in one stored text: "53.87", "nd", "dash", or "" while it is not filled in. */
export const figureText = ({ value, mark }: Figure): string => (value === null ? (mark ?? '') : plainDecimal(value));

/** The inverse of `figureText`. */
export function figureOf(text: string): Figure {
  if (text === '') return emptyFigure;
  return text === 'nd' || text === 'dash' ? { value: null, mark: text } : { value: decimalOf(text), mark: null };
}

/** Equal as written: 4 and 4.0 are not. */
export const sameFigure = (a: Figure, b: Figure): boolean => figureText(a) === figureText(b);
