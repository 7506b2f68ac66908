import { type BudgetAmounts, genericaCode } from '#shared/domain/budget.ts';
import type {
  CellAddress,
  Classifier,
  MonthAmount,
  MonthStage,
  ParsedFile,
  ParsedLine,
  RawSheet,
} from '#shared/domain/imports.ts';
import { type Cents, sumCents } from '#shared/domain/money.ts';
import { readAmount, writeAmount } from '../amounts.ts';
import { activityForm, type CodeCatalogue, codeOf, noCatalogue } from '../codes.ts';
import { createProblems, type ProblemList } from '../problems.ts';
import type { ImportProfile } from './profile.ts';
import {
  AMOUNT_COLUMNS,
  CLASSIFIER_COLUMNS,
  GOAL_COLUMNS,
  MONTH_COLUMNS,
  REQUIRED_COLUMNS,
  UNIT_COLUMN,
  YEAR_COLUMN,
} from './siaf-columns.ts';
import { createGoals } from './siaf-goals.ts';

/**
 * SIAF Operaciones en Línea, "Reporte de Gasto": 86 columns, one row for each meta, rubro and clasificador, in céntimos
 * (formats.md §3). The header may stand below other rows and the staff's own columns may follow: columns are found by name.
 */
export const siafReporteGasto: ImportProfile = {
  id: 'siaf-reporte-gasto',
  recognises: (sheet) => findHeader(sheet) !== null,
  amounts: (sheet) => {
    const header = findHeader(sheet);
    const columns = [...(header?.columns ?? [])].filter(([heading]) => NUMBER_COLUMNS.has(heading));
    return { firstRow: (header?.row ?? 0) + 1, columns: columns.map(([heading, column]) => ({ heading, column })) };
  },
  parse,
};

/** Rows in which the header may stand: people paste the report under titles and subtotals of their own. */
const HEADER_ROWS = 20;

const NUMBER_COLUMNS: ReadonlySet<string> = new Set([
  ...Object.keys(AMOUNT_COLUMNS),
  ...MONTH_COLUMNS.map(({ heading }) => heading),
  GOAL_COLUMNS.programmed,
  GOAL_COLUMNS.executed,
]);

type Header = { readonly row: number; readonly columns: ReadonlyMap<string, number> };
type Reader = {
  readonly sheet: RawSheet;
  readonly header: Header;
  readonly problems: ProblemList;
  /** `CODE.NAME` texts already taken apart: a report has few different ones, in hundreds of thousands of cells. */
  readonly known: Map<string, CodeAndName | null>;
  readonly activities: CodeCatalogue['activities'];
};
type CodeAndName = { readonly code: string; readonly name: string };

function findHeader(sheet: RawSheet): Header | null {
  for (const [row, cells] of sheet.rows.slice(0, HEADER_ROWS).entries()) {
    const columns = new Map<string, number>();
    for (const [index, cell] of cells.entries()) {
      const heading = cell.trim().toLowerCase();
      // The first of two equal headings is the report's; staff add theirs to the right.
      if (heading !== '' && !columns.has(heading)) columns.set(heading, index);
    }
    if (columns.has(YEAR_COLUMN) && columns.has('mto_pim')) return { row, columns };
  }
  return null;
}

function parse(sheet: RawSheet, { activities }: CodeCatalogue = noCatalogue): ParsedFile {
  const header = findHeader(sheet);
  if (!header) throw new Error('parse was called for a sheet that this profile does not recognise');
  const reader: Reader = { sheet, header, problems: createProblems(), known: new Map(), activities };
  const missing = REQUIRED_COLUMNS.filter((column) => !header.columns.has(column));
  for (const column of missing) reader.problems.add('error', 'missing-column', at(reader, header.row), '', { column });

  const rows = missing.length > 0 ? [] : dataRows(reader);
  const names = new Map<Classifier, Map<string, string>>();
  const goals = createGoals(reader.problems);
  const lines: ParsedLine[] = [];
  for (const row of rows) {
    const codes = readCodes(reader, row, names);
    const amounts = readAmounts(reader, row);
    goals.add({
      codes,
      text: (column) => text(reader, row, column),
      at: (column) => at(reader, row, header.columns.get(column)),
      sheet: sheet.name,
    });
    if (codes !== null && amounts !== null) lines.push({ sheet: sheet.name, row: row + 1, codes, ...amounts });
  }
  if (missing.length === 0 && rows.length === 0) reader.problems.add('error', 'no-lines', at(reader, header.row), '');
  checkLines(reader, lines);
  const years = distinct(rows.map((row) => text(reader, row, YEAR_COLUMN)));
  if (years.length > 1) reader.problems.add('error', 'wrong-year', null, years.join(', '));
  return {
    profile: siafReporteGasto.id,
    sheet: sheet.name,
    dimensions: ['generica', 'activity'],
    scale: 'centimos',
    year: years[0] ?? null,
    cutOffDate: null,
    executingUnits: distinct(rows.map((row) => text(reader, row, UNIT_COLUMN).replace(/^0+(?=.)/, ''))),
    lines,
    goals: goals.list(),
    names: Object.fromEntries([...names].map(([classifier, known]) => [classifier, Object.fromEntries(known)])),
    statedTotals: null,
    problems: reader.problems.list(),
  };
}

