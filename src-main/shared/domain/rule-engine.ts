import type { Finding } from './checks.ts';

/**
 * Rules that look at the same things and run together. `reads` is all that `check` is given, so a group cannot depend on what
 * it does not declare, and need not run where none of it changed (CK19).
 */
export type RuleGroup<Facts> = {
  readonly id: string;
  /** Ids of its rules, as the screen counts them; of rules that are data, how many there are. */
  readonly rules: readonly string[] | ((facts: Facts) => number);
  readonly reads: readonly (keyof Facts)[];
  readonly check: (facts: Facts) => readonly Finding[];
};

/** Gives the function that declares groups over `Facts`: `ruleGroup({ id, rules, reads: ['budget'], check: ({ budget }) => … })`. */
export const groupsOver =
  <Facts>() =>
  <Key extends keyof Facts>(group: {
    readonly id: string;
    readonly rules: readonly string[] | ((facts: Pick<Facts, Key>) => number);
    readonly reads: readonly Key[];
    readonly check: (facts: Pick<Facts, Key>) => readonly Finding[];
  }): RuleGroup<Facts> =>
    group;

/** One run over a year, kept so that the next one need only do what changed. */
export type RuleRun<Facts> = {
  readonly facts: Facts;
  readonly byGroup: ReadonlyMap<string, { readonly findings: readonly Finding[]; readonly rules: number }>;
  /** Groups that were run this time; the others kept what they had found. */
  readonly ran: readonly string[];
};

/** Runs the groups, or after an earlier run only those that read something that is not as it was. Pure. */
export function runRules<Facts extends object>(
  groups: readonly RuleGroup<Facts>[],
  given: Facts,
  before: RuleRun<Facts> | null,
): RuleRun<Facts> {
  const facts = before === null ? given : keepingSame(before.facts, given);
  const ran: string[] = [];
  const byGroup = new Map(
    groups.map((group) => {
      const known = before?.byGroup.get(group.id);
      if (before && known && group.reads.every((key) => facts[key] === before.facts[key])) return [group.id, known];
      ran.push(group.id);
      const read = picked(facts, group.reads);
      const rules = typeof group.rules === 'function' ? group.rules(read) : group.rules.length;
      return [group.id, { findings: group.check(read), rules }];
    }),
  );
  return { facts, byGroup, ran };
}

export const findingsOf = ({ byGroup }: RuleRun<never> | RuleRun<object>): readonly Finding[] =>
  [...byGroup.values()].flatMap(({ findings }) => findings);

export const rulesRun = ({ byGroup }: RuleRun<never> | RuleRun<object>): number =>
  [...byGroup.values()].reduce((sum, { rules }) => sum + rules, 0);

/** What a group reads, and nothing else: for what it does not declare it would not be run again. */
const picked = <Facts extends object>(facts: Facts, keys: readonly (keyof Facts)[]): Facts =>
  Object.fromEntries(keys.map((key) => [key, facts[key]])) as Facts;

/** `next`, with each of its facts that says the same as before replaced by the former one, so that `===` tells what changed. */
function keepingSame<Facts extends object>(before: Facts, next: Facts): Facts {
  const kept = { ...next };
  for (const key of Object.keys(next) as (keyof Facts)[])
    if (sameValue(before[key], next[key])) kept[key] = before[key];
  return kept;
}

/**
 * Whether two values of plain data say the same: primitives, arrays, records and maps.
 * @throws TypeError for any other object, of which nothing here knows when it is the same
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  for (const value of [a, b]) if (!isPlain(value)) throw new TypeError(`no plain data: ${value.constructor.name}`);
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  if (a instanceof Map)
    return (
      b instanceof Map &&
      a.size === b.size &&
      [...a].every(([key, value]) => b.has(key) && sameValue(value, b.get(key)))
    );
  if (Array.isArray(b) || b instanceof Map) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]))
  );
}

function isPlain(value: object): boolean {
  if (Array.isArray(value) || value instanceof Map) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
