/** Who prepared, reviewed and approved a year (VE3). */
export const sql = `
CREATE TABLE sign_off (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('prepared', 'reviewed', 'approved')),
  name TEXT NOT NULL CHECK (name <> ''),
  office TEXT NOT NULL,
  signed_at TEXT NOT NULL,
  -- the last entry of the record before it: what came later is a change after signing
  after_entry INTEGER NOT NULL,
  UNIQUE (year_id, role)
) STRICT;
`;
