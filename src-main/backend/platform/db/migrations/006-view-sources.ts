/** Which file speaks for the views of the budget that no table prints, where that is not the file of the tables (IM16). */
export const sql = `
CREATE TABLE view_source (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  dimension TEXT NOT NULL CHECK (dimension IN ('product', 'funding-source', 'rubro', 'month')),
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  UNIQUE (year_id, dimension)
) STRICT;
`;
