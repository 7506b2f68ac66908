CREATE TABLE fiscal_year (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  is_example INTEGER NOT NULL DEFAULT 0 CHECK (is_example IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  created_at TEXT NOT NULL,
  UNIQUE (year, is_example)
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (year_id, key)
) STRICT;

CREATE TABLE generica (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (year_id, code)
) STRICT;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (year_id, code)
) STRICT;

CREATE TABLE organic_unit (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  acronym TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (year_id, acronym)
) STRICT;

CREATE TABLE unit_of_measure (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  singular TEXT NOT NULL,
  plural TEXT NOT NULL, gender TEXT CHECK (gender IN ('m', 'f')),
  UNIQUE (year_id, name)
) STRICT;

CREATE TABLE source_file (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  compressed BLOB NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL
) STRICT;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  source_file_id INTEGER NOT NULL REFERENCES source_file (id),
  profile TEXT NOT NULL,
  sheet TEXT NOT NULL,
  scale TEXT NOT NULL CHECK (scale IN ('centimos', 'soles')),
  cut_off_date TEXT,
  lines INTEGER NOT NULL,
  pia_cents INTEGER,
  pim_cents INTEGER,
  devengado_cents INTEGER,
  problems TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  -- 'undone': its lines stay as evidence but count nowhere; redo brings it back.
  state TEXT NOT NULL CHECK (state IN ('active', 'undone'))
, control_pim_cents INTEGER) STRICT;

CREATE INDEX import_batch_year ON import_batch (year_id, state);

CREATE TABLE official_source (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  dimension TEXT NOT NULL CHECK (dimension IN ('generica', 'activity')),
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  UNIQUE (year_id, dimension)
) STRICT;

CREATE TABLE budget_line (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  sheet TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  sec_func TEXT,
  program_code TEXT,
  product_code TEXT,
  activity_code TEXT,
  function_code TEXT,
  division_code TEXT,
  group_code TEXT,
  purpose_code TEXT,
  department_code TEXT,
  province_code TEXT,
  district_code TEXT,
  funding_source_code TEXT,
  rubro_code TEXT,
  category_code TEXT,
  transaction_code TEXT,
  generica_digit TEXT,
  subgenerica_code TEXT,
  subgenerica_detail_code TEXT,
  specific_code TEXT,
  specific_detail_code TEXT,
  generica_code TEXT,
  pia_cents INTEGER,
  modifications_cents INTEGER,
  pim_cents INTEGER,
  certificado_cents INTEGER,
  compromiso_cents INTEGER,
  devengado_cents INTEGER,
  girado_cents INTEGER
) STRICT;

CREATE INDEX budget_line_generica ON budget_line (batch_id, generica_code);

CREATE INDEX budget_line_activity ON budget_line (batch_id, activity_code);

