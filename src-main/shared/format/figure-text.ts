import type { Figure } from '../domain/figure.ts';
import type { Cents } from '../domain/money.ts';
import type { FigureFormat } from '../domain/narrative.ts';
import { type Percent, percentFromRatio } from '../domain/percent.ts';
import type { FormatSettings } from '../domain/settings.ts';
import { chapter } from '../strings/es/chapter.ts';
import {
  amountText,
  countText,
  decimalText,
  noBreak,
  percentText,
  shortPercentText,
  tinyPercentText,
} from './es-pe.ts';
import { type CardinalForm, cardinalWords } from './number-words.ts';

/** The text of a figure in a named format, written as the year writes it (NA2); `null` where the format does not suit it. */
export function figureText(
  figure: Figure,
  format: FigureFormat,
  { form, formats }: { readonly form: CardinalForm; readonly formats: FormatSettings },
): string | null {
  const separator = formats.amountSeparator === 'space' ? noBreak : ',';
  switch (format) {
    case 'soles':
      return figure.kind === 'amount' ? inSoles(figure.value, formats) : null;
    case 'amount':
      return figure.kind === 'amount' ? amountText(figure.value, { decimals: 2, separator }) : null;
    case 'whole-amount':
      return figure.kind === 'amount' ? amountText(figure.value, { decimals: 0, separator }) : null;
    case 'over-millions':
      return figure.kind === 'amount' ? overMillions(figure.value, formats) : null;
    case 'percent-0':
      return ratioText(figure, 0, formats);
    case 'percent-1':
      return ratioText(figure, 1, formats);
    case 'percent-2':
      return ratioText(figure, 2, formats);
    case 'percent-short':
      return ratioText(figure, 1, formats, shortPercentText);
    case 'count':
      return figure.kind === 'count' ? count(figure.value, formats) : null;
    case 'count-in-words':
      return figure.kind === 'count' ? countInWords(figure.value, form, formats) : null;
    case 'as-printed':
      return asPrinted(figure, formats);
    default:
      return format satisfies never;
  }
}

function inSoles(amount: Cents, { soles, solesDecimals }: FormatSettings): string {
  return amountText(amount, {
    decimals: solesDecimals,
    separator: soles === 'space' ? noBreak : ',',
    symbol: chapter.currency,
  });
}

/** "más de 573 millones": never more than there is; thousands where there is no million, and below that the amount itself. */
function overMillions(amount: Cents, formats: FormatSettings): string {
  const step = [100_000_000, 100_000].find((cents) => amount >= cents);
  if (step === undefined) return inSoles(amount, formats);
  const whole = Math.floor(amount / step);
  const number = count(whole, formats);
  const told = `${formats.overMillions === 'symbol' ? `${chapter.currency}${noBreak}` : ''}${number}`;
  return chapter.roundAmount(told, {
    more: amount % step !== 0,
    of: step === 100_000 ? 'thousand' : whole === 1 ? 'million' : 'millions',
  });
}

function ratioText(
  figure: Figure,
  decimals: 0 | 1 | 2,
  formats: FormatSettings,
  write: (value: Percent) => string = percentText,
): string | null {
  if (figure.kind !== 'ratio') return null;
  const value = percentFromRatio(figure.value.part, figure.value.whole, decimals);
  if (value === null) return null;
  const isTiny = figure.tiny === true && value.scaled === 0 && figure.value.part > 0n;
  return withSign(isTiny ? tinyPercentText(value) : write(value), formats);
}

function asPrinted(figure: Figure, formats: FormatSettings): string | null {
  if (figure.kind === 'share')
    return withSign(figure.tiny ? tinyPercentText(figure.value) : percentText(figure.value), formats);
  if (figure.kind !== 'decimal') return null;
  return withSign(`${decimalText(figure.value)}${figure.suffix}`, formats);
}

/** "99.4%" or "99.4 %", whose space never breaks. */
const withSign = (text: string, { percent }: FormatSettings): string =>
  percent === 'spaced' ? text.replace('%', `${noBreak}%`) : text;

const count = (value: number, formats: FormatSettings): string =>
  formats.count === 'space' ? countText(value).replaceAll(',', noBreak) : countText(value);

/** "cuatro (04)": words, and the digits in brackets as the year writes them; past what has words, the digits alone. */
function countInWords(value: number, form: CardinalForm, formats: FormatSettings): string {
  const digits = formats.words === 'padded' && value < 10 ? `0${value}` : count(value, formats);
  if (value > 999_999) return digits;
  const words = cardinalWords(value, form);
  return formats.words === 'none' ? words : `${words}${noBreak}(${digits})`;
}
