import { ruleText } from '#shared/domain/reference/rule-text.ts';
import { buildChapter } from '../chapter/build-chapter.ts';
import { gatherChapter } from '../chapter/chapter.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { chapterReferences } from '../reference/chapter-tables.ts';
import { namedFacts, referencesOfYear } from '../reference/reference.queries.ts';
import { chapterRules } from './chapter-rules.ts';
import type { ReviewBasis } from './review-basis.ts';
import { reviewFacts } from './review-facts.ts';

/** What a document is compared with: the year as it stands now. @throws Refusal `not-found` */
export function reviewBasis(db: Db, yearId: number): ReviewBasis {
  const data = gatherChapter(db, yearId);
  const facts = namedFacts(db, yearId);
  const { tables, rules } = referencesOfYear(db, yearId);
  const own = [...tables, ...chapterReferences(buildChapter(data))];
  return {
    facts: reviewFacts(data, facts, tables),
    factNames: new Map([...facts.map(({ key, label }) => [key, label] as const)]),
    tables: own,
    // a rule may name a table that the document does not have
    rules: [...rules, ...chapterRules].map((rule) => ({ ...rule, text: ruleText(rule.text, own) })),
    captionPattern: `${data.settings.numbering.tableLabel}:`,
    leads: data.targets.map(({ activityCode, activityName }) =>
      data.settings.narrative.activityLead.replace('{code}', activityCode).replace('{name}', activityName),
    ),
  };
}
