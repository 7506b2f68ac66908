import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberIn } from '#backend/reference/cell-value.ts';
import type { ReferenceRuleView } from '#shared/contract/index.ts';
import { ruleForm } from '../../../src-renderer/screens/reference/rule-form.ts';

type Kind = 'count' | 'amount' | 'percent';
type Decimals = 0 | 1 | 2;

const toleranceIn = (tolerance: number, kind: Kind, decimals: Decimals): string | undefined => {
  const column = { key: 'c', label: 'Avance', kind, decimals };
  const choices = [{ key: 't', name: 'Tabla', columns: [column], rows: [], hasTotal: true }];
  const terms = [{ table: 't', column: 'c' }];
  const rule: ReferenceRuleView = {
    id: 'own/1',
    rowId: 1,
    severity: 'warning',
    text: 'Es igual.',
    witness: false,
    state: 'holds',
    message: null,
    comparisons: [{ kind: 'equal', by: 'cell', left: terms, right: terms, tolerance }],
  };
  return ruleForm(rule, choices).comparisons[0]?.tolerance;
};

it('a tolerance stands in the form in the unit of its column', () => {
  expect(toleranceIn(5, 'percent', 1)).toBe('0.5');
  expect(toleranceIn(5, 'percent', 0)).toBe('5');
  expect(toleranceIn(150, 'amount', 0)).toBe('1.50');
  expect(toleranceIn(3, 'count', 0)).toBe('3');
  expect(toleranceIn(0, 'percent', 2)).toBe('');
});

it('a tolerance that is saved as the form shows it is the one that was there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.constantFrom<readonly [Kind, Decimals]>(
        ['percent', 0],
        ['percent', 1],
        ['percent', 2],
        ['amount', 0],
        ['amount', 2],
        ['count', 0],
      ),
      (tolerance, [kind, decimals]) => {
        const kept = kind === 'amount' ? 2 : decimals;
        expect(numberIn(toleranceIn(tolerance, kind, decimals) ?? '', { kind, decimals: kept })).toBe(tolerance);
      },
    ),
  );
});
