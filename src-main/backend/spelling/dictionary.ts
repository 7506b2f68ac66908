import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildITrieFromWords, decodeTrie } from 'cspell-trie-lib';
import {
  isListed,
  lowered,
  misspellings,
  namesBeyond,
  type TextRange,
  type WordList,
  wordsIn,
  writtenLike,
} from '#shared/domain/spelling.ts';
import { isFormed } from '#shared/domain/word-forms.ts';
import type { YearWords } from './speller.ts';

export type Dictionary = {
  readonly check: (texts: readonly string[], words: YearWords) => readonly (readonly TextRange[])[];
  readonly suggest: (word: string, words: YearWords) => readonly string[];
};

/** The words of Spanish and those of the sector that ship with the program. */
export async function loadDictionary(resourcesDir: string): Promise<Dictionary> {
  // The package stays outside of the bundle, with its licence: it is found from where the program is installed.
  const { resolve } = createRequire(import.meta.filename);
  const folder = join(resolve('@cspell/dict-es-es/cspell-ext.json'), '..');
  const [packed, sectorText] = await Promise.all([
    readFile(join(folder, 'Spanish.trie.gz')),
    readFile(join(resourcesDir, 'spelling', 'sector.txt'), 'utf8'),
  ]);
  const spanish = decodeTrie(gunzipSync(packed));
  const sector = new Set(sectorText.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
  const has = (word: string): boolean => spanish.hasWord(word, true) || sector.has(word);
  const language: WordList = { has, hasWithoutAccents: (word) => spanish.hasWord(word, false) };

  const knownIn = ({ names, own }: YearWords): ((word: string) => boolean) => {
    const added = new Set([...namesBeyond(names, language), ...own.map(lowered)]);
    return (word) => {
      const lower = lowered(word);
      return isListed(word, language) || added.has(lower) || isFormed(lower, has);
    };
  };
  return {
    check: (texts, words) => {
      const isKnown = knownIn(words);
      return texts.map((text) => misspellings(text, isKnown));
    },
    suggest: (word, words) => {
      const isKnown = knownIn(words);
      const added = buildITrieFromWords([...sector, ...namesBeyond(words.names, language), ...words.own]);
      const inNames = new Set(words.names.flatMap(wordsIn).map(({ text }) => lowered(text)));
      const found = [spanish, added]
        .flatMap((list) => list.suggestWithCost(lowered(word), suggesting))
        .filter((each) => isKnown(each.word))
        .map((each) => ({ word: each.word, cost: each.cost - (inNames.has(lowered(each.word)) ? likelier : 0) }))
        .sort((a, b) => a.cost - b.cost);
      return [...new Set(found.map((each) => writtenLike(word, each.word)))].slice(0, mostSuggestions);
    },
  };
}

const mostSuggestions = 5;
/** What the names of the year say is meant rather than another word; half of one wrong letter, as costs are counted. */
const likelier = 50;
/** The list knows each word without its accents too, which is how "ejecucion" leads to "ejecución" at no cost; more are asked for, because those are no answer. */
const suggesting = {
  numSuggestions: 4 * mostSuggestions,
  changeLimit: 3,
  timeout: 400,
  ignoreCase: true,
  includeTies: false,
};
