import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedBlock } from '#shared/domain/moved-block.ts';

const moved = (ids: string, chosen: string, by: -1 | 1): string => movedBlock([...ids], [...chosen], by).join('');

describe('a block moved by one place', () => {
  it('goes up or down over its neighbour, in its own order, however it was chosen', () => {
    expect(moved('abcde', 'c', -1)).toBe('acbde');
    expect(moved('abcde', 'c', 1)).toBe('abdce');
    expect(moved('abcde', 'bc', -1)).toBe('bcade');
    expect(moved('abcde', 'bc', 1)).toBe('adbce');
    expect(moved('abcde', 'cb', 1)).toBe('adbce');
  });

  it('keeps the gaps between what was chosen', () => {
    expect(moved('abcde', 'bd', -1)).toBe('badce');
    expect(moved('abcde', 'bd', 1)).toBe('acbed');
  });

  it('stays whole where its foremost has no room, and where nothing of it is there', () => {
    const ids = ['a', 'b', 'c'];
    for (const [chosen, by] of [
      [['a'], -1],
      [['a', 'c'], -1],
      [['c'], 1],
      [['a', 'c'], 1],
      [['a', 'b', 'c'], 1],
      [['z'], 1],
      [[], -1],
    ] as const)
      expect(movedBlock(ids, chosen, by), `${chosen.join('')} ${by}`).toBe(ids);
  });

  it('loses nothing, moves each of the chosen by exactly one, keeps the others in order, and moves back', () =>
    fc.assert(
      fc.property(
        fc
          .uniqueArray(fc.nat({ max: 30 }), { maxLength: 12 })
          .chain((ids) => fc.tuple(fc.constant(ids), fc.subarray(ids))),
        fc.constantFrom<-1 | 1>(-1, 1),
        ([ids, chosen], by) => {
          const order = movedBlock(ids, chosen, by);
          if (order === ids) return;
          expect(chosen.map((id) => order.indexOf(id) - ids.indexOf(id))).toEqual(chosen.map(() => by));
          const others = (list: readonly number[]) => list.filter((id) => !chosen.includes(id));
          expect(others(order)).toEqual(others(ids));
          expect(movedBlock(order, chosen, by === 1 ? -1 : 1)).toEqual(ids);
        },
      ),
    ));
});
