import { hash } from 'node:crypto';
import { type BudgetMeasure, genericaCode } from '#shared/domain/budget.ts';
import type {
  CellAddress,
  Classifier,
  MonthAmount,
  MonthStage,
  ParsedLine,
  ParsedNames,
} from '#shared/domain/imports.ts';
import { type Cents, cents, sumCents } from '#shared/domain/money.ts';
import { readAmount } from '../amounts.ts';
import { activityForm, type CodeCatalogue, codeOf, type KeyCatalogue, noCatalogue } from '../codes.ts';
import type { ProblemList } from '../problems.ts';
import type { OpenDataLayout } from './layout.ts';
import type { FoundRecord } from './scan.ts';

/** One budget line while its rows are added up. `null`: no row of it has said anything about this amount. */
export type LineSum = {
  readonly row: number;
  readonly codes: ParsedLine['codes'];
  readonly amounts: { [Measure in BudgetMeasure]: Cents | null };
  readonly months: Map<string, MonthAmount>;
};

export type LineCollector = {
  /** Adds a row of the unit and the year. A row that cannot be read counts nowhere and is an error. */
  readonly add: (record: FoundRecord) => void;
  readonly lines: () => readonly LineSum[];
  readonly names: () => ParsedNames;
  /** Months (0 to 12) of which there are rows (family B) or amounts (family A). */
  readonly monthsSeen: () => ReadonlySet<number>;
  /** PIA and PIM that stand in months 1 to 12, where family B has none. */
  readonly budgetOutsideMonth0: () => { readonly row: number; readonly pia: Cents; readonly pim: Cents } | null;
};

/**
 * Turns rows into budget lines in céntimos. Family A has one row a line and keeps its grain. In family B the rows of a line are
 * those with equal codes: its amounts are the sums over MES_EJE 0 to 12 (formats.md §2.2). Exact copies of a row are
 * noted and still counted, as the ministry's own totals do (§2.1).
 */
export function createLines(
  layout: OpenDataLayout,
  sheet: string,
  problems: ProblemList,
  { activities }: CodeCatalogue = noCatalogue,
): LineCollector {
  const keys = { entries: activities, form: activityForm };
  const lines = new Map<string, LineSum>();
  const names = new Map<Classifier, Map<string, string>>();
  const copies = new Map<string, number>();
  const monthsSeen = new Set<number>();
  let outside: { row: number; pia: Cents; pim: Cents } | null = null;

  const add = (record: FoundRecord): void => {
    const codes = readCodes({ layout, sheet, keys }, record, problems);
    const month = layout.month === null ? null : readMonth(layout.month, sheet, record, problems);
    const row = readAmounts(layout, sheet, record, problems);
    if (codes === null || month === 'bad' || row === null) return;
    noteCopy(record);
    rememberNames(record, codes);
    const key = layout.family === 'annual' ? String(record.line) : JSON.stringify(codes);
    const line = lines.get(key) ?? { row: record.line, codes, amounts: noAmounts(), months: new Map() };
    lines.set(key, line);
    for (const [measure, amount] of row.amounts) line.amounts[measure] = plus(line.amounts[measure], amount);
    if (month !== null) monthsSeen.add(month);
    for (const flow of row.flows) {
      const at = flow.month ?? month ?? 0;
      if (flow.amount === 0 || at === 0) continue;
      monthsSeen.add(at);
      const known = line.months.get(`${flow.stage} ${at}`)?.amount ?? null;
      const amount = known === null ? flow.amount : sumCents([known, flow.amount]);
      line.months.set(`${flow.stage} ${at}`, { stage: flow.stage, month: at, amount });
    }
    if (month !== null && month > 0) noteBudget(record.line, row.amounts);
  };

  const noteCopy = (record: FoundRecord): void => {
    const print = hash('sha1', record.bytes, 'base64');
    const first = copies.get(print);
    if (first === undefined) copies.set(print, record.line);
    else problems.add('note', 'duplicate-row', { sheet, row: record.line }, '', { first: String(first) });
  };

  const rememberNames = (record: FoundRecord, codes: ParsedLine['codes']): void => {
    for (const [classifier, column] of layout.names) {
      const code = codes[classifier];
      if (code === undefined) continue;
      const known = names.get(classifier) ?? new Map<string, string>();
      names.set(classifier, known);
      if (!known.has(code)) known.set(code, record.text(column).replace(/\s+/g, ' ').trim());
    }
  };

  const noteBudget = (row: number, amounts: RowAmounts['amounts']): void => {
    for (const [measure, amount] of amounts)
      if ((measure === 'pia' || measure === 'pim') && amount !== null && amount !== 0) {
        outside ??= { row, pia: cents(0), pim: cents(0) };
        outside[measure] = sumCents([outside[measure], amount]);
      }
  };

  return {
    add,
    lines: () => [...lines.values()],
    names: () => Object.fromEntries([...names].map(([classifier, known]) => [classifier, Object.fromEntries(known)])),
    monthsSeen: () => monthsSeen,
    budgetOutsideMonth0: () => outside,
  };
}

