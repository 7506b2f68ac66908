/** Totals of earlier years that a person wrote down, for the series over the years (MY3). */
export const sql = `
CREATE TABLE budget_history (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  year INTEGER NOT NULL,
  pia_cents INTEGER,
  pim_cents INTEGER,
  devengado_cents INTEGER,
  source TEXT NOT NULL DEFAULT '',
  UNIQUE (year_id, year)
) STRICT;
`;
