/**
 * Physical goals by month, in POI versions that a person orders and chooses from, with their annual rule and their evidence.
 */
export const sql = `
-- Order within the POI version; ties by activity.
ALTER TABLE target ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE target SET position =
  (SELECT count(*) FROM target AS other
    WHERE other.year_id = target.year_id AND other.poi_version = target.poi_version AND other.activity_code <= target.activity_code);
-- How its months make the annual figure. target.programmed and .executed hold what was typed for the year itself.
ALTER TABLE target ADD COLUMN rule TEXT NOT NULL DEFAULT 'sum' CHECK (rule IN ('sum', 'last', 'max'));
-- The report or memorandum where the execution is proved (PG7).
ALTER TABLE target ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
-- Where a typed annual figure comes from, or why it stands over what the months make (EG9).
ALTER TABLE target ADD COLUMN programmed_origin TEXT;
ALTER TABLE target ADD COLUMN executed_origin TEXT;
ALTER TABLE target_unit ADD COLUMN programmed_origin TEXT;
ALTER TABLE target_unit ADD COLUMN executed_origin TEXT;

-- A month of a goal, or of the share of one organic unit in it. A goal that is followed by quarters has its last months only.
CREATE TABLE target_month (
  id INTEGER PRIMARY KEY,
  target_id INTEGER NOT NULL REFERENCES target (id) ON DELETE CASCADE,
  target_unit_id INTEGER REFERENCES target_unit (id) ON DELETE CASCADE,
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  programmed INTEGER CHECK (programmed >= 0),
  executed INTEGER CHECK (executed >= 0)
) STRICT;
CREATE UNIQUE INDEX target_month_cell ON target_month (target_id, coalesce(target_unit_id, 0), month);

-- The versions of the POI in order; goals name them. None printed: the last one is.
CREATE TABLE poi_version (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  printed INTEGER NOT NULL DEFAULT 0 CHECK (printed IN (0, 1)),
  UNIQUE (year_id, name)
) STRICT;
INSERT INTO poi_version (year_id, position, name)
  SELECT year_id, row_number() OVER (PARTITION BY year_id ORDER BY poi_version), poi_version
    FROM (SELECT DISTINCT year_id, poi_version FROM target);

-- How words before the unit agree with it; null: as its first word ends.
ALTER TABLE unit_of_measure ADD COLUMN gender TEXT CHECK (gender IN ('m', 'f'));
`;
