import type { DecimalMark, MarksDecision } from '#shared/domain/table-mapping.ts';

/**
 * Thousands in groups of three by one sign, decimals after the other. Blanks and the apostrophe that Peru writes for millions
 * group in both. A group never starts with 0: "0,500" is no five hundred.
 */
const FORMS: Readonly<Record<DecimalMark, RegExp>> = {
  point: /^(?:\d+|[1-9]\d{0,2}(?:[, '’]\d{3})+)(?:\.\d+)?$/,
  comma: /^(?:\d+|[1-9]\d{0,2}(?:[. '’]\d{3})+)(?:,\d+)?$/,
};
/** A shortest text of a binary number, as only a workbook gives. */
const EXPONENT = /^\d+(?:\.\d+)?[eE][+-]?\d{1,3}$/;
const LONGEST = 40;
const WHOLE = /^-?\d{0,30}$/;
const CLEAR = /^-?\d{1,30}\.(?:\d{1,2}|\d{4,9})$/;

export type WrittenNumber = { readonly text: string; readonly percent: boolean };

/** The number in a cell without what people put around it: "S/", "%", spaces, a minus or accounting parentheses. */
function bare(
  written: string,
): { readonly digits: string; readonly negative: boolean; readonly percent: boolean } | null {
  if (written.length > LONGEST) return null;
  const text = written.replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ').trim();
  const percent = text.endsWith('%');
  const unsigned = (percent ? text.slice(0, -1) : text).replace(/^([-−(]?) ?S\/\.? ?/i, '$1').trim();
  const inner = /^\((.*)\)$/.exec(unsigned)?.[1] ?? /^[-−] ?(.*)$/.exec(unsigned)?.[1];
  return { digits: (inner ?? unsigned).trim(), negative: inner !== undefined, percent };
}

/**
 * A written number as digits with a decimal point and no thousands ("1.043,5" by comma is "1043.5"); `null` for what is no
 * number in that way of writing. Never rounds.
 */
export function readWritten(written: string, mark: DecimalMark): WrittenNumber | null {
  const parts = bare(written);
  if (parts === null) return null;
  const { digits, negative, percent } = parts;
  const sign = negative ? '-' : '';
  if (mark === 'point' && EXPONENT.test(digits)) return { text: `${sign}${digits}`, percent };
  if (!FORMS[mark].test(digits)) return null;
  const [whole = '', fraction] = digits.split(mark === 'point' ? '.' : ',');
  const plain = whole.replace(/[^\d]/g, '');
  return { text: `${sign}${plain}${fraction === undefined ? '' : `.${fraction}`}`, percent };
}

/**
 * Which sign starts the decimals in a column, from all of its texts (IM5). A text that only one way of writing allows decides;
 * where no text does and one of them would be another number in each way, nobody can know: the person is asked. Texts that are
 * no number at all decide nothing.
 */
export function decideMarks(texts: readonly string[]): MarksDecision {
  let [point, comma, ambiguous]: [number | null, number | null, number | null] = [null, null, null];
  for (const [at, text] of texts.entries()) {
    // Nearly all cells of a report, and it has two million: whole numbers, and those that only a point can have written.
    if (WHOLE.test(text)) continue;
    if (CLEAR.test(text)) {
      point ??= at;
      continue;
    }
    const [asPoint, asComma] = [readWritten(text, 'point'), readWritten(text, 'comma')];
    if (asPoint !== null && asComma !== null) {
      if (asPoint.text !== asComma.text) ambiguous ??= at;
    } else if (asPoint !== null) point ??= at;
    else if (asComma !== null) comma ??= at;
  }
  if (point !== null && comma !== null) return { kind: 'contradictory', point, comma };
  if (point !== null) return { kind: 'decided', mark: 'point', at: point };
  if (comma !== null) return { kind: 'decided', mark: 'comma', at: comma };
  return ambiguous === null ? { kind: 'none' } : { kind: 'ambiguous', at: ambiguous };
}
