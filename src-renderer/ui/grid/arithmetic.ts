/**
 * Arithmetic typed in a cell (EG8): "=51*2", "=(1,200+350)/4", "1200/4". Exact fractions, so that 0.1+0.2 is 0.3; no eval.
 * Grammar: sum = product (("+" | "-") product)*; product = factor (("*" | "/") factor)*;
 * factor = ("-" | "+") factor | "(" sum ")" | number ["%"].
 */
export type Arithmetic =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: 'unclear' | 'division-by-zero' };

/**
 * Whether the text asks to be calculated. Without "=" only products, quotients and sums of plain numbers do: "5-21" is a
 * code and "31/12/2020" a date.
 */
export const isArithmetic = (text: string): boolean =>
  text.trimStart().startsWith('=') || /^\s*[\d.,]+\s*[*/+×÷]\s*[\d.,]+\s*$/.test(text);

/** The result in plain digits, rounded half away from zero once, to at most `decimals` of them; trailing zeros are left out. */
export function calculate(text: string, decimals: number): Arithmetic {
  const source = text.trim().replace(/^=/, '');
  if (source.length > maxLength) return { ok: false, problem: 'unclear' };
  const tokens = tokenised(source);
  if (!tokens) return { ok: false, problem: 'unclear' };
  const parser = new Parser(tokens);
  const value = parser.sum(0);
  if (!value || !parser.atEnd()) return { ok: false, problem: parser.dividedByZero() ? 'division-by-zero' : 'unclear' };
  return { ok: true, text: fractionText(value, decimals) };
}

const maxLength = 200;
const maxDepth = 40;
type Fraction = { readonly above: bigint; readonly below: bigint };

function tokenised(source: string): readonly string[] | null {
  const pattern = /\s*(?:(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)|([-−+*/×÷()%]))\s*/y;
  const tokens: string[] = [];
  while (pattern.lastIndex < source.length) {
    const match = pattern.exec(source);
    if (!match) return null;
    const [, number, sign] = match;
    tokens.push(number ?? signs[sign ?? ''] ?? sign ?? '');
    // "1,2345" or "12 34" are no numbers; a number is followed by a sign.
    if (number !== undefined && /^[\d.,]/.test(source.slice(pattern.lastIndex))) return null;
  }
  return tokens.length === 0 ? null : tokens;
}
const signs: Readonly<Record<string, string>> = { '−': '-', '×': '*', '÷': '/' };

class Parser {
  #dividedByZero = false;
  readonly #tokens: readonly string[];
  #at = 0;
  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }
  dividedByZero(): boolean {
    return this.#dividedByZero;
  }
  atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }
  sum(depth: number): Fraction | null {
    let left = this.#product(depth);
    for (let sign = this.#take('+', '-'); left && sign; sign = this.#take('+', '-')) {
      const right = this.#product(depth);
      left = right && plus(left, sign === '-' ? negated(right) : right);
    }
    return left;
  }
  #product(depth: number): Fraction | null {
    let left = this.#factor(depth);
    for (let sign = this.#take('*', '/'); left && sign; sign = this.#take('*', '/')) {
      const right = this.#factor(depth);
      if (right && sign === '/' && right.above === 0n) this.#dividedByZero = true;
      left = right && (sign === '*' ? times(left, right) : inverse(right, left));
    }
    return left;
  }
  #factor(depth: number): Fraction | null {
    if (depth > maxDepth) return null;
    const sign = this.#take('-', '+');
    if (sign) {
      const value = this.#factor(depth + 1);
      return value && sign === '-' ? negated(value) : value;
    }
    if (this.#take('(')) {
      const value = this.sum(depth + 1);
      return this.#take(')') ? value : null;
    }
    return this.#number();
  }
  #number(): Fraction | null {
    const token = this.#tokens[this.#at];
    if (token === undefined || !/\d/.test(token)) return null;
    this.#at += 1;
    const [whole = '', part = ''] = token.replaceAll(',', '').split('.');
    const value = { above: BigInt(whole + part), below: 10n ** BigInt(part.length) };
    return this.#take('%') ? { above: value.above, below: value.below * 100n } : value;
  }
  #take(...wanted: readonly string[]): string | null {
    const token = this.#tokens[this.#at];
    if (token === undefined || !wanted.includes(token)) return null;
    this.#at += 1;
    return token;
  }
}

const plus = (a: Fraction, b: Fraction): Fraction => ({
  above: a.above * b.below + b.above * a.below,
  below: a.below * b.below,
});
const times = (a: Fraction, b: Fraction): Fraction => ({ above: a.above * b.above, below: a.below * b.below });
const negated = ({ above, below }: Fraction): Fraction => ({ above: -above, below });
function inverse(divisor: Fraction, of: Fraction): Fraction | null {
  if (divisor.above === 0n) return null;
  const turned = divisor.above < 0n ? -1n : 1n;
  return times(of, { above: divisor.below * turned, below: divisor.above * turned });
}

function fractionText({ above, below }: Fraction, decimals: number): string {
  const size = above < 0n ? -above : above;
  const scaled = (size * 10n ** BigInt(decimals) * 2n + below) / (below * 2n);
  const digits = scaled.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const part = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
  return `${above < 0n && scaled > 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}
