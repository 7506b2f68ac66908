import type { Decimal } from '../decimal.ts';
import { fold } from './fold.ts';
import type { NumberForm, NumberMention, ReviewLexicon } from './model.ts';

/** Every number of one text; for many texts take `numberReader` once. */
export function extractNumbers(text: string, lexicon: ReviewLexicon): readonly NumberMention[] {
  return numberReader(lexicon)(text);
}

/**
 * Finds every number of a text with its form and place: "S/ 573 712 809.00", "573,712,809", "92.55%", "135, 243", "N° 22",
 * "31/12/2024", "0073", "5-24", "cuatro (04)". One pass; digits inside words ("Tabla23", "v4") are no numbers here.
 */
export function numberReader(lexicon: ReviewLexicon): (text: string) => readonly NumberMention[] {
  const patterns = patternsOf(lexicon);
  return (text) => readNumbers(text, patterns, lexicon);
}

function readNumbers(text: string, patterns: Patterns, lexicon: ReviewLexicon): readonly NumberMention[] {
  const folded = fold(text);
  const mentions: NumberMention[] = [];
  const scan = new RegExp(numberPattern, 'gu');
  for (let match = scan.exec(folded); match !== null; match = scan.exec(folded)) {
    const end = isList(folded, match)
      ? match.index + (match[0].match(/^\d+/)?.[0].length ?? 0)
      : match.index + match[0].length;
    scan.lastIndex = end;
    mentions.push(mentionAt(text, folded, match.index, end, patterns, lexicon));
  }
  return mentions;
}

/**
 * Grouped thousands first, then anything that is digits with signs between. Every repetition begins with its own sign and
 * has a fixed length or takes all digits, so that no text makes the match slow.
 */
const numberPattern =
  String.raw`(?<![\p{L}\d_])(?:\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)` +
  String.raw`|\d{1,3}(?:(?: ?, ?\d{3}(?!\d))+|(?: \d{3}(?!\d))+)(?:\.\d{1,4}(?!\d))?(?![-/]\d)` +
  String.raw`|\d+(?:[-/]\d+)+(?:[-/][\p{L}\d.]+)*|\d+-?\d*(?:-[\p{L}]+)+|\d+(?:[.,]\d+)*)`;

type Patterns = {
  readonly soles: RegExp;
  readonly million: RegExp;
  readonly percent: RegExp;
  readonly reference: RegExp;
  readonly moreThan: RegExp;
  readonly longDate: RegExp;
};

