/** Tables of the report's other chapters and what should hold between them, per year (CK3, CK17). */
export const sql = `
-- key: what relations call it, never shown. number: of the label, for sentences. dimension: what the rows are about.
CREATE TABLE reference_table (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL CHECK (key <> ''),
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  title TEXT NOT NULL,
  section TEXT NOT NULL,
  dimension TEXT NOT NULL,
  source TEXT,
  page INTEGER,
  UNIQUE (year_id, key)
) STRICT;

-- names_rows: the one column whose texts are the names of the rows.
CREATE TABLE reference_column (
  id INTEGER PRIMARY KEY,
  table_id INTEGER NOT NULL REFERENCES reference_table (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL CHECK (key <> ''),
  label TEXT NOT NULL,
  heading TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('count', 'amount', 'percent', 'text')),
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 2),
  rounded INTEGER NOT NULL DEFAULT 0 CHECK (rounded IN (0, 1)),
  adds_up INTEGER NOT NULL CHECK (adds_up IN (0, 1)),
  names_rows INTEGER NOT NULL DEFAULT 0 CHECK (names_rows IN (0, 1)),
  UNIQUE (table_id, key)
) STRICT;

-- kind 'total': the total row as it is printed; a table has one or none.
CREATE TABLE reference_row (
  id INTEGER PRIMARY KEY,
  table_id INTEGER NOT NULL REFERENCES reference_table (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('body', 'total'))
) STRICT;
CREATE INDEX reference_row_order ON reference_row (table_id, position);

-- value: cents, units, or points of a percentage; null is a blank cell and no zero. text: of a text column.
CREATE TABLE reference_cell (
  id INTEGER PRIMARY KEY,
  row_id INTEGER NOT NULL REFERENCES reference_row (id) ON DELETE CASCADE,
  column_id INTEGER NOT NULL REFERENCES reference_column (id) ON DELETE CASCADE,
  value INTEGER,
  text TEXT,
  UNIQUE (row_id, column_id)
) STRICT;
CREATE INDEX reference_cell_column ON reference_cell (column_id);

-- What should hold between tables, this chapter's among them. content: JSON, {"severity", "text", "witness", "comparisons"}.
CREATE TABLE reference_rule (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL CHECK (key <> ''),
  content TEXT NOT NULL,
  UNIQUE (year_id, key)
) STRICT;
`;
