import { type Cents, cents } from '#shared/domain/money.ts';

/** `rounded`: it is a number, but finer than céntimos. `bad`: it is not clearly a number. */
export type AmountReading =
  | { readonly kind: 'amount'; readonly amount: Cents }
  | { readonly kind: 'empty' }
  | { readonly kind: 'rounded' }
  | { readonly kind: 'bad' };

/** Grouped by commas or not grouped, a decimal point, and the exponent a spreadsheet may write for float noise. */
const FORM = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Longer than any amount: "0.1" + "0.2" written out has 20 characters. */
const LONGEST = 40;

const ZERO: AmountReading = { kind: 'amount', amount: cents(0) };

/** Short enough for plain arithmetic to be exact: nearly all cells, and a report has two million of them. */
const PLAIN = 14;

/** A céntimo is `10^2`; noise of added binary fractions stays below `10^-6` soles, which is 100 parts of 10^6 of a céntimo. */
const NOISE_DIGITS = 6;

/**
 * Reads soles as SIAF and Consulta Amigable write them: commas group thousands, a point starts the decimals. The format is
 * declared, never guessed: "1.234,56" and "1,23" are not amounts. Exact, without binary fractions: what a workbook added up
 * to 52698510.99999999 is 52 698 511.00, but 0.005 is finer than céntimos and is not rounded silently (formats.md §3).
 */
export function readAmount(text: string): AmountReading {
  if (text === '0') return ZERO;
  const written = text.trim();
  if (written === '') return { kind: 'empty' };
  const match = written.length <= LONGEST ? FORM.exec(written) : null;
  if (!match) return { kind: 'bad' };
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (written.length <= PLAIN && fraction.length <= 2 && match[4] === undefined) {
    const plain = Number(whole.replaceAll(',', '')) * 100 + Number(fraction.padEnd(2, '0'));
    return { kind: 'amount', amount: cents(sign === '-' ? -plain : plain) };
  }
  const digits = BigInt(whole.replaceAll(',', '') + fraction);
  const rounded = toCents(digits, fraction.length - Number(exponent));
  if (rounded === null) return { kind: 'rounded' };
  if (rounded > BigInt(Number.MAX_SAFE_INTEGER)) return { kind: 'bad' };
  return { kind: 'amount', amount: cents(Number(sign === '-' ? -rounded : rounded)) };
}

/** `digits / 10^scale` soles in céntimos; `null` where more than float noise would be lost. */
function toCents(digits: bigint, scale: number): bigint | null {
  if (scale <= 2) return digits * 10n ** BigInt(2 - scale);
  const unit = 10n ** BigInt(scale - 2);
  const rounded = (2n * digits + unit) / (2n * unit);
  const lost = rounded * unit - digits;
  const noise = 10n ** BigInt(Math.max(scale - NOISE_DIGITS, 0));
  return (lost < 0n ? -lost : lost) < noise ? rounded : null;
}

/** A count as a workbook writes it: "36", "2,704" or "36.0"; `null` for anything that is not a whole number. */
export function readCount(text: string): number | null {
  const reading = readAmount(text);
  return reading.kind === 'amount' && reading.amount % 100 === 0 ? reading.amount / 100 : null;
}

/** The inverse of `readAmount`, for messages: 52 698 511.00 soles as "52,698,511.00". */
export function writeAmount(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}
