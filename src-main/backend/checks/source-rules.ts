import type { BudgetDimension, BudgetView } from '#shared/domain/budget.ts';
import {
  budgetDimensions,
  devengadoAbovePim,
  negativeAmounts,
  otherCutOffs,
  tooEarly,
  totalDifferences,
  type UndatedSource,
} from '#shared/domain/budget-checks.ts';
import type { Finding } from '#shared/domain/checks.ts';
import { type Cents, cents } from '#shared/domain/money.ts';
import type { TableKey, TableModel } from '#shared/domain/table-model.ts';
import { dateText, tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

type Budget = Readonly<Record<BudgetDimension, BudgetView>>;
type Tables = readonly TableModel[];

const executionTable = {
  generica: 'execution-by-generica',
  activity: 'execution-by-activity',
} as const satisfies Readonly<Record<BudgetDimension, TableKey>>;

/** SPEC CK-10: the cut-off that the chapters print is that of the official files, one finding per file. */
export function cutOffsAgree(budget: Budget, cutOffDate: string): readonly Finding[] {
  return otherCutOffs(budget, cutOffDate).map(({ source: { fileName }, date, of }) => ({
    rule: 'cut-off-differs',
    severity: 'warning',
    where: of.map((each) => ({ table: executionTable[each] })),
    expected: dateText(cutOffDate),
    found: dateText(date),
    difference: null,
    subject: fileName,
    detail: { file: fileName },
  }));
}

/** SPEC CK-28 (IM14): what is printed as of a day was not taken from a file of before it. */
export function cutOffsKnown(undated: readonly UndatedSource[], cutOffDate: string): readonly Finding[] {
  return tooEarly(undated, cutOffDate).map(({ fileName, importedOn }) => ({
    rule: 'cut-off-unknown',
    severity: 'error',
    where: [{ setting: 'entity/cutOffDate' }],
    expected: dateText(cutOffDate),
    found: dateText(importedOn),
    difference: null,
    subject: fileName,
    detail: { file: fileName },
  }));
}

/** SPEC CK-29 (IM14): every printed table of figures says where they are from; a list of abbreviations has none. */
export function sourcesPrinted(tables: Tables): readonly Finding[] {
  return tables
    .filter(({ key, source }) => key !== 'glossary' && (source ?? '').trim() === '')
    .map(({ key, label }) => ({
      rule: 'source-missing',
      severity: 'error',
      where: [{ setting: `tables/${key}/source` }, { table: key }],
      expected: '',
      found: '',
      difference: null,
      detail: { table: label },
    }));
}

/** SPEC CK-11 (CK8). */
export function noNegativeAmounts(budget: Budget): readonly Finding[] {
  return budgetDimensions.flatMap((dimension) =>
    negativeAmounts(budget[dimension]).map(({ row: { code, name }, measure, amount }) => ({
      rule: 'negative-amount',
      severity: 'error',
      where: [
        {
          table: dimension === 'generica' && measure === 'pia' ? 'pia-by-generica' : executionTable[dimension],
          row: code,
          column: measure,
        },
      ],
      expected: '',
      found: amountText(amount),
      difference: null,
      detail: { measure, row: code, name },
    })),
  );
}

/** SPEC CK-5 (CK8): nothing can be executed beyond the modified budget, also where no table prints the two. */
export function nothingAbovePim(budget: Budget, tables: Tables): readonly Finding[] {
  return budgetDimensions.flatMap((dimension) =>
    devengadoAbovePim(budget[dimension]).map(({ code, pim, devengado }) => ({
      rule: 'devengado-above-pim',
      severity: 'error',
      where: [{ table: executionTable[dimension], row: code, column: 'devengado' }],
      expected: amountText(pim),
      found: amountText(devengado),
      difference: amountText(cents(devengado - pim)),
      detail: { ...namesIn(tables, dimension, 'devengado'), row: code },
    })),
  );
}

/** SPEC CK-3 (CK2): by genérica and by activity it is the same money, also where no table prints it. */
export function equalTotals(budget: Budget, tables: Tables): readonly Finding[] {
  return totalDifferences(budget).map(({ measure, generica, activity }) => ({
    rule: 'execution-20-21',
    severity: 'error',
    where: budgetDimensions.map((each) => ({ table: executionTable[each], row: 'total', column: measure })),
    expected: amountText(generica),
    found: amountText(activity),
    difference: amountText(cents(activity - generica)),
    detail: {
      ...namesIn(tables, 'generica', measure),
      other: namesIn(tables, 'activity', measure).table,
      row: 'total',
    },
  }));
}

/** What the printed table and its column are called; of what is not printed, what the screens call it. */
function namesIn(tables: Tables, dimension: BudgetDimension, measure: 'pim' | 'devengado') {
  const table = tables.find(({ key }) => key === executionTable[dimension]);
  return {
    table: table?.label ?? es.checks.places.execution[dimension],
    column: table?.columns.find(({ key }) => key === measure)?.label ?? es.screens.measures[measure],
  };
}

/** With céntimos, so that a difference is seen also where the table prints whole soles. */
const amountText = (amount: Cents): string => tableAmount(amount, 2);
