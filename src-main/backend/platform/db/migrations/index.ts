import { sql as initial } from './001-initial.ts';
import { sql as budgetViews } from './002-budget-views.ts';
import { sql as versions } from './003-versions.ts';
import { sql as reference } from './004-reference.ts';
import { sql as indicatorSheets } from './005-indicator-sheets.ts';
import { sql as viewSources } from './006-view-sources.ts';
import { sql as issueSettings } from './007-issue-settings.ts';
import { sql as mappedTables } from './008-mapped-tables.ts';
import { sql as physicalGoals } from './009-physical-goals.ts';
import { sql as decisions } from './010-decisions.ts';
import { sql as budgetHistory } from './011-budget-history.ts';
import { sql as explanations } from './012-explanations.ts';
import { sql as issues } from './013-issues.ts';
import { sql as signOffs } from './014-sign-offs.ts';

/** In order; the position is the version. A shipped step is never edited, only followed by another. */
export const migrations: readonly string[] = [
  initial,
  budgetViews,
  versions,
  reference,
  indicatorSheets,
  viewSources,
  issueSettings,
  mappedTables,
  physicalGoals,
  decisions,
  budgetHistory,
  explanations,
  issues,
  signOffs,
];
