import { expect, it } from 'vitest';
import { operandsOf } from '#shared/domain/figure-operands.ts';

const operands = (ref: string) => {
  const found = operandsOf(ref, () => 'pim');
  return found && [found.formula, found.part, found.whole];
};

it('says what a figure is computed of, by its address', () => {
  expect(operands('budget/total/progress')).toEqual(['progress', 'budget/total/devengado', 'budget/total/pim']);
  expect(operands('previous/budget/total/progress')).toEqual([
    'progress',
    'previous/budget/total/devengado',
    'previous/budget/total/pim',
  ]);
  expect(operands('budget/generica/5-24/change-percent')).toEqual([
    'change',
    'budget/generica/5-24/change',
    'previous/budget/generica/5-24/devengado',
  ]);
  expect(operands('budget/total/change')).toEqual([
    'difference',
    'budget/total/devengado',
    'previous/budget/total/devengado',
  ]);
  expect(operands('budget/total/balance')).toEqual(['balance', 'budget/total/pim', 'budget/total/devengado']);
  expect(operands('targets/5000276/progress')).toEqual([
    'goalProgress',
    'targets/5000276/executed',
    'targets/5000276/programmed',
  ]);
  expect(operands('shares/pim-by-generica/5-24')).toEqual([
    'share',
    'budget/generica/5-24/pim',
    'budget/generica/total/pim',
  ]);
  expect(operands('facts/a/share-of/b')).toEqual(['factShare', 'facts/a', 'facts/b']);
});

it('says nothing of what was imported or typed, and of a mean', () => {
  for (const ref of [
    'budget/total/pim',
    'targets/total/progress',
    'targets/5000276/executed',
    'facts/a',
    'indicators/1/2024',
  ])
    expect(operands(ref)).toBeNull();
});
