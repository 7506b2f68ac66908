import type { Db } from '../platform/db/open.ts';
import type { EditableTable, RowImage, WholeRow } from '../platform/undo/edit-log.ts';

/** Every row of a year that people edit, by table and id: what a named version keeps and what restoring compares. */
export type YearContent = Readonly<Record<EditableTable, Rows>>;
/** Rows of one table by their ids. */
export type Rows = Readonly<Record<string, RowImage>>;

/** The rows as they are now. */
export function readContent(db: Db, yearId: number): YearContent {
  const content: Partial<Record<EditableTable, Record<string, RowImage>>> = {};
  for (const table of contentTables) {
    const rows = db.prepare<[number], WholeRow>(rowsSql[table]).all(yearId);
    content[table] = Object.fromEntries(rows.map(({ id, ...row }) => [String(id), row]));
  }
  return content as YearContent;
}

/** Parents first. Of a batch only what an edit changes. */
const rowsSql = {
  setting: 'SELECT * FROM setting WHERE year_id = ?',
  generica: 'SELECT * FROM generica WHERE year_id = ?',
  activity: 'SELECT * FROM activity WHERE year_id = ?',
  organic_unit: 'SELECT * FROM organic_unit WHERE year_id = ?',
  unit_of_measure: 'SELECT * FROM unit_of_measure WHERE year_id = ?',
  import_batch: 'SELECT id, state, control_pim_cents FROM import_batch WHERE year_id = ?',
  official_source: 'SELECT * FROM official_source WHERE year_id = ?',
  view_source: 'SELECT * FROM view_source WHERE year_id = ?',
  budget_override: 'SELECT * FROM budget_override WHERE year_id = ?',
  target: 'SELECT * FROM target WHERE year_id = ?',
  target_unit:
    'SELECT share.* FROM target_unit AS share JOIN target ON target.id = share.target_id WHERE target.year_id = ?',
  target_month:
    'SELECT month.* FROM target_month AS month JOIN target ON target.id = month.target_id WHERE target.year_id = ?',
  poi_version: 'SELECT * FROM poi_version WHERE year_id = ?',
  indicator_level: 'SELECT * FROM indicator_level WHERE year_id = ?',
  indicator: 'SELECT * FROM indicator WHERE year_id = ?',
  indicator_year: 'SELECT * FROM indicator_year WHERE year_id = ?',
  indicator_value: `SELECT value.* FROM indicator_value AS value JOIN indicator ON indicator.id = value.indicator_id
    WHERE indicator.year_id = ?`,
  note: 'SELECT * FROM note WHERE year_id = ?',
  note_anchor:
    'SELECT anchor.* FROM note_anchor AS anchor JOIN note ON note.id = anchor.note_id WHERE note.year_id = ?',
  fact: 'SELECT * FROM fact WHERE year_id = ?',
  chapter_section: 'SELECT * FROM chapter_section WHERE year_id = ?',
  row_explanation: 'SELECT * FROM row_explanation WHERE year_id = ?',
  cell_comment: 'SELECT * FROM cell_comment WHERE year_id = ?',
  reference_table: 'SELECT * FROM reference_table WHERE year_id = ?',
  reference_column: `SELECT col.* FROM reference_column AS col JOIN reference_table AS owner ON owner.id = col.table_id
    WHERE owner.year_id = ?`,
  reference_row: `SELECT line.* FROM reference_row AS line JOIN reference_table AS owner ON owner.id = line.table_id
    WHERE owner.year_id = ?`,
  reference_cell: `SELECT cell.* FROM reference_cell AS cell JOIN reference_row AS line ON line.id = cell.row_id
    JOIN reference_table AS owner ON owner.id = line.table_id WHERE owner.year_id = ?`,
  reference_rule: 'SELECT * FROM reference_rule WHERE year_id = ?',
  issue_setting: 'SELECT * FROM issue_setting WHERE year_id = ?',
  finding_decision: 'SELECT * FROM finding_decision WHERE year_id = ?',
  budget_history: 'SELECT * FROM budget_history WHERE year_id = ?',
  sign_off: 'SELECT * FROM sign_off WHERE year_id = ?',
} as const satisfies Record<EditableTable, string>;
/** Every table of a year, parents first. */
export const contentTables = Object.keys(rowsSql) as readonly EditableTable[];
