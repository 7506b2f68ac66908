import type { NumberMention, ReviewParagraph, Span } from './model.ts';

export type FormatRule =
  | 'thousands-missing'
  | 'thousands-dots'
  | 'decimal-comma'
  | 'number-malformed'
  | 'stray-space'
  | 'caption'
  | 'spelling'
  | 'quote-unclosed'
  | 'bracket-unclosed'
  | 'number-sign'
  | 'currency-sign'
  | 'percent-space'
  | 'capital-after-comma'
  | 'word-repeated';

/** Something written against the house rules (CK12). `fix` is what should stand there, where that is certain. */
export type FormatFinding = Span & {
  readonly paragraph: string;
  readonly rule: FormatRule;
  readonly found: string;
  readonly fix: string | null;
};

/** The Spanish of the linter (strings/es/review.ts). */
export type FormatLexicon = {
  /** Words that begin a caption, as they are printed: "Tabla". */
  readonly captions: readonly string[];
  /** The sign before a number and the ways in which it is mistyped: "N°" for "Nº", "N.º", "N.°". */
  readonly numberSign: string;
  readonly numberSignVariants: readonly string[];
  /** Wrong word or phrase → right one; found in any case, replaced in the case it stands in. */
  readonly spelling: readonly (readonly [wrong: string, right: string])[];
  /** Words that open a sentence and should not stand in capitals behind a comma. */
  readonly openers: readonly string[];
  /** Words that may stand twice in a row. */
  readonly repeatable: readonly string[];
};

type Finding = Omit<FormatFinding, 'paragraph'>;

/**
 * House rules of a text: thousands marks, stray spaces, captions, accents, quotation marks, "N°" and "S/" (CK12). Returns a
 * function, so that the patterns are built once for a whole document.
 * @param captionPattern "Tabla N° {nn}:" with `{nn}` or `{n}`; the word is that of each caption
 */
export function formatLinter(
  lexicon: FormatLexicon,
  captionPattern: string,
): (paragraph: ReviewParagraph, mentions: readonly NumberMention[]) => readonly FormatFinding[] {
  const patterns = patternsOf(lexicon);
  return ({ id, text }, mentions) => {
    const numbers = mentions.flatMap((mention) => numberFindings(text, mention));
    const others = [
      ...captionFindings(text, lexicon.captions, captionPattern),
      ...patterns.flatMap(({ rule, pattern, fix }) => matchesOf(text, rule, pattern, fix)),
      ...spellingFindings(text, lexicon.spelling),
      ...unclosed(text),
    ].filter((other) => !numbers.some(({ start, end }) => other.start < end && other.end > start));
    return [...numbers, ...others]
      .map((finding) => ({ ...finding, paragraph: id }))
      .toSorted((a, b) => a.start - b.start || a.end - b.end);
  };
}

/** What is written badly inside a number. The value is not touched: only signs and spaces change. */
function numberFindings(text: string, { form, start, end, text: found }: NumberMention): readonly Finding[] {
  if (form !== 'amount' && form !== 'count' && form !== 'percent' && form !== 'malformed') return [];
  const at = (rule: FormatRule, fix: string | null): readonly Finding[] => [
    { rule, start, end, found, fix: fix && tidySigns(fix) },
  ];
  if (form === 'malformed') return at('number-malformed', null);
  if (/\d ?, \d|\d ,\d/.test(found)) return at('stray-space', found.replace(/ ?, ?/g, ','));
  if (/\.\d{3}[.,]\d/.test(found)) {
    const [whole = '', fraction] = found.split(',');
    return at(
      'thousands-dots',
      fraction === undefined ? whole.replaceAll('.', ',') : `${whole.replaceAll('.', ',')}.${fraction}`,
    );
  }
  if (/^\D*\d+,\d{1,2}\D*$/.test(found)) return at('decimal-comma', found.replace(',', '.'));
  const bare = /^\D*(\d{4,})(?:\.\d+)?\D*$/.exec(found)?.[1];
  const inBrackets = text.charAt(start - 1) === '(' && found.startsWith('0');
  if (bare === undefined || bare.startsWith('0') || inBrackets) return [];
  const mark = form === 'amount' ? '\u00a0' : ',';
  return at('thousands-missing', found.replace(bare, bare.replace(/\B(?=(?:\d{3})+$)/g, mark)));
}

/** The signs of a number that is written anew anyway. */
const tidySigns = (fix: string): string => fix.replace(/[ \u00a0]+%$/, '%').replace(/^S\/\.?[ \u00a0]*/, 'S/\u00a0');

/** "Tabla23." and "Tabla N° 22." for "Tabla N° 23:". A sentence that begins with a table's name is no caption. */
function captionFindings(text: string, captions: readonly string[], pattern: string): readonly Finding[] {
  const shape = new RegExp(`^\\s*(${captions.join('|')})(\\s*)(N\\S{0,2}\\s*)?(\\d{1,3})\\s*([:.])(?=\\s|$)`, 'u');
  const match = shape.exec(text);
  const [found, word = '', , , number = ''] = match ?? [];
  if (found === undefined) return [];
  const first = pattern.split(' ')[0] ?? '';
  const fix = pattern
    .replace(first, word)
    .replace('{nn}', number.padStart(2, '0'))
    .replace('{n}', String(Number(number)));
  return bare(found) === bare(fix) ? [] : [{ rule: 'caption', start: 0, end: found.length, found, fix }];
}

