import { budget } from './es/budget.ts';
import { catalogue } from './es/catalogue.ts';
import { cells } from './es/cells.ts';
import { chapter } from './es/chapter.ts';
import { checks } from './es/checks.ts';
import { cli } from './es/cli.ts';
import { collection } from './es/collection.ts';
import { documents } from './es/documents.ts';
import { edits } from './es/edits.ts';
import { errors } from './es/errors.ts';
import { explain } from './es/explain.ts';
import { frame } from './es/frame.ts';
import { grid } from './es/grid.ts';
import { help } from './es/help/index.ts';
import { imports } from './es/imports.ts';
import { indicators } from './es/indicators.ts';
import { narrative } from './es/narrative.ts';
import { notes } from './es/notes.ts';
import { numbers } from './es/numbers.ts';
import { overview } from './es/overview.ts';
import { record } from './es/record.ts';
import { reference } from './es/reference.ts';
import { review } from './es/review.ts';
import { reviewReport } from './es/review-report.ts';
import { screens } from './es/screens.ts';
import { settings } from './es/settings.ts';
import { shell } from './es/shell.ts';
import { tableColumns, usualTerms, usualTitles, usualTotal } from './es/table-columns.ts';
import { targets } from './es/targets.ts';
import { units } from './es/units.ts';
import { years } from './es/years.ts';

/** Every Spanish text of the program, by where it is said. One file per feature in `es/`; a test forbids Spanish elsewhere. */
export const es = {
  budget,
  catalogue,
  cells,
  chapter,
  checks,
  cli,
  collection,
  documents,
  edits,
  errors,
  explain,
  frame,
  grid,
  help,
  imports,
  indicators,
  narrative,
  notes,
  overview,
  numbers,
  record,
  reference,
  review,
  reviewReport,
  screens,
  settings,
  shell,
  tableColumns,
  usualTerms,
  usualTitles,
  usualTotal,
  targets,
  units,
  years,
} as const;
