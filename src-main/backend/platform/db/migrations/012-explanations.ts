/** What a person says about a row of a table that prints explanations, such as why it varies from the year before (TC11). */
export const sql = `
CREATE TABLE row_explanation (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  table_key TEXT NOT NULL,
  -- The code of the row, or 'total'.
  row_key TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  UNIQUE (year_id, table_key, row_key)
) STRICT;
`;