/** From the header to the first row without a year; a row with a year after that one would be lost, so it is an error. */
function dataRows(reader: Reader): readonly number[] {
  const { sheet, header } = reader;
  const isData = (row: number): boolean => text(reader, row, YEAR_COLUMN) !== '';
  let end = header.row + 1;
  while (end < sheet.rows.length && isData(end)) end++;
  for (let row = end + 1; row < sheet.rows.length; row++)
    if (/^\d{4}$/.test(text(reader, row, YEAR_COLUMN))) {
      reader.problems.add('error', 'bad-code', at(reader, end, header.columns.get(YEAR_COLUMN)), '', {
        column: YEAR_COLUMN,
        expected: text(reader, row, YEAR_COLUMN),
      });
      break;
    }
  return Array.from({ length: end - header.row - 1 }, (_, index) => header.row + 1 + index);
}

/** `CODE.NAME`, with a space after the point in some columns. */
const CODE_AND_NAME = /^([0-9A-Za-z]{1,12})\.\s*(.*)$/s;

function codeAndName({ known }: Reader, found: string): CodeAndName | null {
  const before = known.get(found);
  if (before !== undefined) return before;
  const match = CODE_AND_NAME.exec(found);
  const cell = match ? { code: match[1] ?? '', name: (match[2] ?? '').trim() } : null;
  known.set(found, cell);
  return cell;
}

const ACTIVITY_COLUMN = 'activ_obra_accinv';

/** An activity, also one that lost its name or that a spreadsheet damaged: then as the catalogue has it, else a problem (IM6). */
function activityOf(reader: Reader, row: number, index: number): CodeAndName | null {
  const found = text(reader, row, ACTIVITY_COLUMN);
  const written = codeAndName(reader, found);
  if (written !== null && activityForm.test(written.code) && /\p{L}/u.test(written.name)) return written;
  const { activities, problems } = reader;
  const detail = { column: ACTIVITY_COLUMN, expected: '5000276.NOMBRE' };
  const keys = { entries: activities, form: activityForm };
  const reading = codeOf(found, keys, { at: at(reader, row, index), detail }, problems);
  if (reading === null) return null;
  return { code: reading.code, name: activities.find(({ code }) => code === reading.code)?.name ?? reading.code };
}

/** The classifiers of a row; `null` when one that the tables need is not readable. A column the file lacks has no code. */
function readCodes(
  reader: Reader,
  row: number,
  names: Map<Classifier, Map<string, string>>,
): ParsedLine['codes'] | null {
  const codes: Partial<Record<Classifier, string>> = {};
  let sound = true;
  for (const [column, classifier] of Object.entries(CLASSIFIER_COLUMNS)) {
    const index = reader.header.columns.get(column);
    if (index === undefined) continue;
    const found = text(reader, row, column);
    const cell = column === ACTIVITY_COLUMN ? activityOf(reader, row, index) : codeAndName(reader, found);
    if (cell === null) {
      if (column !== ACTIVITY_COLUMN)
        reader.problems.add('error', 'bad-code', at(reader, row, index), found, { column, expected: '5.NOMBRE' });
      sound = false;
      continue;
    }
    const { code, name } = cell;
    codes[classifier] = code;
    // A digit alone means something only under its parents; its name would be one of many.
    if (!NESTED.has(classifier)) remember(names, classifier, code, name);
    if (classifier === 'genericaDigit' && codes.categoryCode !== undefined && codes.transactionCode !== undefined) {
      codes.genericaCode = genericaCode(codes.categoryCode, codes.transactionCode, code);
      remember(names, 'genericaCode', codes.genericaCode, name);
    }
  }
  const secFunc = text(reader, row, GOAL_COLUMNS.secFunc);
  if (secFunc !== '') codes.secFunc = secFunc;
  return sound ? codes : null;
}

