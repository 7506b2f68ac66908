/**
 * What is known of an indicator besides its values (its "ficha"), what a value follows from, what was published of it, and the
 * goal it is held against. Texts that came from another year and nobody has looked at yet.
 */
export const sql = `
ALTER TABLE indicator ADD COLUMN unit_type TEXT NOT NULL DEFAULT 'percentage'
  CHECK (unit_type IN ('quantity', 'count', 'percentage', 'ratio', 'rate', 'index', 'variation'));
-- What a rate is said per; nothing else uses it.
ALTER TABLE indicator ADD COLUMN rate_base INTEGER NOT NULL DEFAULT 1000 CHECK (rate_base IN (100, 1000, 10000, 100000));
ALTER TABLE indicator ADD COLUMN sense TEXT CHECK (sense IN ('increasing', 'neutral', 'decreasing'));
ALTER TABLE indicator ADD COLUMN definition TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN formula TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN numerator TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN denominator TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN method TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN responsible TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN periodicity TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN baseline TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN to_review INTEGER NOT NULL DEFAULT 0 CHECK (to_review IN (0, 1));
UPDATE indicator SET unit_type = CASE WHEN decimals = 0 THEN 'count' ELSE 'quantity' END WHERE unit = 'number';

-- Decimals as written ("1234.50"): with both, the value is their quotient and is kept nowhere else.
ALTER TABLE indicator_value ADD COLUMN numerator TEXT;
ALTER TABLE indicator_value ADD COLUMN denominator TEXT;
ALTER TABLE indicator_value ADD COLUMN source TEXT NOT NULL DEFAULT '';
-- Measured otherwise than the year before: the two are not compared (IN7).
ALTER TABLE indicator_value ADD COLUMN method_break INTEGER NOT NULL DEFAULT 0 CHECK (method_break IN (0, 1));
-- "53.87", 'nd', 'dash', or '' where there is none yet.
ALTER TABLE indicator_value ADD COLUMN goal TEXT NOT NULL DEFAULT '';
-- The same, as an earlier report printed it; null: none did. From then on it changes only with a reason (IN10).
ALTER TABLE indicator_value ADD COLUMN published TEXT;
ALTER TABLE indicator_value ADD COLUMN correction TEXT;

ALTER TABLE note ADD COLUMN to_review INTEGER NOT NULL DEFAULT 0 CHECK (to_review IN (0, 1));
`;
