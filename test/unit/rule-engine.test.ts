import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, findingKey, findingNumbers } from '#shared/domain/checks.ts';
import { findingsOf, groupsOver, rulesRun, runRules, sameValue } from '#shared/domain/rule-engine.ts';

type Facts = { readonly amounts: readonly number[]; readonly names: readonly string[] };

const finding = (found: string): Finding => ({
  rule: 'casting',
  severity: 'error',
  where: [{ table: 'targets', row: found }],
  expected: '',
  found,
  difference: null,
  detail: {},
});
const group = groupsOver<Facts>();
const negative = group({
  id: 'amounts',
  rules: ['negative'],
  reads: ['amounts'],
  check: ({ amounts }) => amounts.filter((amount) => amount < 0).map((amount) => finding(String(amount))),
});
const unnamed = group({
  id: 'names',
  rules: ({ names }) => names.length,
  reads: ['names'],
  check: ({ names }) => (names.includes('') ? [finding('unnamed')] : []),
});
const groups = [negative, unnamed];

describe('a run of the rules', () => {
  it('runs every group and counts the rules, of data as many as there are', () => {
    const run = runRules(groups, { amounts: [1, -2], names: ['a', '', 'c'] }, null);
    expect(run.ran).toEqual(['amounts', 'names']);
    expect(findingsOf(run).map(({ found }) => found)).toEqual(['-2', 'unnamed']);
    expect(rulesRun(run)).toBe(4);
  });

  it('after an edit runs only the groups that read what changed, and keeps what the others found', () => {
    const first = runRules(groups, { amounts: [-1], names: [''] }, null);
    const second = runRules(groups, { amounts: [-1], names: ['now'] }, first);
    expect(second.ran).toEqual(['names']);
    expect(findingsOf(second).map(({ found }) => found)).toEqual(['-1']);
    expect(runRules(groups, { amounts: [-1], names: ['now'] }, second).ran).toEqual([]);
  });

  it('gives a group what it says it reads, and nothing else', () => {
    const given: string[][] = [];
    const curious = group({
      id: 'curious',
      rules: ['none'],
      reads: ['names'],
      check: (facts) => {
        given.push(Object.keys(facts));
        return [];
      },
    });
    runRules([curious], { amounts: [1], names: ['a'] }, null);
    expect(given).toEqual([['names']]);
  });

  it('after any edits finds what a first run would', () => {
    const facts = fc.record({
      amounts: fc.array(fc.integer({ min: -2, max: 2 })),
      names: fc.array(fc.string({ maxLength: 1 })),
    });
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        expect(findingsOf(runRules(groups, b, runRules(groups, a, null)))).toEqual(
          findingsOf(runRules(groups, b, null)),
        );
      }),
    );
  });
});

describe('sameValue', () => {
  it('compares plain data by what they say', () => {
    expect(
      sameValue({ a: [1, { b: null }], m: new Map([['k', 1]]) }, { m: new Map([['k', 1]]), a: [1, { b: null }] }),
    ).toBe(true);
    for (const [a, b] of [
      [0, null],
      [[], {}],
      [{ a: undefined }, {}],
      [[1], [1, 2]],
      [new Map([['k', 1]]), new Map([['k', 2]])],
      [new Map(), {}],
    ])
      expect(sameValue(a, b)).toBe(false);
  });

  it('refuses what is no plain data, rather than call two of them the same', () => {
    for (const [a, b] of [
      [new Set([1]), new Set([2])],
      [{ at: new Date(0) }, { at: new Date(1) }],
      [new Uint8Array([1]), new Uint8Array([2])],
    ])
      expect(() => sameValue(a, b)).toThrow('no plain data');
  });
});

describe('an accepted finding', () => {
  it('is looked up by rule, place and subject, and known again by its numbers', () => {
    const one = finding('5');
    expect(findingKey({ ...one, found: '6' })).toBe(findingKey(one));
    expect(findingKey({ ...one, subject: 'other' })).not.toBe(findingKey(one));
    expect(findingNumbers({ ...one, found: '6' })).not.toBe(findingNumbers(one));
  });
});