const NESTED: ReadonlySet<Classifier> = new Set([
  'genericaDigit',
  'subgenericaCode',
  'subgenericaDetailCode',
  'specificCode',
  'specificDetailCode',
  'provinceCode',
  'districtCode',
]);

function remember(
  names: Map<Classifier, Map<string, string>>,
  classifier: Classifier,
  code: string,
  name: string,
): void {
  const known = names.get(classifier) ?? new Map<string, string>();
  names.set(classifier, known);
  if (!known.has(code)) known.set(code, name);
}

/** `null` when an amount of the row is not clearly one: the row cannot count, and the file is refused. */
function readAmounts(reader: Reader, row: number): Pick<ParsedLine, 'amounts' | 'months'> | null {
  let sound = true;
  const read = (column: string): Cents | null => {
    const index = reader.header.columns.get(column);
    if (index === undefined) return null;
    const found = reader.sheet.rows[row]?.[index] ?? '';
    const reading = readAmount(found);
    if (reading.kind === 'amount') return reading.amount;
    const code = reading.kind === 'rounded' ? 'rounded-amount' : 'bad-amount';
    reader.problems.add('error', code, at(reader, row, index), found, { column });
    sound = false;
    return null;
  };
  const amounts: { -readonly [Measure in keyof BudgetAmounts]: BudgetAmounts[Measure] } = {
    pia: null,
    modifications: null,
    pim: null,
    certificado: null,
    compromiso: null,
    devengado: null,
    girado: null,
  };
  for (const [column, measure] of Object.entries(AMOUNT_COLUMNS)) amounts[measure] = read(column);
  const months: MonthAmount[] = [];
  const sums = new Map<MonthStage, Cents>();
  for (const { heading, stage, month } of MONTH_COLUMNS) {
    const amount = read(heading);
    if (amount === null) continue;
    sums.set(stage, amount === 0 ? (sums.get(stage) ?? amount) : sumCents([sums.get(stage) ?? (0 as Cents), amount]));
    // A month without movement is not kept: most months of most lines have none.
    if (amount !== 0) months.push({ stage, month, amount });
  }
  amounts.devengado = sums.get('devengado') ?? null;
  amounts.girado = sums.get('girado') ?? null;
  return sound ? { amounts, months } : null;
}

/** What a report that nobody edited always satisfies. The rows still count: the person decides. */
function checkLines(reader: Reader, lines: readonly ParsedLine[]): void {
  const seen = new Map<string, number>();
  for (const line of lines) {
    const { pia, modifications, pim, devengado } = line.amounts;
    const address = at(reader, line.row - 1);
    if (pia !== null && modifications !== null && pim !== null && pia + modifications !== pim)
      reader.problems.add('warning', 'modifications-differ', address, writeAmount(pim), {
        expected: writeAmount(sumCents([pia, modifications])),
      });
    if (pim !== null && devengado !== null && devengado > pim)
      reader.problems.add('warning', 'devengado-above-pim', address, writeAmount(devengado), { pim: writeAmount(pim) });
    const content = JSON.stringify([line.codes, line.amounts]);
    const first = seen.get(content);
    if (first === undefined) seen.set(content, line.row);
    else reader.problems.add('warning', 'duplicate-row', address, '', { first: String(first) });
  }
}

const text = ({ sheet, header }: Reader, row: number, column: string): string => {
  const index = header.columns.get(column);
  return index === undefined ? '' : (sheet.rows[row]?.[index] ?? '').trim();
};

const at = ({ sheet }: Reader, row: number, column?: number): CellAddress =>
  column === undefined ? { sheet: sheet.name, row: row + 1 } : { sheet: sheet.name, row: row + 1, column: column + 1 };

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];