/** How many digits a number is padded to, and whether its space breaks a line, is not looked at. */
const bare = (caption: string): string =>
  caption
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/ 0+(?=\d)/, ' ')
    .trim();

type Pattern = { readonly rule: FormatRule; readonly pattern: RegExp; readonly fix: (found: string) => string | null };

function patternsOf({ numberSign, numberSignVariants, openers, repeatable }: FormatLexicon): readonly Pattern[] {
  const signs = [numberSign, ...numberSignVariants].map(escaped).join('|');
  const variants = numberSignVariants.map(escaped).join('|');
  return [
    {
      rule: 'number-sign',
      pattern: new RegExp(`(?<!\\p{L})(?:(?:${signs})(?=\\d)|(?:${variants})\\s?(?=\\d))`, 'gu'),
      fix: () => `${numberSign} `,
    },
    { rule: 'currency-sign', pattern: /(?<!\p{L})S\/(?:\. ?(?=\d)|(?=\d)| {2,}(?=\d))/gu, fix: () => 'S/\u00a0' },
    { rule: 'percent-space', pattern: /(?<=\d)[ \u00a0]+%/gu, fix: () => '%' },
    { rule: 'stray-space', pattern: /(?<=[\p{L}\d)]) +(?=[,;:.](?:\s|$))/gu, fix: () => '' },
    { rule: 'stray-space', pattern: /(?<=[([\u201c\u00ab]) +| +(?=[)\]\u201d\u00bb])/gu, fix: () => '' },
    { rule: 'stray-space', pattern: /(?<=\S) {2,}(?=\S)/gu, fix: () => ' ' },
    {
      rule: 'capital-after-comma',
      pattern: new RegExp(`(?<=, )(?:${openers.join('|')})(?=\\s)`, 'gu'),
      fix: (found) => found.toLowerCase(),
    },
    {
      rule: 'word-repeated',
      pattern: /(?<!\p{L})(\p{L}{2,}) \1(?!\p{L})/giu,
      fix: (found) => {
        const [word = ''] = found.split(' ');
        return repeatable.includes(word.toLowerCase()) ? null : word;
      },
    },
  ];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function matchesOf(text: string, rule: FormatRule, pattern: RegExp, fix: Pattern['fix']): readonly Finding[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const fixed = fix(found);
    return fixed === null || fixed === found
      ? []
      : [{ rule, start: index, end: index + found.length, found, fix: fixed }];
  });
}

/** The list holds words with wrong or missing accents, so they are compared letter by letter, only in lower case. */
function spellingFindings(text: string, spelling: FormatLexicon['spelling']): readonly Finding[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [];
  return spelling.flatMap(([wrong, right]) => {
    const findings: Finding[] = [];
    for (let at = lower.indexOf(wrong); at >= 0; at = lower.indexOf(wrong, at + wrong.length)) {
      const end = at + wrong.length;
      if (isLetter(text.charAt(at - 1)) || isLetter(text.charAt(end))) continue;
      const found = text.slice(at, end);
      findings.push({ rule: 'spelling', start: at, end, found, fix: inCaseOf(found, right) });
    }
    return findings;
  });
}

const isLetter = (char: string): boolean => /\p{L}/u.test(char);

/** Word by word where both have as many: "Decreto Supremos" becomes "Decreto Supremo". */
function inCaseOf(found: string, right: string): string {
  const [theirs, ours] = [found.split(' '), right.split(' ')];
  if (theirs.length !== ours.length) return wordInCaseOf(found, right);
  return ours.map((word, index) => wordInCaseOf(theirs[index] ?? '', word)).join(' ');
}

function wordInCaseOf(found: string, right: string): string {
  if (found.length > 1 && found === found.toUpperCase()) return right.toUpperCase();
  return found.charAt(0) === found.charAt(0).toUpperCase() ? right.charAt(0).toUpperCase() + right.slice(1) : right;
}

/** Quotation marks and brackets that are opened and not closed in the paragraph, or closed without being open. */
function unclosed(text: string): readonly Finding[] {
  const pairs: readonly (readonly [string, string, FormatRule])[] = [
    ['\u201c', '\u201d', 'quote-unclosed'],
    ['\u00ab', '\u00bb', 'quote-unclosed'],
    ['(', ')', 'bracket-unclosed'],
  ];
  const findings = pairs.flatMap(([open, close, rule]) =>
    unpaired(text, open, close).map((start) => ({ rule, start })),
  );
  const straight = [...text].reduce((count, char) => count + Number(char === '"'), 0);
  // opened with one kind of mark and closed with another is one mistake, already told by the other mark
  if (straight % 2 === 1 && !findings.some(({ rule }) => rule === 'quote-unclosed'))
    findings.push({ rule: 'quote-unclosed', start: text.lastIndexOf('"') });
  return findings.map(({ rule, start }) => ({ rule, start, end: start + 1, found: text.charAt(start), fix: null }));
}

/** "a)", "iii)" and "1)" number a list and close nothing. */
function unpaired(text: string, open: string, close: string): readonly number[] {
  const opened: number[] = [];
  const alone: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === open) opened.push(at);
    else if (text.charAt(at) === close && opened.pop() === undefined && !isListMark(text, at)) alone.push(at);
  }
  return [...opened, ...alone];
}

const isListMark = (text: string, at: number): boolean =>
  text.charAt(at) === ')' && /(?:^|\s)(?:[ivx]{1,5}|\p{L}|\d{1,2})$/iu.test(text.slice(Math.max(0, at - 6), at));