CREATE TABLE budget_line_month (
  line_id INTEGER NOT NULL REFERENCES budget_line (id) ON DELETE CASCADE,
  stage TEXT NOT NULL CHECK (stage IN ('compromiso', 'devengado', 'girado', 'pagado')),
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  amount_cents INTEGER NOT NULL,
  PRIMARY KEY (line_id, stage, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_name (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  classifier TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (batch_id, classifier, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_goal (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  sheet TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  sec_func TEXT NOT NULL,
  activity_code TEXT NOT NULL,
  purpose TEXT NOT NULL,
  unit_of_measure TEXT NOT NULL,
  programmed INTEGER,
  executed INTEGER
) STRICT;

CREATE INDEX batch_goal_activity ON batch_goal (batch_id, activity_code);

CREATE TABLE target (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  activity_code TEXT NOT NULL,
  unit_of_measure_id INTEGER NOT NULL REFERENCES unit_of_measure (id),
  poi_version TEXT NOT NULL,
  programmed INTEGER CHECK (programmed >= 0),
  executed INTEGER CHECK (executed >= 0), position INTEGER NOT NULL DEFAULT 0, rule TEXT NOT NULL DEFAULT 'sum' CHECK (rule IN ('sum', 'last', 'max')), evidence TEXT NOT NULL DEFAULT '', programmed_origin TEXT, executed_origin TEXT,
  UNIQUE (year_id, activity_code, poi_version)
) STRICT;

CREATE TABLE target_unit (
  id INTEGER PRIMARY KEY,
  target_id INTEGER NOT NULL REFERENCES target (id) ON DELETE CASCADE,
  organic_unit_id INTEGER NOT NULL REFERENCES organic_unit (id),
  phrase TEXT NOT NULL,
  programmed INTEGER CHECK (programmed >= 0),
  executed INTEGER CHECK (executed >= 0), programmed_origin TEXT, executed_origin TEXT,
  UNIQUE (target_id, organic_unit_id)
) STRICT;

CREATE TABLE indicator_level (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('result', 'product')),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  level_id INTEGER NOT NULL REFERENCES indicator_level (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('percent', 'number')),
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6)
, unit_type TEXT NOT NULL DEFAULT 'percentage'
  CHECK (unit_type IN ('quantity', 'count', 'percentage', 'ratio', 'rate', 'index', 'variation')), rate_base INTEGER NOT NULL DEFAULT 1000 CHECK (rate_base IN (100, 1000, 10000, 100000)), sense TEXT CHECK (sense IN ('increasing', 'neutral', 'decreasing')), definition TEXT NOT NULL DEFAULT '', formula TEXT NOT NULL DEFAULT '', numerator TEXT NOT NULL DEFAULT '', denominator TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '', method TEXT NOT NULL DEFAULT '', responsible TEXT NOT NULL DEFAULT '', periodicity TEXT NOT NULL DEFAULT '', baseline TEXT NOT NULL DEFAULT '', to_review INTEGER NOT NULL DEFAULT 0 CHECK (to_review IN (0, 1))) STRICT;

CREATE INDEX indicator_in_order ON indicator (year_id, position);

CREATE TABLE indicator_year (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('historical', 'projected')),
  UNIQUE (year_id, year)
) STRICT;

CREATE TABLE indicator_value (
  id INTEGER PRIMARY KEY,
  indicator_id INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
  year INTEGER NOT NULL,
  scaled INTEGER,
  decimals INTEGER,
  mark TEXT CHECK (mark IN ('nd', 'dash')), numerator TEXT, denominator TEXT, source TEXT NOT NULL DEFAULT '', method_break INTEGER NOT NULL DEFAULT 0 CHECK (method_break IN (0, 1)), goal TEXT NOT NULL DEFAULT '', published TEXT, correction TEXT,
  UNIQUE (indicator_id, year),
  CHECK ((scaled IS NULL) = (decimals IS NULL)),
  CHECK (mark IS NULL OR scaled IS NULL)
) STRICT;

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  table_key TEXT NOT NULL,
  text TEXT NOT NULL
, to_review INTEGER NOT NULL DEFAULT 0 CHECK (to_review IN (0, 1))) STRICT;

CREATE TABLE note_anchor (
  id INTEGER PRIMARY KEY,
  note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  anchor TEXT NOT NULL,
  UNIQUE (note_id, anchor)
) STRICT;

CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  value INTEGER,
  source TEXT NOT NULL,
  UNIQUE (year_id, key)
) STRICT;

CREATE TABLE chapter_section (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('heading', 'lead', 'paragraph', 'activities', 'activity', 'table', 'chart')),
  level INTEGER,
  subject TEXT,
  content TEXT NOT NULL,
  -- carried over from another year and not looked at yet (MY1)
  to_review INTEGER NOT NULL DEFAULT 0 CHECK (to_review IN (0, 1))
) STRICT;

CREATE INDEX chapter_section_year ON chapter_section (year_id, position);

CREATE TABLE edit_log (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'undo', 'redo')),
  label TEXT NOT NULL,
  reason TEXT,
  -- the entry that an undo or redo is about
  about_id INTEGER REFERENCES edit_log (id),
  changes TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE INDEX edit_log_year ON edit_log (year_id, id);

