import type { Decimal } from '../domain/decimal.ts';
import { type AmountDecimals, type AmountUnit, type Cents, cents, inUnits } from '../domain/money.ts';
import type { Percent } from '../domain/percent.ts';

/**
 * Numbers as the institution writes them (features.md D1): comma thousands and decimal point in tables, space thousands in
 * sentences. The parsers accept exactly that way of writing and nothing that could be read in two ways (EG5, IM5).
 */

/** A space that never breaks a line inside an amount (NA10). */
export const noBreak = '\u00a0';

/** Table style. `decimals: 0` rounds once to whole units: "573,712,809"; 2 in soles keeps céntimos: "17,714,693.00". */
export function tableAmount(amount: Cents, decimals: AmountDecimals, unit: AmountUnit = 'soles'): string {
  return grouped(inUnits(amount, unit, decimals), decimals, ',');
}

/** Any style: "S/ 573 712 809.00", "573,712,809". The symbol never parts from the digits. */
export function amountText(
  amount: Cents,
  { decimals, separator, symbol }: { readonly decimals: 0 | 2; readonly separator: string; readonly symbol?: string },
): string {
  const scaled = inUnits(amount, 'soles', decimals);
  const text = `${symbol === undefined ? '' : `${symbol}${noBreak}`}${grouped(Math.abs(scaled), decimals, separator)}`;
  return scaled < 0 ? `-${text}` : text;
}

/** Sentence style with no-break spaces: "S/ 573 712 809.00". */
export function narrativeAmount(amount: Cents): string {
  return amountText(amount, { decimals: 2, separator: noBreak, symbol: 'S/' });
}

/** "4,224". Source: house style of the 2024 report, which writes counts with a comma also in sentences. */
export function countText(value: number): string {
  return grouped(value, 0, ',');
}

/** "99.4%", "100%": the decimals of the value itself. */
export function percentText({ scaled, decimals }: Percent): string {
  return `${grouped(scaled, decimals, ',')}%`;
}

/** What stands for a share that rounds to zero and is not: "<0.1%", with the decimals of the value (TC6). */
export const tinyPercentText = ({ decimals }: Percent): string => `<${percentText({ scaled: 1, decimals })}`;

/** Like `percentText`, without the decimals when they are all zero: "100%", "99.4%". */
export function shortPercentText(percent: Percent): string {
  const whole = percent.scaled % 10 ** percent.decimals === 0;
  return percentText(whole ? { scaled: percent.scaled / 10 ** percent.decimals, decimals: 0 } : percent);
}

/** "5.35", "1,234.50": as many decimals as the value has. */
export function decimalText({ scaled, decimals }: Decimal): string {
  return grouped(scaled, decimals, ',');
}

/** ISO date to "31/12/2024"; anything else is returned as it is. */
export function dateText(isoDate: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate) ?? [];
  return year && month && day ? `${day}/${month}/${year}` : isoDate;
}

/** Ways of writing that there is no number, which are not the same (IN9); `null`: something is written. */
export type Blank = 'empty' | 'dash' | 'nd';

export function blankOf(text: string): Blank | null {
  const bare = plain(text).toLowerCase();
  if (bare === '') return 'empty';
  if (/^[-–—]$/.test(bare)) return 'dash';
  return /^n\. ?d\.?$|^n\/d$|^nd$/.test(bare) ? 'nd' : null;
}

/**
 * An amount as people paste it: "17,714,693.00", "S/ 573 712 809.00", "(1,234)", "-5". Point decimals, at most céntimos;
 * comma or space thousands. `null` for whatever could be read in two ways ("1.010.886", "1.234,56", "12,5"), for codes
 * ("0073") and for what is no amount; blanks are told apart with `blankOf`.
 */
export function parseAmount(text: string): Cents | null {
  const number = parseNumber(plain(text).replace(/^([-−(]?) ?S\/\.? ?/i, '$1'));
  if (number === null || number.decimals > 2) return null;
  const value = number.scaled * 10 ** (2 - number.decimals);
  return Number.isSafeInteger(value) ? cents(value) : null;
}

/** A count: "51", "4,224", "115 695". `null` for decimals, signs and whatever `parseAmount` refuses (PG6). */
export function parseCount(text: string): number | null {
  const number = parseNumber(plain(text));
  return number === null || number.decimals > 0 || number.scaled < 0 ? null : number.scaled;
}

/**
 * "92.55 %", "5.35", "1,234.50", as exactly the decimals written. `decimals` are those usual in the column: where fewer
 * than three are, "1.234" could be a thousand and is refused; where there are any, so is "3,107". @returns `null` if unclear
 */
export function parsePercentOrDecimal(
  text: string,
  { decimals }: { readonly decimals: number },
): { readonly value: Decimal; readonly percent: boolean } | null {
  const bare = plain(text);
  const percent = bare.endsWith('%');
  const written = percent ? bare.slice(0, -1).trimEnd() : bare;
  const number = parseNumber(written);
  if (number === null) return null;
  if (decimals < 3 && /^[-−(]?[1-9]\d{0,2}\.\d{3}\)?$/.test(written)) return null;
  if (decimals > 0 && /^[-−(]?\d{1,3},\d{3}\)?$/.test(written)) return null;
  return { value: number, percent };
}

/** Digits in groups of three from an integer scaled by 10^decimals; exact, no floating point. */
function grouped(scaled: number, decimals: number, separator: string): string {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, separator);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return scaled < 0 ? `-${text}` : text;
}

/** All kinds of spaces become one ordinary one, so that a pasted no-break space is no obstacle. */
const plain = (text: string): string => text.replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ').trim();

/** Half is ".5" too, as the key pad is typed and databases write it; "5." is not finished. */
const shape = /^(?:(?=\.)|0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.(\d{1,9}))?$/;

function parseNumber(text: string): Decimal | null {
  const negative = /^\((.*)\)$/.exec(text)?.[1] ?? /^[-−] ?(.*)$/.exec(text)?.[1];
  const digits = (negative ?? text).trim();
  const match = shape.exec(digits);
  if (!match) return null;
  const size = Number(digits.replace(/[, .]/g, ''));
  if (!Number.isSafeInteger(size)) return null;
  return { scaled: negative !== undefined && size > 0 ? -size : size, decimals: match[1]?.length ?? 0 };
}