function patternsOf(lexicon: ReviewLexicon): Patterns {
  const any = (words: readonly string[]): string => `(?:${words.map(escaped).join('|')})`;
  return {
    soles: new RegExp(`^ ?(?:de )?${any(lexicon.soles)}`),
    million: new RegExp(`^ ?${any(lexicon.million)}`),
    percent: new RegExp(`^ ?(?:%|${any(lexicon.percent)})`),
    reference: new RegExp(`(?<![a-z])${any(lexicon.reference)}\\.? ?$`),
    moreThan: new RegExp(`${any(lexicon.moreThan)}(?: s/\\.?)? ?$`),
    longDate: new RegExp(`^ de ${any(lexicon.months)}`),
  };
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "51, 204 y 300" is a list; "135, 243 participantes" is one number with a stray space. */
function isList(folded: string, match: RegExpExecArray): boolean {
  const [text] = match;
  if (!/^\d+, \d{3}/.test(text)) return false;
  const after = folded.slice(match.index + text.length, match.index + text.length + 6);
  return /^(?:,| y| e) ?\d/.test(after) || /\d, ?$/.test(folded.slice(Math.max(0, match.index - 3), match.index));
}

function mentionAt(
  text: string,
  folded: string,
  from: number,
  to: number,
  patterns: Patterns,
  lexicon: ReviewLexicon,
): NumberMention {
  const digits = folded.slice(from, to);
  const before = folded.slice(Math.max(0, from - 32), from);
  const after = folded.slice(to, to + 24);
  const million = patterns.million.exec(after)?.[0] ?? '';
  const money = /s\/\.? ?$/.exec(before)?.[0] ?? '';
  const sign = /(?:^|[\s(])([-\u2212]) ?$/.exec(money ? before.slice(0, -money.length) : before)?.[1] ? -1 : 1;
  const percent = patterns.percent.exec(after)?.[0] ?? '';
  const isSoles = money !== '' || patterns.soles.test(after.slice(million.length));
  const form = isHeading(from, digits, after)
    ? 'reference'
    : formOf(digits, before, after, { isSoles, isPercent: percent !== '', patterns });
  const value = form === 'date' || form === 'reference' ? null : numberOf(digits, sign);
  const start = from - money.length;
  const end = to + percent.length;
  return {
    start,
    end,
    form: value === null && (form === 'amount' || form === 'count' || form === 'percent') ? 'malformed' : form,
    text: text.slice(start, end),
    value,
    scale: million ? 1_000_000 : 1,
    moreThan: patterns.moreThan.test(before),
    words: form === 'count' || form === 'code' ? wordsBefore(text, from, to, lexicon) : null,
  };
}

/** "4. Programación", "4.1 Presupuesto" at the beginning of a text number it. */
function isHeading(from: number, digits: string, after: string): boolean {
  if (from > 0) return false;
  if (/^\d{1,2}$/.test(digits)) return /^\. ?\p{L}/u.test(after);
  return /^\d{1,2}\.\d{1,2}$/.test(digits) && /^\.? +\p{L}/u.test(after);
}

function formOf(
  digits: string,
  before: string,
  after: string,
  {
    isSoles,
    isPercent,
    patterns,
  }: { readonly isSoles: boolean; readonly isPercent: boolean; readonly patterns: Patterns },
): NumberForm {
  if (isPercent) return 'percent';
  if (/^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/.test(digits) || (/^\d{1,2}$/.test(digits) && patterns.longDate.test(after)))
    return 'date';
  if (isSoles) return 'amount';
  if (patterns.reference.test(before) || /^\d+(?:\.\d+){2,}$/.test(digits) || /^ ?\/(?!\d)/.test(after))
    return 'reference';
  if (/[-/\p{L}]/u.test(digits)) return /\d-\d{4}-\p{L}|\//u.test(digits) ? 'reference' : 'code';
  if (/\.\d+$/.test(digits) && !/,/.test(digits)) return 'decimal';
  if (/^(?:19|20)\d\d$/.test(digits)) return 'year';
  if (/^0\d+$/.test(digits)) return before.endsWith('(') && after.startsWith(')') ? 'count' : 'code';
  return /^\d{7,}$/.test(digits) ? 'code' : 'count';
}

/** `null` for digits grouped in a way that says no number. A lone decimal comma is read; dots as thousands need two groups. */
function numberOf(digits: string, sign: 1 | -1): Decimal | null {
  const shape =
    /^(\d{1,3}(?:(?: ?, ?\d{3})+|(?: \d{3})+)|\d+)(?:\.(\d+))?$/.exec(digits) ??
    /^(\d+),(\d{1,2})$/.exec(digits) ??
    /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(digits) ??
    /^(\d{1,3}(?:\.\d{3}){2,})()$/.exec(digits);
  if (!shape) return null;
  const [, whole = '', fraction = ''] = shape;
  const scaled = Number(whole.replace(/[^\d]/g, '') + fraction);
  return Number.isSafeInteger(scaled) ? { scaled: scaled === 0 ? 0 : sign * scaled, decimals: fraction.length } : null;
}

/** Twelve words say any number below a million: "novecientos cincuenta y tres mil ciento cuarenta y dos". */
const wordReach = 120;

/** The longest run of words before "(04)" that is a number. */
function wordsBefore(text: string, from: number, to: number, lexicon: ReviewLexicon): NumberMention['words'] {
  if (text.charAt(from - 1) !== '(' || text.charAt(to) !== ')') return null;
  const head = text.slice(Math.max(0, from - wordReach), from - 1);
  const tokens = [...head.matchAll(/[\p{L}]+/gu)].slice(-12);
  const offset = Math.max(0, from - wordReach);
  for (const token of tokens) {
    const words = head.slice(token.index).trimEnd();
    const value = lexicon.cardinal(words);
    if (value !== null)
      return { start: offset + token.index, end: offset + token.index + words.length, text: words, value };
  }
  return null;
}