CREATE TABLE undo_stack (
  entry_id INTEGER PRIMARY KEY REFERENCES edit_log (id) ON DELETE CASCADE,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE INDEX undo_stack_year ON undo_stack (year_id, undone, entry_id);

CREATE TABLE budget_sum (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  generica_code TEXT NOT NULL,
  activity_code TEXT NOT NULL,
  funding_source_code TEXT NOT NULL,
  rubro_code TEXT NOT NULL,
  pia_cents INTEGER,
  modifications_cents INTEGER,
  pim_cents INTEGER,
  certificado_cents INTEGER,
  compromiso_cents INTEGER,
  devengado_cents INTEGER,
  girado_cents INTEGER,
  PRIMARY KEY (batch_id, generica_code, activity_code, funding_source_code, rubro_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE budget_month_sum (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  generica_code TEXT NOT NULL,
  activity_code TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('compromiso', 'devengado', 'girado', 'pagado')),
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  amount_cents INTEGER NOT NULL,
  PRIMARY KEY (batch_id, generica_code, activity_code, stage, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE budget_override (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  dimension TEXT NOT NULL CHECK (dimension IN ('generica', 'activity')),
  code TEXT NOT NULL,
  measure TEXT NOT NULL
    CHECK (measure IN ('pia', 'modifications', 'pim', 'certificado', 'compromiso', 'devengado', 'girado')),
  cents INTEGER NOT NULL,
  imported_cents INTEGER,
  reason TEXT NOT NULL CHECK (reason <> ''),
  UNIQUE (year_id, dimension, code, measure)
) STRICT;

CREATE TABLE cell_comment (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  cell TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  UNIQUE (year_id, cell)
) STRICT;

CREATE TABLE row_sequence (
  table_name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE reference_row (
  id INTEGER PRIMARY KEY,
  table_id INTEGER NOT NULL REFERENCES reference_table (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('body', 'total'))
) STRICT;

CREATE INDEX reference_row_order ON reference_row (table_id, position);

CREATE TABLE reference_cell (
  id INTEGER PRIMARY KEY,
  row_id INTEGER NOT NULL REFERENCES reference_row (id) ON DELETE CASCADE,
  column_id INTEGER NOT NULL REFERENCES reference_column (id) ON DELETE CASCADE,
  value INTEGER,
  text TEXT,
  UNIQUE (row_id, column_id)
) STRICT;

CREATE INDEX reference_cell_column ON reference_cell (column_id);

CREATE TABLE reference_rule (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL CHECK (key <> ''),
  content TEXT NOT NULL,
  UNIQUE (year_id, key)
) STRICT;

CREATE TABLE view_source (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  dimension TEXT NOT NULL CHECK (dimension IN ('product', 'funding-source', 'rubro', 'month')),
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  UNIQUE (year_id, dimension)
) STRICT;

CREATE TABLE document_template (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  compressed BLOB NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL
) STRICT;

CREATE TABLE issue_setting (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL UNIQUE REFERENCES fiscal_year (id) ON DELETE CASCADE,
  template_id INTEGER REFERENCES document_template (id),
  contents INTEGER NOT NULL CHECK (contents IN (0, 1))
) STRICT;

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

CREATE TABLE target_month (
  id INTEGER PRIMARY KEY,
  target_id INTEGER NOT NULL REFERENCES target (id) ON DELETE CASCADE,
  target_unit_id INTEGER REFERENCES target_unit (id) ON DELETE CASCADE,
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  programmed INTEGER CHECK (programmed >= 0),
  executed INTEGER CHECK (executed >= 0)
) STRICT;

CREATE UNIQUE INDEX target_month_cell ON target_month (target_id, coalesce(target_unit_id, 0), month);

CREATE TABLE poi_version (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  printed INTEGER NOT NULL DEFAULT 0 CHECK (printed IN (0, 1)),
  UNIQUE (year_id, name)
) STRICT;

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

CREATE TABLE row_explanation (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  table_key TEXT NOT NULL,
  -- The code of the row, or 'total'.
  row_key TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  UNIQUE (year_id, table_key, row_key)
) STRICT;

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
