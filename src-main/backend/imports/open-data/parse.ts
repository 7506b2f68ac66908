import type { ParsedFile, ParsedLine, Problem } from '#shared/domain/imports.ts';
import { sumCents } from '#shared/domain/money.ts';
import { writeAmount } from '../amounts.ts';
import type { CodeCatalogue } from '../codes.ts';
import { createProblems, fileProblem, type ProblemList } from '../problems.ts';
import type { OpenDataLayout } from './layout.ts';
import type { OpenDataLimits } from './limits.ts';
import { createLines, type LineCollector, type LineSum } from './lines.ts';
import type { BrokenRecord, FoundRecord, ScanEnd } from './scan.ts';

export type OpenDataParserOptions = {
  readonly layout: OpenDataLayout;
  /** What addresses call the file. */
  readonly sheet: string;
  /** SEC_EJEC without leading zeros. */
  readonly unit: string;
  readonly year: string;
  readonly limits: Pick<OpenDataLimits, 'rows'>;
  readonly catalogue?: CodeCatalogue | undefined;
};

export type OpenDataParser = {
  readonly add: (record: FoundRecord) => void;
  readonly addBroken: (record: BrokenRecord) => void;
  /** Rows of the unit so far, of whatever year. */
  readonly rows: () => number;
  readonly finish: (end: ScanEnd) => ParsedFile;
};

/** Profiles of the two families, as the import batch names them. */
export const openDataProfiles = { annual: 'mef-open-data-annual', monthly: 'mef-open-data-monthly' } as const;

/**
 * Collects the rows of one unit and year into a `ParsedFile`. A file without them has no lines and an error that tells whether
 * the unit or the year is not there.
 */
export function createOpenDataParser(options: OpenDataParserOptions): OpenDataParser {
  const { layout, sheet, unit, year, limits } = options;
  const problems = createProblems();
  const lines = createLines(layout, sheet, problems, options.catalogue);
  const otherYears = new Map<string, number>();
  let rows = 0;
  let rowsOfYear = 0;

  return {
    add: (record) => {
      rows++;
      const found = record.text(layout.year).trim();
      if (found !== year) {
        // The years of a file are few; what is not one is shown, not collected without end.
        if (otherYears.size < 50 || otherYears.has(found)) otherYears.set(found, (otherYears.get(found) ?? 0) + 1);
        return;
      }
      rowsOfYear++;
      if (rowsOfYear === limits.rows + 1)
        problems.add('error', 'file-too-large', { sheet, row: record.line }, String(rowsOfYear), {
          limit: String(limits.rows),
        });
      if (rowsOfYear <= limits.rows) lines.add(record);
    },
    addBroken: ({ line, fields, ofUnit, overlong }) => {
      const severity = ofUnit ? 'error' : overlong ? 'warning' : 'note';
      problems.add(severity, 'bad-row', { sheet, row: line }, String(fields), {
        expected: String(layout.header.length),
        ...(ofUnit ? {} : { other: 'true' }),
      });
    },
    rows: () => rows,
    finish: (end) => {
      if (end === 'truncated') problems.add('error', 'file-truncated', null, sheet);
      if (end === 'unterminated') problems.add('warning', 'file-truncated', null, sheet, { doubtful: 'true' });
      if (otherYears.size > 0) {
        const found = [...otherYears.keys()].join(', ');
        const left = String([...otherYears.values()].reduce((sum, count) => sum + count, 0));
        if (rowsOfYear === 0) problems.add('error', 'wrong-year', null, found, { expected: year });
        else problems.add('warning', 'wrong-year', null, found, { expected: year, left });
      }
      const sums = lines.lines();
      if (sums.length > 0) {
        checkMonths(layout, lines, sheet, problems);
        checkSums(layout, sums, sheet, problems);
        problems.add('note', 'cut-off-missing', null, sheet);
      }
      return {
        profile: openDataProfiles[layout.family],
        sheet,
        dimensions: ['generica', 'activity'],
        scale: 'centimos',
        year: rowsOfYear > 0 ? year : ([...otherYears.keys()][0] ?? null),
        cutOffDate: null,
        executingUnits: rows > 0 ? [unit] : [],
        lines: sums.map((line) => toParsedLine(line, sheet)),
        goals: [],
        names: lines.names(),
        statedTotals: null,
        problems: problems.list(),
      };
    },
  };
}

function toParsedLine({ row, codes, amounts, months }: LineSum, sheet: string): ParsedLine {
  const monthly = [...months.values()].filter(({ amount }) => amount !== 0);
  const devengado = monthly.filter(({ stage }) => stage === 'devengado').map(({ amount }) => amount);
  return {
    sheet,
    row,
    codes,
    // A file of family A without the annual column still tells it by its months.
    amounts: { ...amounts, devengado: amounts.devengado ?? sumCents(devengado) },
    months: monthly,
  };
}

/**
 * Months that should be there and are not. In family B there is no PIA and no PIM without month 0 (formats.md §2.2); months
 * without movement, at the end of the year above all, may mean that the file is of an earlier date.
 */
function checkMonths(layout: OpenDataLayout, lines: LineCollector, sheet: string, problems: ProblemList): void {
  const seen = lines.monthsSeen();
  const present = [...seen].sort((a, b) => a - b).join(', ');
  if (layout.month !== null && !seen.has(0))
    problems.add('error', 'missing-months', null, present, { opening: 'true' });
  const silent = Array.from({ length: 12 }, (_, index) => index + 1).filter((month) => !seen.has(month));
  if (silent.length > 0) problems.add('warning', 'missing-months', null, present, { months: silent.join(', ') });
  const outside = lines.budgetOutsideMonth0();
  if (outside !== null)
    problems.add('warning', 'budget-outside-month-0', { sheet, row: outside.row }, writeAmount(outside.pim), {
      pia: writeAmount(outside.pia),
      pim: writeAmount(outside.pim),
    });
}

/** Differences of one céntimo are the ministry's own rounding (formats.md §2.1). */
const TOLERANCE = 1;

function checkSums(layout: OpenDataLayout, lines: readonly LineSum[], sheet: string, problems: ProblemList): void {
  for (const { row, amounts, months } of lines) {
    const { pim, devengado } = amounts;
    if (devengado === null) continue;
    const sum = sumCents([...months.values()].filter(({ stage }) => stage === 'devengado').map(({ amount }) => amount));
    if (layout.family === 'annual' && Math.abs(sum - devengado) > TOLERANCE)
      problems.add('warning', 'months-differ', { sheet, row }, writeAmount(devengado), { sum: writeAmount(sum) });
    if (pim !== null && devengado > pim)
      problems.add('warning', 'devengado-above-pim', { sheet, row }, writeAmount(devengado), {
        pim: writeAmount(pim),
      });
  }
}

/** What is wrong with a file that holds nothing of the unit: `found` is a unit that it does hold, if any. */
export function noRowsProblem(found: string, unit: string): Problem {
  return fileProblem(found === '' ? 'no-lines' : 'unit-not-found', found, { expected: unit });
}
