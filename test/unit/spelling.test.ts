import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isListed, misspellings, namesBeyond, pieceMark, wordsIn, writtenLike } from '#shared/domain/spelling.ts';
import { isFormed } from '#shared/domain/word-forms.ts';

const texts = (text: string) => wordsIn(text).map((word) => word.text);
const listOf = (...words: readonly string[]) => ({
  has: (word: string) => words.includes(word),
  hasWithoutAccents: (word: string) => words.some((each) => each.normalize('NFD').replaceAll(/\p{M}/gu, '') === word),
});

describe('the words of a text', () => {
  it('leave out numbers, codes, acronyms, single letters, addresses and numbers of a list', () => {
    expect(
      texts('El PIM (S/ 573 712 809.00) de la UE 005-1066, código SEC_EJEC y v4: ver www.mef.gob.pe, ii) y PpR.'),
    ).toEqual(['El', 'de', 'la', 'código', 'ver']);
  });

  it('are the halves of what a dash joins, and a long title in capitals', () => {
    expect(texts('técnico-productivo – «EJECUCIÓN» 2024')).toEqual(['técnico', 'productivo', 'EJECUCIÓN']);
  });

  it('are not joined to a linked piece, and stand where the editor has them', () => {
    expect(wordsIn(`Hubo ${pieceMark} informes${pieceMark} más.`)).toEqual([
      { from: 0, to: 4, text: 'Hubo' },
      { from: 17, to: 20, text: 'más' },
    ]);
  });

  it('stand in order where the text has them, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let end = 0;
        for (const { from, to, text: word } of wordsIn(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(text.slice(from, to)).toBe(word);
          expect(word).toMatch(/^\p{L}[\p{L}\p{M}]+$/u);
          end = to;
        }
      }),
    );
  });

  it('are found among anything that separates words', () => {
    const word = fc.stringMatching(/^[a-zñáéíóú]{5,12}$/);
    const between = fc.constantFrom(' ', ', ', '. ', ' (', ') ', '\u00a0', '; «', '» ', '-', ' – ', '/', '?» ', ': “');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, between), { maxLength: 8 }), (parts) => {
        expect(texts(parts.flat().join(''))).toEqual(parts.map(([each]) => each));
      }),
    );
  });
});

describe('a word', () => {
  it('is known in small letters, at the beginning of a sentence and in a title; a name needs its capital', () => {
    const list = listOf('ejecución', 'Ayacucho');
    expect(['ejecución', 'Ejecución', 'EJECUCIÓN', 'Ayacucho', 'AYACUCHO'].map((word) => isListed(word, list))).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(['ejecucion', 'ayacucho', 'EJECUCION'].map((word) => isListed(word, list))).toEqual([false, false, false]);
    expect(
      misspellings('La ejecucion en Ayacucho', (word) => isListed(word, list) || word === 'La' || word === 'en'),
    ).toEqual([{ from: 3, to: 12 }]);
  });

  it('is known composed and decomposed', () => {
    expect(isListed('ejecución'.normalize('NFD'), listOf('ejecución'))).toBe(true);
  });

  it.each([
    ['otorgándoseles', true],
    ['otorgandoseles', false],
    ['dárselo', true],
    ['darselo', false],
    ['cerrarlo', true],
    ['impórtelo', true],
    ['importelo', false],
    ['presupuestariamente', true],
    ['intergubernamental', true],
    ['macrorregional', true],
    ['macroregional', false],
    ['intermesa', false],
    [`${'inter'.repeat(20_000)}regional`, false],
  ])('%s is a regular form of a listed one: %s', (word, formed) => {
    const { has } = listOf(
      'otorgando',
      'importe',
      'dar',
      'cerrar',
      'presupuestaria',
      'gubernamental',
      'regional',
      'mesa',
    );
    expect(isFormed(word, has)).toBe(formed);
  });

  it('of a name in capitals without its accents adds nothing to the language', () => {
    const names = ['GESTION DEL PROGRAMA LLAMKASUN'];
    expect([...namesBeyond(names, listOf('gestión', 'del', 'programa'))]).toEqual(['llamkasun']);
  });

  it('is replaced with the same capitals', () => {
    expect([writtenLike('Ejcución', 'ejecución'), writtenLike('EJCUCIÓN', 'ejecución')]).toEqual([
      'Ejecución',
      'EJECUCIÓN',
    ]);
    expect([writtenLike('ejcución', 'ejecución'), writtenLike('ayacucho', 'Ayacucho')]).toEqual([
      'ejecución',
      'Ayacucho',
    ]);
  });
});
