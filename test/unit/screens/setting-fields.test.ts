import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { yearSeedSchema } from '#backend/years/seed.schema.ts';
import { es } from '#shared/strings/es.ts';
import { settingGroups, shownValue, storedValue } from '../../../src-renderer/screens/settings/fields.ts';

const seed: unknown = JSON.parse(
  readFileSync(new URL('../../../resources/example/seed.json', import.meta.url), 'utf8'),
);
const { settings } = yearSeedSchema.parse(seed);
const groups = settingGroups(settings, es.narrative.screen.tables);
const fields = groups.flatMap((group) => group.fields);

/** Every value of an object that is no object itself, by its path. */
const leaves = (value: unknown, path: readonly string[] = []): readonly string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inside]) => leaves(inside, [...path, key]))
    : [path.join('/')];

it('every setting of a year is on the screen, once, under a Spanish name', () => {
  expect(fields.map(({ path }) => path.join('/')).toSorted()).toEqual(leaves(settings).toSorted());
  expect(fields.filter(({ path, label }) => path.includes(label))).toEqual([]);
  expect(groups.map(({ key, title }) => key === title)).not.toContain(true);
});

it('what is typed goes back as what it was', () => {
  for (const field of fields) {
    if (field.kind === 'switch' || field.kind === 'choices') continue;
    expect(storedValue(field, shownValue(field)), field.path.join('/')).toBe(field.value);
  }
});

it('an emptied line that may be absent is absent, and a number that is none is left to be refused', () => {
  const of = (name: string) => {
    const field = fields.find(({ path }) => path.at(-1) === name);
    if (!field) throw new Error(name);
    return field;
  };
  expect(storedValue(of('source'), '  ')).toBeNull();
  expect(storedValue(of('title'), '')).toBe('');
  expect(shownValue(of('cutOffDate'))).toBe('31/12/2024');
  expect(storedValue(of('cutOffDate'), '30/9/2024')).toBe('2024-09-30');
  expect(storedValue(of('cutOffDate'), '2024')).toBe('2024');
  expect(storedValue(of('firstTable'), '18a')).toBe('18a');
});
