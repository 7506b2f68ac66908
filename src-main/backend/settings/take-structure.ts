import type { Db } from '../platform/db/open.ts';
import type { Change, EditableTable } from '../platform/undo/edit-log.ts';
import { changesBetween } from '../years/content-changes.ts';
import type { YearSeed } from '../years/seed.schema.ts';
import { applySeed } from '../years/seed.ts';
import { readContent, type YearContent } from '../years/version-content.ts';
import type { ConfigurationFile, Structure } from './structure-file.ts';

/**
 * The changes by which a year takes over the structure of a configuration: names by their codes, and the goals, indicators and
 * figures of other chapters only where it has none, because what people filled in is never replaced. `texts`: also the sections
 * of the chapters, in place of its own.
 */
export function structureChanges(
  db: Db,
  yearId: number,
  { settings, structure, texts }: ConfigurationFile & { readonly structure: Structure; readonly texts: boolean },
): readonly Change[] {
  const present = readContent(db, yearId);
  const wanted = missingParts(present, structure, texts);
  const seed: YearSeed = {
    format: 'memoria-ufpp/year-structure/1',
    year: 0,
    settings,
    indicatorYears: [],
    // The goals name theirs.
    poiVersions: [],
    budgetHistory: [],
    ...wanted,
  };
  const added = rowsOf(db, yearId, seed);
  const before = { ...emptied(present), ...(texts && { chapter_section: present.chapter_section }) };
  return [...renamed(present, structure), ...changesBetween(before, added)];
}

/** Only what the year has not. Goals need their units of measure and organic units, so these come together or not at all. */
function missingParts(present: YearContent, structure: Structure, texts: boolean): Structure {
  const none = (...tables: readonly EditableTable[]): boolean =>
    tables.every((table) => Object.keys(present[table]).length === 0);
  const without = <T extends { readonly code: string }>(table: EditableTable, rows: readonly T[]): T[] => {
    const known = new Set(Object.values(present[table]).map(({ code }) => code));
    return rows.filter(({ code }) => !known.has(code));
  };
  const goals = none('target', 'organic_unit', 'unit_of_measure');
  const indicators = none('indicator_level');
  return {
    genericas: without('generica', structure.genericas),
    activities: without('activity', structure.activities),
    organicUnits: goals ? structure.organicUnits : [],
    unitsOfMeasure: goals ? structure.unitsOfMeasure : [],
    targets: goals ? structure.targets : [],
    indicatorLevels: indicators ? structure.indicatorLevels : [],
    notes: none('note')
      ? structure.notes.filter(({ table }) =>
          table === 'targets' ? goals : table === 'indicators' ? indicators : true,
        )
      : [],
    facts: none('fact') ? structure.facts : [],
    sections: texts ? structure.sections : [],
    // they come table by table (reference/structure-changes.ts)
    references: { tables: [], rules: [] },
  };
}

/** Names of genéricas and activities that the year has under another name. */
function renamed(present: YearContent, structure: Structure): readonly Change[] {
  const names = (table: 'generica' | 'activity', rows: readonly { readonly code: string; readonly name: string }[]) =>
    Object.entries(present[table]).flatMap(([id, { code, name }]): readonly Change[] => {
      const wanted = rows.find((row) => row.code === code);
      if (!wanted || wanted.name === name) return [];
      return [{ table, id: Number(id), before: { name: name ?? null }, after: { name: wanted.name } }];
    });
  return [...names('generica', structure.genericas), ...names('activity', structure.activities)];
}

const taken = [
  'generica',
  'activity',
  'organic_unit',
  'unit_of_measure',
  'target',
  'target_unit',
  'indicator_level',
  'indicator',
  'note',
  'note_anchor',
  'fact',
  'chapter_section',
] as const satisfies readonly EditableTable[];

/**
 * The rows that a seed makes, as rows of the year. They are made in a year of their own, which is gone again before this
 * returns: nothing else was given their ids.
 */
function rowsOf(db: Db, yearId: number, seed: YearSeed): Partial<YearContent> {
  const { lastInsertRowid } = db
    .prepare("INSERT INTO fiscal_year (year, is_example, created_at) VALUES (-1, 0, '')")
    .run();
  const ownYear = Number(lastInsertRowid);
  applySeed(db, ownYear, seed);
  const content = readContent(db, ownYear);
  db.prepare('DELETE FROM fiscal_year WHERE id = ?').run(ownYear);
  return Object.fromEntries(
    taken.map((table) => {
      const rows = Object.entries(content[table]);
      return [
        table,
        Object.fromEntries(rows.map(([id, row]) => [id, 'year_id' in row ? { ...row, year_id: yearId } : row])),
      ];
    }),
  );
}

const emptied = (content: YearContent): YearContent =>
  Object.fromEntries(Object.keys(content).map((table) => [table, {}])) as YearContent;
