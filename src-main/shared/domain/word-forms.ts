/**
 * Whether a word in small letters is a regular form of a listed one. A list holds few of them, because anybody makes them anew:
 * "otorgándoseles", "presupuestariamente", "intergubernamental".
 */
export const isFormed = (word: string, has: (word: string) => boolean): boolean =>
  word.length <= longestWord && (hasPronouns(word, has) || isAdverb(word, has) || isPrefixed(word, has));

/** A longer run of letters is no word, and telling how it could be made up takes long. */
const longestWord = 40;

/** A gerund takes an accent with any pronoun, and so does a command ("impórtelo"); an infinitive with two. */
function hasPronouns(word: string, has: (word: string) => boolean): boolean {
  const [, gerund] = /^(.+[áé]ndo)(?:(?:se|me|te|nos)?(?:l[oa]s?|les?)|se|me|te|nos)$/u.exec(word) ?? [];
  if (gerund !== undefined && has(unaccented(gerund))) return true;
  const [, two] = /^(.+[áéí]r)(?:se|me|te|nos)(?:l[oa]s?|les?)$/u.exec(word) ?? [];
  if (two !== undefined && has(unaccented(two))) return true;
  const [, command] = /^(.*[áéíóú].*[aen])(?:se|me|nos)?(?:l[oa]s?|les?)$/u.exec(word) ?? [];
  if (command !== undefined && has(unaccented(command))) return true;
  const [, one] = /^(.+[aei]r)(?:l[oa]s?|les?|se|me|te|nos)$/u.exec(word) ?? [];
  return one !== undefined && has(one);
}

/** Of the feminine, or of an adjective that has but one form. */
function isAdverb(word: string, has: (word: string) => boolean): boolean {
  const [, adjective] = /^(.{4,}[aelrz])mente$/u.exec(word) ?? [];
  return adjective !== undefined && has(adjective);
}

function isPrefixed(word: string, has: (word: string) => boolean): boolean {
  return prefixes.some((prefix) => {
    if (!word.startsWith(prefix) || word.length < prefix.length + shortestRest) return false;
    const rest = word.slice(prefix.length);
    // "macrorregional": between vowels the strong r is written twice.
    if (!/[aeiou]$/.test(prefix) || !rest.startsWith('r')) return has(rest);
    return rest.startsWith('rr') && has(rest.slice(1));
  });
}

/** Shorter rests and prefixes ("re", "co") would make words of too many slips. */
const shortestRest = 6;
const prefixes = [
  ...['agro', 'anti', 'auto', 'bio', 'ciber', 'contra', 'extra', 'geo', 'inter', 'intra', 'macro', 'micro', 'multi'],
  ...['pluri', 'pos', 'pre', 'semi', 'sobre', 'socio', 'sub', 'tele', 'vice'],
];

const unaccented = (word: string): string => word.normalize('NFD').replaceAll('\u0301', '').normalize('NFC');
