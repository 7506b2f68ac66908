import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBlocks, type DiffBlock, wordDiff } from '#shared/domain/text-diff.ts';

const body = (text: string): DiffBlock => ({ kind: 'body', text });
const text = fc
  .array(fc.constantFrom('la', 'meta', 'fue', '51', '50', 'informes.'), { maxLength: 25 })
  .map((words) => words.join(' '));

describe('two versions of a text', () => {
  it('differ in the words that differ', () => {
    expect(wordDiff('Se elaboraron 50 informes de gestión.', 'Se elaboraron 51 informes.')).toEqual([
      { kind: 'same', text: 'Se elaboraron ' },
      { kind: 'removed', text: '50 informes de gestión.' },
      { kind: 'added', text: '51 informes.' },
    ]);
    expect(wordDiff('Igual.', 'Igual.')).toEqual([{ kind: 'same', text: 'Igual.' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  it('can both be read from what differs', () =>
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDiff(before, after);
        const joined = (...kinds: readonly string[]) =>
          pieces
            .filter(({ kind }) => kinds.includes(kind))
            .map((piece) => piece.text)
            .join('');
        expect(joined('same', 'removed')).toBe(before);
        expect(joined('same', 'added')).toBe(after);
      }),
    ));

  it('are compared paragraph by paragraph, also where one was put in or taken out', () => {
    const first = body('El presupuesto asciende a 100 soles en el año.');
    const gone = body('Este párrafo ya nadie lo escribe así.');
    const last = body('A nivel de metas físicas se registró el 98.0%.');
    const fresh = body('Algo enteramente distinto aparece aquí.');
    const compared = compareBlocks(
      [first, gone, last],
      [body('El presupuesto asciende a 200 soles en el año.'), last, fresh],
    );
    expect(compared.map(({ pieces }) => pieces.map(({ kind }) => kind).join(' '))).toEqual([
      'same removed added same',
      'removed',
      'same',
      'added',
    ]);
  });
});
