/** A stretch of a text, in UTF-16 units, as editors count. */
export type TextRange = { readonly from: number; readonly to: number };
export type Word = TextRange & { readonly text: string };

/** What stands for a linked piece in a text that is checked: one unit long, as the piece is for the cursor. */
export const pieceMark = '\uFFFC';

/** A list of words: exact spelling and letters, or apart from accents. */
export type WordList = {
  readonly has: (word: string) => boolean;
  readonly hasWithoutAccents: (word: string) => boolean;
};

/**
 * The words of a text that can be spelt right or wrong, in order. A number, a code ("5-21", "SEC_EJEC", "v4"), an acronym
 * ("UFPP"), a letter, the number of a list ("iii"), an address ("mef.gob.pe") and what is joined to a linked piece are none.
 * "técnico-productivo" is two.
 */
export function wordsIn(text: string): readonly Word[] {
  return [...text.replaceAll(/\S+/gu, withoutAddress).matchAll(chunk)].flatMap(({ 0: whole, index }) => {
    if (notWords.test(whole)) return [];
    return [...whole.matchAll(letters)].flatMap(({ 0: word, index: at }): readonly Word[] => {
      const from = index + at;
      return isNoWord(word.normalize('NFC')) ? [] : [{ from, to: from + word.length, text: word }];
    });
  });
}

/** Where a text has words that are not known. */
export const misspellings = (text: string, isKnown: (word: string) => boolean): readonly TextRange[] =>
  wordsIn(text)
    .filter((word) => !isKnown(word.text))
    .map(({ from, to }) => ({ from, to }));

/** Whether a list has the word as it may be written: a sentence begins with a capital, a title may have nothing else. */
export function isListed(word: string, list: Pick<WordList, 'has'>): boolean {
  const lower = lowered(word);
  const normal = word.normalize('NFC');
  return list.has(normal) || list.has(lower) || (normal === raised(normal) && list.has(capitalised(lower)));
}

/**
 * Words that a year's own names add to those of the language, in small letters. A name in capitals often lacks its accents
 * ("GESTION"): that is no other word, and in a sentence it stays an error.
 */
export function namesBeyond(names: readonly string[], language: WordList): ReadonlySet<string> {
  const words = names.flatMap(wordsIn).map(({ text }) => lowered(text));
  return new Set(words.filter((word) => !language.has(word) && !language.hasWithoutAccents(word)));
}

/** A suggestion with the capitals of the word it is for. */
export function writtenLike(word: string, suggestion: string): string {
  if (word.length > 1 && word === raised(word)) return raised(suggestion);
  const first = word.charAt(0);
  return first !== '' && first !== lowered(first) ? capitalised(suggestion) : suggestion;
}

export const lowered = (word: string): string => word.normalize('NFC').toLocaleLowerCase('es');

/** An address goes with its path: what follows a slash is no word either. */
const withoutAddress = (token: string): string =>
  token.includes('/') && /:\/\/|\p{L}[.@]\p{L}/u.test(token) ? ' '.repeat(token.length) : token;

/** What stands between two spaces, dashes or brackets. Dots and the like inside of it are told apart below. */
const chunk = /[^\s\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}"/|+=<>*]+/gu;
const letters = /(?:(?![ªº])\p{L})(?:(?![ªº])[\p{L}\p{M}])*/gu;
/** A digit, a linked piece, a sign of names and addresses, or letters on both sides of a dot. */
const notWords = /[\p{N}_\uFFFC@#\\{}]|\p{L}\.\p{L}/u;

/** Longer words in capitals are titles. */
const longestAcronym = 6;

function isNoWord(word: string): boolean {
  if ([...word].length < 2 || /^[ivx]{2,4}$/.test(word)) return true;
  if (word === raised(word)) return word.length <= longestAcronym || !/[AEIOUÁÉÍÓÚÜ]/u.test(word);
  // "PpR", "eFirma", "ONGs"
  return /\p{Lu}/u.test(word.slice(1));
}

const raised = (word: string): string => word.toLocaleUpperCase('es');
const capitalised = (word: string): string => raised(word.charAt(0)) + word.slice(1);
