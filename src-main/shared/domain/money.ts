declare const brand: unique symbol;

/** Whole céntimos. SIAF reports two decimals and binary floats would drift when summed (C-5). */
export type Cents = number & { readonly [brand]: 'Cents' };

/** Marks an integer as céntimos; anything but a safe integer is a bug of the caller. @throws RangeError */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole cents: ${value}`);
  return (value === 0 ? 0 : value) as Cents; // -0 would print a sign
}

/** Exact sum in céntimos. @throws RangeError when the result leaves the safe range (90 billion soles). */
export function sumCents(amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((total, amount) => total + amount, 0));
}

/** Half-up away from zero to whole soles: 8 329.73 → 8 330 (CK5: once, from céntimos). */
export const wholeSoles = (amount: Cents): number => inUnits(amount, 'soles', 0);

/** What a table prints its amounts in (TC5). */
export const amountUnits = ['soles', 'thousands', 'millions'] as const;
export type AmountUnit = (typeof amountUnits)[number];
export type AmountDecimals = 0 | 1 | 2;

/** Soles of one unit. */
export const solesIn: Readonly<Record<AmountUnit, number>> = { soles: 1, thousands: 1_000, millions: 1_000_000 };

/** The amount as an integer scaled by 10^decimals of the unit, half-up away from zero, rounded once from céntimos. */
export function inUnits(amount: Cents, unit: AmountUnit, decimals: AmountDecimals): number {
  const step = (100 * solesIn[unit]) / 10 ** decimals;
  const scaled = Math.floor((Math.abs(amount) + step / 2) / step);
  return amount < 0 && scaled > 0 ? -scaled : scaled;
}
