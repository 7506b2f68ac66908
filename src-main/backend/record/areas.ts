import { type RecordArea, recordAreas } from '#shared/domain/record.ts';
import { es } from '#shared/strings/es.ts';
import type { EditableTable } from '../platform/undo/edit-log.ts';

/** Where a person changes the rows of each table. */
const areaOfTable: Readonly<Record<EditableTable, RecordArea>> = {
  setting: 'settings',
  generica: 'catalogues',
  activity: 'catalogues',
  organic_unit: 'catalogues',
  unit_of_measure: 'catalogues',
  import_batch: 'budget',
  official_source: 'budget',
  view_source: 'budget',
  budget_override: 'budget',
  budget_history: 'budget',
  sign_off: 'year',
  target: 'targets',
  target_unit: 'targets',
  target_month: 'targets',
  poi_version: 'targets',
  indicator_level: 'indicators',
  indicator: 'indicators',
  indicator_year: 'indicators',
  indicator_value: 'indicators',
  note: 'notes',
  note_anchor: 'notes',
  fact: 'narrative',
  chapter_section: 'narrative',
  row_explanation: 'narrative',
  cell_comment: 'comments',
  reference_table: 'reference',
  reference_column: 'reference',
  reference_row: 'reference',
  reference_cell: 'reference',
  reference_rule: 'reference',
  issue_setting: 'settings',
  finding_decision: 'checks',
};

/** What a row of each table is called; a table without a name here does not compile. */
export const tableNames: Readonly<Record<EditableTable, string>> = es.record.tables;

export const areaOf = (table: EditableTable): RecordArea => areaOfTable[table];

/** In the order of the screens, each once. */
export function areasOf(tables: readonly string[]): readonly RecordArea[] {
  const found = new Set(tables.map((table) => areaOfTable[table as EditableTable]));
  return recordAreas.filter((area) => found.has(area));
}

/** The acts on the year as a whole, such as naming a version and closing, change none. */
export const tablesOf = (area: RecordArea): readonly string[] =>
  Object.entries(areaOfTable)
    .filter(([, each]) => each === area)
    .map(([table]) => table);
