/** Findings that a person accepted with a reason (CK14). */
export const sql = `
-- finding: rule, place and subject (domain/checks.ts, findingKey). numbers: as they were when it was accepted; with any
-- others the finding is open again.
CREATE TABLE finding_decision (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  finding TEXT NOT NULL,
  numbers TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  UNIQUE (year_id, finding)
) STRICT;
`;
