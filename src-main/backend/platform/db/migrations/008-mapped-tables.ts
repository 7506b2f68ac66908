/** Tables of the office's own that a person mapped once, and the cell of the file behind each value they gave. */
export const sql = `
-- A layout is of the installation, not of a year: it outlives the import it was made for. Recognised by its headings.
CREATE TABLE table_layout (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  -- JSON: the headings as read, for a person to recognise it
  headings TEXT NOT NULL,
  -- JSON, a TableMapping
  mapping TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL
) STRICT;

-- Where a value of a goal or an indicator stood in the file of a batch (IM12); several cells where months were added up.
-- cell: as in cell_comment.
CREATE TABLE import_cell (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  cell TEXT NOT NULL,
  sheet TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  source_column INTEGER NOT NULL,
  found TEXT NOT NULL,
  PRIMARY KEY (batch_id, cell, source_row, source_column)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_cell_cell ON import_cell (cell, batch_id);
`;
