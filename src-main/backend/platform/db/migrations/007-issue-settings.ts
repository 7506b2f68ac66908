/** How a year is issued: on which Word template, and with which lists (OU3). */
export const sql = `
-- The institution's own Word templates, once each however many years use them. Not evidence: no figure comes from them.
CREATE TABLE document_template (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  compressed BLOB NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL
) STRICT;

-- A year without a row has no template and prints its contents.
CREATE TABLE issue_setting (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL UNIQUE REFERENCES fiscal_year (id) ON DELETE CASCADE,
  template_id INTEGER REFERENCES document_template (id),
  contents INTEGER NOT NULL CHECK (contents IN (0, 1))
) STRICT;
`;
