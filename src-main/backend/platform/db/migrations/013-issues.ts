/** What a person confirmed of an import, and what was issued: the state of the work on a year (D2, Resumen). */
export const sql = `
-- the total PIM as a person typed it from the source, which was that of the file; NULL: nobody confirmed it
ALTER TABLE import_batch ADD COLUMN control_pim_cents INTEGER;
-- evidence, like a source file: never edited, not part of undo
CREATE TABLE year_issue (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  issued_at TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  final INTEGER NOT NULL CHECK (final IN (0, 1)),
  -- JSON: name and SHA-256 of each file
  files TEXT NOT NULL,
  -- the last entry of the record when it was issued; 0: none
  last_entry INTEGER NOT NULL
) STRICT;
CREATE INDEX year_issue_year ON year_issue (year_id);
`;
