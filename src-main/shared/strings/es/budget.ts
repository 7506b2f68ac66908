/** Texts of the budget that are not of one screen. */
export const budget = {
  expectedAmount: 'un importe en soles, como 17,714,693.00',
} as const;
