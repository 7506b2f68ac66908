import { numbers } from '../strings/es/numbers.ts';

/** How a cardinal ends: alone ("uno"), before a masculine noun ("un informe"), before a feminine one ("una asistencia"). */
export type CardinalForm = 'masculine' | 'apocope' | 'feminine';

/**
 * Spanish words of a whole number from 0 to 999 999: "cuatro", "veintiún", "doscientas treinta y una".
 * @throws RangeError outside of that range
 */
export function cardinalWords(value: number, form: CardinalForm): string {
  if (!Number.isInteger(value) || value < 0 || value > 999_999) throw new RangeError(`no words for ${value}`);
  const thousands = Math.floor(value / 1000);
  const rest = value % 1000;
  if (thousands === 0) return belowThousand(value, form);
  // "doscientas mil personas" agrees in its hundreds, yet one stays short: "veintiún mil personas"
  const head = thousands === 1 ? '' : `${belowThousand(thousands, 'apocope', form)} `;
  return `${head}${numbers.thousand}${rest === 0 ? '' : ` ${belowThousand(rest, form)}`}`;
}

/** The number that words say, or `null` where they are not exactly the words of a number. Case does not matter. */
export function cardinalOf(words: string): number | null {
  const text = words.trim().toLowerCase().replace(/\s+/g, ' ');
  const tokens = text.split(' ');
  const thousandAt = tokens.indexOf(numbers.thousand);
  const value =
    thousandAt < 0
      ? sumOf(tokens)
      : (thousandAt === 0 ? 1 : sumOf(tokens.slice(0, thousandAt))) * 1000 + sumOf(tokens.slice(thousandAt + 1));
  if (!Number.isInteger(value) || value < 0 || value > 999_999) return null;
  return forms.some((form) => cardinalWords(value, form) === text) ? value : null;
}

const forms: readonly CardinalForm[] = ['masculine', 'apocope', 'feminine'];

function belowThousand(value: number, form: CardinalForm, hundredsForm: CardinalForm = form): string {
  if (value === 100) return numbers.hundred;
  const hundreds = numbers.hundreds[Math.floor(value / 100) - 1];
  const rest = value % 100;
  const head =
    hundreds !== undefined && hundredsForm === 'feminine'
      ? hundreds.replace(/os$/, numbers.hundredsEnding.feminine)
      : hundreds;
  if (head === undefined) return belowHundred(rest, form);
  return rest === 0 ? head : `${head} ${belowHundred(rest, form)}`;
}

function belowHundred(value: number, form: CardinalForm): string {
  const small = numbers.small[value];
  if (small !== undefined) return value % 10 === 1 && value !== 11 ? withEnding(small, form) : small;
  const tens = numbers.tens[Math.floor(value / 10) - 3] ?? '';
  return value % 10 === 0 ? tens : `${tens} ${numbers.and} ${belowHundred(value % 10, form)}`;
}

/** "un" and "veintiún" → "uno", "veintiuno", "una", "veintiuna"; only the short form carries an accent. */
function withEnding(small: string, form: CardinalForm): string {
  if (form === 'apocope') return small;
  return small.replace(new RegExp(`(${numbers.one.apocope}|${numbers.accentedOne})$`), numbers.one[form]);
}

/** Adds what the words below a thousand are worth; NaN for a word that is none of theirs. */
function sumOf(tokens: readonly string[]): number {
  return tokens.filter((token) => token !== numbers.and).reduce((total, token) => total + worthOf(token), 0);
}

function worthOf(token: string): number {
  if (token === numbers.hundred) return 100;
  const small = numbers.small.findIndex((word, value) =>
    forms.some((form) => belowHundred(value, form) === token || word === token),
  );
  if (small >= 0) return small;
  const tens = numbers.tens.indexOf(token);
  if (tens >= 0) return (tens + 3) * 10;
  const hundreds = numbers.hundreds.findIndex((word) => word === token || word.replace(/os$/, 'as') === token);
  return hundreds >= 0 ? (hundreds + 1) * 100 : Number.NaN;
}
