import type { ReferenceTables } from '../reference/model.ts';
import { fold } from './fold.ts';
import type { KnownFigure, Ratio, ReviewFacts, Subject } from './model.ts';

/** The data of a year that a text may cite; amounts in céntimos. */
export type ReviewSource = {
  readonly program: { readonly names: readonly string[] };
  readonly total: Budget;
  readonly genericas: readonly (Budget & { readonly code: string })[];
  readonly activities: readonly ActivitySource[];
  /** Other counts a sentence may cite, with the words that name them. */
  readonly facts: readonly FactSource[];
};

export type Budget = { readonly pia: number | null; readonly pim: number | null; readonly devengado: number | null };

export type ActivitySource = Budget & {
  readonly code: string;
  readonly name: string;
  readonly unitOfMeasure: string;
  readonly programmed: number | null;
  readonly executed: number | null;
  readonly units: readonly { readonly names: readonly string[]; readonly executed: number | null }[];
};

export type FactSource = {
  readonly ref: string;
  /** A count, or an amount in céntimos. */
  readonly kind: 'count' | 'amount';
  readonly value: number;
  /** "empleos temporales" */
  readonly name: string;
  readonly requires?: readonly string[];
  /** Its share of another fact may be cited as a percentage. */
  readonly shareOf?: number;
};

/** Subject of the figures of the whole programme. */
export const programSubject = 'total';

/** Everything a text may cite, with the words that tell it. */
export function factsOf(source: ReviewSource): ReviewFacts {
  const subjects: Subject[] = [
    { key: programSubject, within: null, names: source.program.names },
    ...source.genericas.map(({ code }) => ({ key: code, within: null, names: [code] })),
    ...source.activities.flatMap(({ code, name, units }) => [
      { key: code, within: null, names: [code, name] },
      ...units.map((unit, index) => ({ key: unitKey(code, index), within: code, names: unit.names })),
    ]),
  ];
  const figures: KnownFigure[] = [
    ...budgetFigures('budget/total', programSubject, source.total),
    ...source.genericas.flatMap((one) => budgetFigures(`budget/generica/${one.code}`, one.code, one)),
    ...source.activities.flatMap(activityFigures),
    ...goalOfAll(source.activities),
    ...source.facts.flatMap(factFigures),
  ];
  return { subjects, figures };
}

/** Beginnings of the words that name a count: "Asistencia Técnica" is told by "asistenci…" and "tecnic…". */
export function beginningsOf(name: string): readonly string[] {
  return (fold(name).match(/\p{L}+/gu) ?? [])
    .filter((word) => word.length > 3)
    .map((word) => word.replace(/(?:es|s)$/, '').replace(/[aeo]$/, ''));
}

/** The printed totals of tables, which a text may cite by the words `nameOf` gives for their column. */
export function tableFacts(
  tables: ReferenceTables,
  nameOf: (table: string, column: string) => string,
): readonly FactSource[] {
  return [...tables.values()].flatMap(({ key, columns, total }) =>
    columns.flatMap((column): readonly FactSource[] => {
      const value = total?.values[column.key];
      const { kind } = column;
      if ((kind !== 'count' && kind !== 'amount') || value === null || value === undefined) return [];
      return [{ ref: `reference/${key}/total/${column.key}`, kind, value, name: nameOf(key, column.key) }];
    }),
  );
}

const unitKey = (activity: string, index: number): string => `${activity}/unit-${index}`;

function budgetFigures(ref: string, subject: string, { pia, pim, devengado }: Budget): readonly KnownFigure[] {
  const amounts = (
    [
      ['pia', pia],
      ['pim', pim],
      ['devengado', devengado],
    ] as const
  ).flatMap(([measure, value]): readonly KnownFigure[] =>
    value === null ? [] : [{ ...plain(`${ref}/${measure}`, subject), kind: 'amount', value, measure }],
  );
  return [...amounts, ...ratio(`${ref}/progress`, subject, 'progress', devengado, pim)];
}

function activityFigures(activity: ActivitySource): readonly KnownFigure[] {
  const { code, programmed, executed, units } = activity;
  const words = beginningsOf(activity.unitOfMeasure);
  const count = (ref: string, subject: string, measure: 'programmed' | 'executed', value: number | null) =>
    value === null ? [] : [{ ...plain(ref, subject), kind: 'count' as const, value, measure, words }];
  return [
    ...budgetFigures(`budget/activity/${code}`, code, activity),
    ...count(`targets/${code}/executed`, code, 'executed', executed),
    ...count(`targets/${code}/programmed`, code, 'programmed', programmed),
    ...ratio(`targets/${code}/progress`, code, 'goal-progress', executed, programmed),
    ...units.flatMap((unit, index) =>
      count(
        `targets/${code}/units/${unit.names[0] ?? index}/executed`,
        unitKey(code, index),
        'executed',
        unit.executed,
      ),
    ),
  ];
}

/** All goals met alike is a figure of the whole programme; goals of different units cannot be added up otherwise. */
function goalOfAll(activities: readonly ActivitySource[]): readonly KnownFigure[] {
  const met =
    activities.length > 0 &&
    activities.every(({ programmed, executed }) => executed !== null && executed === programmed);
  return met ? ratio('targets/total/progress', programSubject, 'goal-progress', 1, 1) : [];
}

function factFigures({ ref, kind, value, name, requires, shareOf }: FactSource): readonly KnownFigure[] {
  const words = beginningsOf(name);
  const fact = { ...plain(ref, ref), words, requires: requires ?? [] };
  const figure: KnownFigure = { ...fact, kind, value, measure: 'fact' };
  if (shareOf === undefined) return [figure];
  return [
    figure,
    { ...fact, ref: `${ref}/share`, kind: 'percent', measure: 'share', value: { part: value, whole: shareOf } },
  ];
}

function ratio(
  ref: string,
  subject: string,
  measure: 'progress' | 'goal-progress',
  part: number | null,
  whole: number | null,
): readonly KnownFigure[] {
  const value: Ratio | null = part === null || whole === null || whole === 0 ? null : { part, whole };
  return value ? [{ ...plain(ref, subject), kind: 'percent', value, measure }] : [];
}

const plain = (ref: string, subject: string) => ({
  ref,
  subject,
  words: [] as readonly string[],
  requires: [] as readonly string[],
});
