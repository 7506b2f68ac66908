/** Named states of a year that a person can come back to (VE1). */
export const sql = `
-- content: every row that people edit, compressed JSON (years/version-content.ts). Never changed, never deleted.
CREATE TABLE named_version (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name <> ''),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  content BLOB NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX named_version_year ON named_version (year_id, id);
`;
