import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { yearSeedSchema } from '#backend/years/seed.schema.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import {
  changedColumns,
  isUsed,
  searched,
  settingGroups,
  shownValue,
  storedValue,
} from '../../../src-renderer/screens/settings/fields.ts';

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
  const shown = groups.flatMap(({ fields: plain, columns, table }) => [
    ...plain.map(({ path }) => path.join('/')),
    ...columns
      .flatMap(({ heading, decimals }) => [heading, ...(decimals ? [decimals] : [])])
      .map(({ path }) => path.join('/')),
    ...(table === null ? [] : [`tables/${table}/columns`]),
  ]);
  const used = leaves(settings).filter((leaf) => {
    const [area, table = '', name = ''] = leaf.split('/');
    return area !== 'tables' || isUsed(table as TableKey, name);
  });
  expect(shown.toSorted()).toEqual(used.toSorted());
  expect(fields.filter(({ path, label }) => path.includes(label))).toEqual([]);
  expect(groups.map(({ key, title }) => key === title)).not.toContain(true);
  expect(groups.flatMap(({ columns }) => columns.filter(({ key, label }) => key === label))).toEqual([]);
});

it('a search finds settings by their name, their value and the names of columns, without accents', () => {
  const found = (words: string) =>
    searched(groups, words).map(({ key, fields: some, columns }) => [key, some.length, columns.length > 0]);
  expect(found('codigo pliego')).toEqual([['entity', 1, false]]);
  expect(found('trabaja peru')).toContainEqual(['entity', 3, false]);
  expect(found('saldo')).toContainEqual(['execution-by-activity', 0, true]);
  expect(found('nada de esto')).toEqual([]);
  expect(searched(groups, ' ')).toEqual(groups);
});

it('columns are shown, hidden and moved among those that are shown', () => {
  const columns = groups.find(({ key }) => key === 'pia-by-generica')?.columns ?? [];
  expect(columns.slice(0, 4).map(({ key, shown, required }) => [key, shown, required])).toEqual([
    ['generica', true, true],
    ['pia', true, false],
    ['share', true, false],
    ['modifications', false, false],
  ]);
  expect(changedColumns(columns, 'pim', 'toggle')).toEqual(['generica', 'pia', 'share', 'pim']);
  expect(changedColumns(columns, 'pia', 'toggle')).toEqual(['generica', 'share']);
  expect(changedColumns(columns, 'share', 'up')).toEqual(['generica', 'share', 'pia']);
  expect(changedColumns(columns, 'share', 'down')).toEqual(['generica', 'pia', 'share']);
});

it('what is typed goes back as what it was', () => {
  for (const field of fields) {
    if (field.kind === 'switch' || field.kind === 'choices') continue;
    expect(storedValue(field, shownValue(field)), field.path.join('/')).toEqual(field.value);
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
