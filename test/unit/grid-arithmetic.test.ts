import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cents } from '#shared/domain/money.ts';
import type { Cell } from '#shared/domain/table-model.ts';
import { calculate, isArithmetic } from '../../src-renderer/ui/grid/arithmetic.ts';
import { hintFor, resolved } from '../../src-renderer/ui/grid/typed.ts';

const result = (text: string, decimals = 2): string => {
  const calculated = calculate(text, decimals);
  return calculated.ok ? calculated.text : calculated.problem;
};

it.each([
  ['=51*2', '102'],
  ['1200/4', '300'],
  ['=0.1+0.2', '0.3'],
  ['=(1,200+350)/4', '387.5'],
  ['=2+3*4', '14'],
  ['=(2+3)*4', '20'],
  ['=10-4-3', '3'],
  ['=100/10/2', '5'],
  ['=-5+2', '-3'],
  ['=2*-3', '-6'],
  ['=1/3', '0.33'],
  ['=2/3', '0.67'],
  ['=-1/8', '-0.13'],
  ['=0.004', '0'],
  ['=-0.004', '0'],
  ['=18%*200', '36'],
  ['= 573,712,809 × 2 ', '1147425618'],
  ['=9007199254740993*3', '27021597764222979'],
])('%s is %s', (text, expected) => {
  expect(result(text)).toBe(expected);
});

it.each([
  '=',
  '=2+',
  '=2 3',
  '=1,23',
  '=1.2.3',
  '=(2',
  '=2)',
  '=*2',
  '=a1',
  '=2**3',
  '=alert(1)',
  '=1e5',
  `=${'('.repeat(90)}1`,
])('what is no clear sum is refused and never guessed: %s', (text) => {
  expect(result(text)).toBe('unclear');
});

it('a division by zero has its own reason', () => {
  expect(result('=5/0')).toBe('division-by-zero');
  expect(result('=5/(2-2)')).toBe('division-by-zero');
});

it('without "=" only plain sums, products and quotients are calculated: no code, no date, no negative number', () => {
  expect(['1200/4', '51*2', '3+4'].map(isArithmetic)).toEqual([true, true, true]);
  expect(['5-21', '31/12/2020', '-5', '4,224', 'n/d', '92.55 %', '1/2 hora'].map(isArithmetic)).toEqual(
    Array(7).fill(false),
  );
});

it('agrees with exact integer arithmetic on any expression', () => {
  const { tree } = fc.letrec<{ tree: [string, bigint]; leaf: [string, bigint]; node: [string, bigint] }>((tie) => ({
    leaf: fc.nat(999).map((n): [string, bigint] => [String(n), BigInt(n)]),
    node: fc
      .tuple(tie('tree'), fc.constantFrom('+', '-', '*'), tie('tree'))
      .map(([[a, x], sign, [b, y]]): [string, bigint] => [
        `(${a} ${sign} ${b})`,
        sign === '+' ? x + y : sign === '-' ? x - y : x * y,
      ]),
    tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('node')),
  }));
  fc.assert(
    fc.property(tree, ([text, value]) => {
      if (text.length <= 199) expect(result(`=${text}`)).toBe(String(value));
    }),
  );
});

const amount: Cell = { kind: 'amount', value: cents(100), decimals: 2 };
const count: Cell = { kind: 'count', value: 51 };
const code: Cell = { kind: 'text', value: '' };

it('arithmetic typed over a figure becomes its result; over a text it stays a text', () => {
  expect(resolved(count, '=51*2')).toEqual({ ok: true, text: '102' });
  expect(resolved(code, '=51*2')).toEqual({ ok: true, text: '=51*2' });
  expect(resolved(count, '5.1.0')).toEqual({ ok: true, text: '5.1.0' });
  expect(resolved(count, '=5/0')).toEqual({ ok: false, reason: '«=5/0» divide entre cero.' });
});

it('says while writing what is not a clear figure, and nothing for what is', () => {
  for (const clear of ['S/ 573 712 809.00', '(1,234)', '-', 'n.d.', '', '17,714,693.00', '=2*3'])
    expect(hintFor(amount, clear)).toBeNull();
  expect(hintFor(amount, '1.010.886')).toBe('«1.010.886» no es un monto claro. Ejemplo: 17,714,693.00');
  expect(hintFor(count, '51.5')).toBe('«51.5» no es una cantidad entera. Ejemplo: 4,224');
  expect(hintFor(count, '=51/2')).toBe('«=51/2» no es una cantidad entera. Ejemplo: 4,224');
  expect(hintFor(code, '1.010.886')).toBeNull();
});
