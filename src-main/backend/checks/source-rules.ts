import type { BudgetDimension, BudgetView } from '#shared/domain/budget.ts';
import type { Finding } from '#shared/domain/checks.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { dateText, tableAmount } from '#shared/format/es-pe.ts';

type Budget = Readonly<Record<BudgetDimension, BudgetView>>;

const dimensions = ['generica', 'activity'] as const satisfies readonly BudgetDimension[];
const signed = ['pia', 'pim', 'devengado'] as const;
const executionTable = {
  generica: 'execution-by-generica',
  activity: 'execution-by-activity',
} as const satisfies Readonly<Record<BudgetDimension, TableKey>>;

/**
 * SPEC CK-10: the cut-off that the chapters print is that of the official files, one finding per file. A file that does
 * not say its date cannot disagree.
 * @param cutOffDate ISO date that the year prints under its tables
 */
export function cutOffsAgree(budget: Budget, cutOffDate: string): readonly Finding[] {
  return dimensions.flatMap((dimension): readonly Finding[] => {
    const { source } = budget[dimension];
    if (source === null || source.cutOffDate === null || source.cutOffDate === cutOffDate) return [];
    const ofFile = dimensions.filter((other) => budget[other].source?.batchId === source.batchId);
    if (ofFile[0] !== dimension) return [];
    return [
      {
        rule: 'cut-off-differs',
        severity: 'warning',
        where: ofFile.map((each) => ({ table: executionTable[each] })),
        expected: dateText(cutOffDate),
        found: dateText(source.cutOffDate),
        difference: null,
        subject: source.fileName,
        detail: { file: source.fileName },
      },
    ];
  });
}

/** SPEC CK-11 (CK8): the budget of a row and what was executed of it are never below zero; only modifications may be. */
export function noNegativeAmounts(budget: Budget): readonly Finding[] {
  return dimensions.flatMap((dimension) =>
    budget[dimension].rows.flatMap((row) =>
      signed.flatMap((measure): readonly Finding[] => {
        const amount = row[measure];
        if (amount === null || amount >= 0) return [];
        const table = dimension === 'generica' && measure === 'pia' ? 'pia-by-generica' : executionTable[dimension];
        return [
          {
            rule: 'negative-amount',
            severity: 'error',
            where: [{ table, row: row.code, column: measure }],
            expected: '',
            found: tableAmount(amount, 2),
            difference: null,
            detail: { measure, row: row.code, name: row.name },
          },
        ];
      }),
    ),
  );
}
