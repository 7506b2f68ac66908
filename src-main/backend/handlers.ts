import { appHandlers } from './app/app.handlers.ts';
import { budgetHandlers } from './budget/budget.handlers.ts';
import { catalogueHandlers } from './catalogue/catalogue.handlers.ts';
import { cellsHandlers } from './cells/cells.handlers.ts';
import { chapterHandlers } from './chapter/chapter.handlers.ts';
import { narrativeHandlers } from './chapter/narrative/narrative.handlers.ts';
import { checksHandlers } from './checks/checks.handlers.ts';
import { collectionHandlers } from './collection/collection.handlers.ts';
import { explainHandlers } from './explain/explain.handlers.ts';
import { importsHandlers } from './imports/imports.handlers.ts';
import { indicatorsHandlers } from './indicators/indicators.handlers.ts';
import { notesHandlers } from './notes/notes.handlers.ts';
import { overviewHandlers } from './overview/overview.handlers.ts';
import { filesHandlers } from './platform/files/files.handlers.ts';
import type { Handlers } from './platform/rpc/dispatch.ts';
import { shellHandlers } from './platform/shell/shell.handlers.ts';
import { editHandlers } from './platform/undo/edit.handlers.ts';
import { recordHandlers } from './record/record.handlers.ts';
import { referenceHandlers } from './reference/reference.handlers.ts';
import { reviewHandlers } from './review/review.handlers.ts';
import { settingsHandlers } from './settings/settings.handlers.ts';
import { spellingHandlers } from './spelling/spelling.handlers.ts';
import { targetsHandlers } from './targets/targets.handlers.ts';
import { unitsHandlers } from './units/units.handlers.ts';
import { yearsHandlers } from './years/years.handlers.ts';

/** Every call of the contract and who answers it; a line of the contract without a handler does not compile. */
export const handlers: Handlers = {
  ...appHandlers,
  ...budgetHandlers,
  ...catalogueHandlers,
  ...cellsHandlers,
  ...chapterHandlers,
  ...checksHandlers,
  ...collectionHandlers,
  ...editHandlers,
  ...explainHandlers,
  ...filesHandlers,
  ...importsHandlers,
  ...indicatorsHandlers,
  ...narrativeHandlers,
  ...referenceHandlers,
  ...recordHandlers,
  ...reviewHandlers,
  ...notesHandlers,
  ...overviewHandlers,
  ...settingsHandlers,
  ...shellHandlers,
  ...spellingHandlers,
  ...targetsHandlers,
  ...unitsHandlers,
  ...yearsHandlers,
};
