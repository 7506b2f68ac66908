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
export function wholeSoles(amount: Cents): number {
  const soles = Math.floor((Math.abs(amount) + 50) / 100);
  return amount < 0 && soles > 0 ? -soles : soles;
}