type RowAmounts = {
  readonly amounts: readonly (readonly [measure: BudgetMeasure, amount: Cents | null])[];
  readonly flows: readonly { readonly stage: MonthStage; readonly month: number | null; readonly amount: Cents }[];
};

/** The classifiers of a row; those that make the keys of the tables must be numbers, the others may be blank. */
function readCodes(
  { layout, sheet, keys }: { readonly layout: OpenDataLayout; readonly sheet: string; readonly keys: KeyCatalogue },
  record: FoundRecord,
  problems: ProblemList,
): ParsedLine['codes'] | null {
  const codes: Partial<Record<Classifier, string>> = {};
  let sound = true;
  for (const [classifier, column] of layout.codes) {
    let code = record.text(column).trim();
    const form = KEY_FORMS.get(classifier);
    if (classifier === 'activityCode' && !ACTIVITY.test(code)) {
      const at = address(sheet, record, column);
      const reading = codeOf(code, keys, { at, detail: { column: layout.header[column] ?? '' } }, problems);
      if (reading === null) sound = false;
      else code = reading.code;
    } else if (form !== undefined && !form.test(code)) {
      problems.add('error', 'bad-code', address(sheet, record, column), code, { column: layout.header[column] ?? '' });
      sound = false;
    }
    if (code !== '') codes[classifier] = code;
  }
  const { categoryCode, transactionCode, genericaDigit } = codes;
  if (!sound || categoryCode === undefined || transactionCode === undefined || genericaDigit === undefined) return null;
  return { ...codes, genericaCode: genericaCode(categoryCode, transactionCode, genericaDigit) };
}

const KEY_FORMS: ReadonlyMap<Classifier, RegExp> = new Map([
  ['categoryCode', /^\d$/],
  ['transactionCode', /^\d$/],
  ['genericaDigit', /^\d$/],
]);
const ACTIVITY = /^\d{1,10}$/;

function readMonth(column: number, sheet: string, record: FoundRecord, problems: ProblemList): number | 'bad' {
  const text = record.text(column).trim();
  const month = /^\d{1,2}$/.test(text) ? Number(text) : 13;
  if (month <= 12) return month;
  problems.add('error', 'bad-code', address(sheet, record, column), text, { column: 'MES_EJE' });
  return 'bad';
}

function readAmounts(
  layout: OpenDataLayout,
  sheet: string,
  record: FoundRecord,
  problems: ProblemList,
): RowAmounts | null {
  let sound = true;
  const cells = new Map<number, Cents | null>();
  const read = (column: number): Cents | null => {
    const known = cells.get(column);
    if (known !== undefined) return known;
    const text = record.text(column);
    // Databases write half a sol as ".5".
    const reading = readAmount(text.trim().replace(/^(-?)\./, (_, sign: string) => `${sign}0.`));
    const amount = reading.kind === 'amount' ? reading.amount : null;
    cells.set(column, amount);
    if (reading.kind === 'bad' || reading.kind === 'rounded') {
      const code = reading.kind === 'rounded' ? 'rounded-amount' : 'bad-amount';
      problems.add('error', code, address(sheet, record, column), text, { column: layout.header[column] ?? '' });
      sound = false;
    }
    return amount;
  };
  const amounts = layout.amounts.map(([measure, column]) => [measure, read(column)] as const);
  const flows = layout.flows.flatMap(({ stage, month, column }) => {
    const amount = read(column);
    return amount === null ? [] : [{ stage, month, amount }];
  });
  return sound ? { amounts, flows } : null;
}

const address = (sheet: string, record: FoundRecord, column: number): CellAddress => ({
  sheet,
  row: record.line,
  column: column + 1,
});

const noAmounts = (): LineSum['amounts'] => ({
  pia: null,
  modifications: null,
  pim: null,
  certificado: null,
  compromiso: null,
  devengado: null,
  girado: null,
});

const plus = (sum: Cents | null, amount: Cents | null): Cents | null =>
  sum === null ? amount : amount === null ? sum : sumCents([sum, amount]);
