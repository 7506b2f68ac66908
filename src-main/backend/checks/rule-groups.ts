import type { RuleId } from '#shared/domain/checks.ts';
import { groupsOver, type RuleGroup } from '#shared/domain/rule-engine.ts';
import type { TableKey, TableModel } from '#shared/domain/table-model.ts';
import { codesOfCatalogue, namesWrittenOnce } from './catalogue-rules.ts';
import type { CheckFacts } from './check-facts.ts';
import { missingFigures, orphanNotes } from './completeness.ts';
import { sourcesAgree, totalsAgree } from './data-rules.ts';
import { typedFiguresAgree } from './figure-rules.ts';
import { historyAsPublished, jumpsExplained, valuesInRange } from './indicator-rules.ts';
import { budgetJumpsExplained, goalJumpsExplained, pimExplained } from './jump-rules.ts';
import { tablesMentioned, typedReferencesExist } from './mention-rules.ts';
import { outdatedOverrides } from './overrides.ts';
import { ownReferenceRules, referencesAgree } from './reference-rules.ts';
import { signedAsItStands } from './sign-rules.ts';
import {
  cutOffsAgree,
  cutOffsKnown,
  equalTotals,
  noNegativeAmounts,
  nothingAbovePim,
  sourcesPrinted,
} from './source-rules.ts';
import { casting, equalColumns, fitsItsPage, sharesAddUp } from './table-rules.ts';
import {
  executedWasProgrammed,
  executedWithinProgrammed,
  monthsAddUp,
  physicalAndFinancial,
  unitsAddUp,
} from './target-rules.ts';
import { textAgreesWithItself, textIsTidy } from './text-rules.ts';

const group = groupsOver<CheckFacts>();
const ids = (...rules: readonly RuleId[]): readonly RuleId[] => rules;

/**
 * Every rule of a year. To add one: a pure function from the facts to findings, its id in `RuleId`, its sentence and advice in
 * strings/es/checks.ts, its line in domain/SPEC.md, and a place in a group here. What it needs to know and `CheckFacts` does
 * not hold yet is gathered in check-facts.ts. The order of the groups is that of the findings within a severity.
 */
export const ruleGroups: readonly RuleGroup<CheckFacts>[] = [
  group({
    id: 'tables',
    rules: ids('casting', 'pia-18-19', 'pim-19-20', 'execution-20-21', 'devengado-above-pim'),
    reads: ['tables', 'budget'],
    check: ({ tables, budget }) => {
      const [pia, pim, execution] = byGenerica.map(tableIn(tables));
      return [
        ...tables.flatMap(casting),
        ...equalColumns('pia-18-19', pia, pim, 'pia'),
        ...equalColumns('pim-19-20', pim, execution, 'pim'),
        ...equalTotals(budget, tables),
        ...nothingAbovePim(budget, tables),
      ];
    },
  }),
  group({
    id: 'budget',
    rules: ids('negative-amount'),
    reads: ['budget'],
    check: ({ budget }) => noNegativeAmounts(budget),
  }),
  group({
    id: 'targets',
    rules: ids(
      'units-add-up',
      'months-add-up',
      'physical-financial-gap',
      'executed-unprogrammed',
      'executed-above-programmed',
    ),
    reads: ['targets', 'budget'],
    check: ({ targets, budget }) => [
      ...unitsAddUp(targets),
      ...monthsAddUp(targets),
      ...executedWasProgrammed(targets),
      ...executedWithinProgrammed(targets),
      ...physicalAndFinancial(targets, budget.activity),
    ],
  }),
  group({
    id: 'indicators',
    rules: ids('indicator-range', 'published-differs', 'indicator-jump'),
    reads: ['indicators', 'notes', 'settings'],
    check: (facts) => [...valuesInRange(facts), ...historyAsPublished(facts), ...jumpsExplained(facts)],
  }),
  group({
    id: 'years',
    rules: ids('budget-jump', 'goal-jump', 'pim-without-pia'),
    reads: ['year', 'budget', 'previous', 'targets', 'previousTargets', 'explanations', 'notes', 'settings'],
    check: (facts) => [...budgetJumpsExplained(facts), ...goalJumpsExplained(facts), ...pimExplained(facts)],
  }),
  group({
    id: 'completeness',
    rules: ids('missing-figure'),
    reads: ['blocks'],
    check: missingFigures,
  }),
  group({
    id: 'overrides',
    rules: ids('override-outdated'),
    reads: [
      'yearId',
      'year',
      'isExample',
      'settings',
      'budget',
      'previous',
      'details',
      'targets',
      'poiVersion',
      'indicators',
      'notes',
      'explanations',
      'facts',
      'signOffs',
      'sections',
    ],
    check: outdatedOverrides,
  }),
  group({
    id: 'sources',
    rules: ids('cut-off-differs', 'cut-off-unknown', 'source-missing', 'sources-agree'),
    reads: ['tables', 'budget', 'settings', 'beside', 'totals', 'undated'],
    check: ({ tables, budget, settings, beside, totals, undated }) => [
      ...cutOffsAgree(budget, settings.entity.cutOffDate),
      ...cutOffsKnown(undated, settings.entity.cutOffDate),
      ...sourcesPrinted(tables),
      ...sourcesAgree(budget, beside),
      ...totalsAgree(budget, totals),
    ],
  }),
  group({
    id: 'shares',
    rules: ids('shares-add-up'),
    reads: ['tables', 'settings'],
    check: ({ tables, settings }) =>
      (['pia-by-generica', 'pim-by-generica'] as const)
        .map(tableIn(tables))
        .flatMap((table) => sharesAddUp(table, settings)),
  }),
  group({
    id: 'catalogue',
    rules: ids('near-name', 'unknown-code'),
    reads: ['catalogue', 'targets', 'budget'],
    check: (facts) => [...namesWrittenOnce(facts), ...codesOfCatalogue(facts)],
  }),
  group({
    id: 'notes',
    rules: ids('orphan-note'),
    reads: ['tables', 'notes', 'year', 'settings', 'poiVersion'],
    check: orphanNotes,
  }),
  group({
    id: 'texts',
    rules: ids('text-contradiction', 'text-format'),
    reads: ['blocks', 'settings'],
    check: (facts) => [...textAgreesWithItself(facts), ...textIsTidy(facts)],
  }),
  group({
    id: 'typed-figures',
    rules: ids('text-figure'),
    reads: ['blocks', 'year', 'settings', 'budget', 'targets', 'quoted', 'references'],
    check: typedFiguresAgree,
  }),
  group({
    id: 'mentions',
    rules: ids('reference-unknown', 'table-unmentioned'),
    reads: ['blocks', 'settings', 'references'],
    check: (facts) => [...typedReferencesExist(facts), ...tablesMentioned(facts)],
  }),
  group({
    id: 'pages',
    rules: ids('table-too-wide'),
    reads: ['tables'],
    check: ({ tables }) => tables.flatMap(fitsItsPage),
  }),
  group({
    id: 'signatures',
    rules: ids('changed-after-signing'),
    reads: ['signOffs'],
    check: signedAsItStands,
  }),
  group({
    id: 'references',
    rules: ({ references }) => references.rules.length + ownReferenceRules.length,
    reads: ['references', 'quoted', 'blocks'],
    check: referencesAgree,
  }),
];

const byGenerica = [
  'pia-by-generica',
  'pim-by-generica',
  'execution-by-generica',
] as const satisfies readonly TableKey[];

const tableIn =
  (tables: readonly TableModel[]) =>
  (key: TableKey): TableModel | undefined =>
    tables.find((table) => table.key === key);
