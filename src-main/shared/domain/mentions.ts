/** A number of a table or chart in a text; `words` is what is written, from the label or the number on. */
export type NumberMention = { readonly number: number; readonly words: string; readonly start: number };

/** How a list of numbers goes on: "Tablas N° 18, 19 y 20". */
export type ListWords = {
  /** What may stand between the word and its number, as a pattern: "N°", "N.º". */
  readonly number: string;
  /** Between two numbers of a list, as a pattern. */
  readonly and: string;
};

/**
 * Finds the numbers that stand after the word of a label ("Tabla" of "Tabla N° {n}"): one, or after its plural a list of them
 * ("Tabla N° 20 y 51 informes" mentions one table). `start` is where the number itself begins.
 */
export function numberMentions(label: string, list: ListWords): (text: string) => readonly NumberMention[] {
  const word = /^\p{L}+/u.exec(label)?.[0];
  if (word === undefined) return () => [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\d])(${word}(s?)\\s*(?:${list.number})?\\s*)(\\d{1,3}(?:(?:${list.and})\\d{1,3}(?![\\d.,]?\\d|\\p{L}))*)(?!\\d)`,
    'giu',
  );
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ 1: before = '', 2: plural = '', 3: numbers = '', index }) =>
      [...numbers.matchAll(/\d+/g)].slice(0, plural === '' ? 1 : undefined).map((digits) => ({
        number: Number(digits[0]),
        words: `${before}${digits[0]}`,
        start: index + before.length + digits.index,
      })),
    );
}
