import type { ReferenceTable } from '#shared/domain/reference/model.ts';
import { type FactSource, factsOf, type ReviewSource, tableFacts } from '#shared/domain/review/facts.ts';
import { fold } from '#shared/domain/review/fold.ts';
import type { ReviewFacts } from '#shared/domain/review/model.ts';
import { es } from '#shared/strings/es.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import { totalBudget } from '../chapter/narrative/figures.ts';
import type { NamedFact } from '../reference/chapter-tables.ts';

/** What of a year its figures are, apart from its text. */
export type Cited = Pick<ChapterData, 'year' | 'settings' | 'budget' | 'targets'>;

/** Everything of a year that a text may cite (CK10): budget, goals, facts, and the totals of the reference tables. */
export function reviewFacts(data: Cited, facts: readonly NamedFact[], tables: readonly ReferenceTable[]): ReviewFacts {
  return factsOf({ ...chapterSource(data), facts: [...factSources(facts, data.year), ...totalsOf(tables)] });
}

function chapterSource(data: Cited): Omit<ReviewSource, 'facts'> {
  const { programCode, programTextName } = data.settings.entity;
  const budgets = new Map(data.budget.activity.rows.map((row) => [row.code, row]));
  return {
    program: { names: [...es.reviewReport.programNames(programCode), programTextName] },
    total: totalBudget(data.budget).total,
    genericas: data.budget.generica.rows,
    activities: data.targets.map(({ activityCode, activityName, unit, programmed, executed, units }) => ({
      code: activityCode,
      name: activityName,
      unitOfMeasure: unit.name,
      programmed,
      executed,
      pia: budgets.get(activityCode)?.pia ?? null,
      pim: budgets.get(activityCode)?.pim ?? null,
      devengado: budgets.get(activityCode)?.devengado ?? null,
      units: units.map(({ acronym, name, phrase, executed: done }) => ({
        names: [acronym, name, phrase],
        executed: done,
      })),
    })),
  };
}

/**
 * The facts of a year, called by the first words of their label ("Empleos temporales generados con …"). One whose key goes on
 * from another's ("participants-women") is a part of it and may be cited as a share; one of the year before only counts where
 * that year is named.
 */
function factSources(facts: readonly NamedFact[], year: number): readonly FactSource[] {
  return facts.flatMap(({ key, label, value }): readonly FactSource[] => {
    if (value === null) return [];
    const whole = facts.find((other) => other !== undefined && key.startsWith(`${other.key}-`));
    const words = nameIn(label);
    const inWhole = new Set(whole ? fold(whole.label).split(' ') : []);
    const own = whole ? words.filter((word) => !inWhole.has(fold(word))) : words;
    const isPrevious = label.toLowerCase().includes(es.reviewReport.previousYear);
    return [
      {
        ref: `facts/${key}`,
        kind: 'count',
        value,
        name: own.join(' '),
        ...(isPrevious && { requires: [String(year - 1)] }),
        ...(whole && whole.value !== null && { shareOf: whole.value }),
      },
    ];
  });
}

function nameIn(label: string): readonly string[] {
  const words = label.split(' ');
  const cut = words.findIndex((word) => es.reviewReport.factCuts.has(word.toLowerCase()));
  return cut > 0 ? words.slice(0, cut) : words;
}

/** Amounts are told by their digits alone, counts by the heading of their column. */
function totalsOf(tables: readonly ReferenceTable[]): readonly FactSource[] {
  const byKey = new Map(tables.map((table) => [table.key, table]));
  const facts = tableFacts(byKey, (table, key) => {
    const column = byKey.get(table)?.columns.find((one) => one.key === key);
    return column?.kind === 'amount' ? '' : `${column?.label ?? ''}`;
  });
  return facts.filter(({ kind, name }) => kind === 'amount' || /\p{L}{4}/u.test(name));
}
