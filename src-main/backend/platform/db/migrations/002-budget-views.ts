/**
 * Sums of a batch, written once when it is imported: a batch never changes afterwards, and every screen, table and check asks
 * for them again and again. What a person puts over an imported figure, and what a person says about a cell.
 */
export const sql = `
-- One row per combination that screens group by; '' where the file has no such classifier. null: no such column.
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
INSERT INTO budget_sum
  SELECT batch_id, coalesce(generica_code, ''), coalesce(activity_code, ''), coalesce(funding_source_code, ''),
         coalesce(rubro_code, ''), sum(pia_cents), sum(modifications_cents), sum(pim_cents), sum(certificado_cents),
         sum(compromiso_cents), sum(devengado_cents), sum(girado_cents)
    FROM budget_line GROUP BY 1, 2, 3, 4, 5;

CREATE TABLE budget_month_sum (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  generica_code TEXT NOT NULL,
  activity_code TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('compromiso', 'devengado', 'girado', 'pagado')),
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  amount_cents INTEGER NOT NULL,
  PRIMARY KEY (batch_id, generica_code, activity_code, stage, month)
) STRICT, WITHOUT ROWID;
INSERT INTO budget_month_sum
  SELECT line.batch_id, coalesce(line.generica_code, ''), coalesce(line.activity_code, ''), month.stage, month.month,
         sum(month.amount_cents)
    FROM budget_line_month AS month JOIN budget_line AS line ON line.id = month.line_id GROUP BY 1, 2, 3, 4, 5;

-- A figure typed over the imported one, beside it and with its reason (EG9). imported_cents: what it was typed over.
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

-- A comment on a cell (EG10). cell: 'budget:generica:5-21:pim', 'target:12:executed', 'target-unit:3:executed',
-- 'indicator:4:2031' (rows by id).
CREATE TABLE cell_comment (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id) ON DELETE CASCADE,
  cell TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  UNIQUE (year_id, cell)
) STRICT;

-- The last id given to a row of a table. Never goes back: a row that undo took away comes back under its own id.
CREATE TABLE row_sequence (
  table_name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
