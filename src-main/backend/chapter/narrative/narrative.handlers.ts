import { factNames } from '../../catalogue/facts.queries.ts';
import type { Context } from '../../context.ts';
import { author } from '../../context.ts';
import type { HandlersOf } from '../../platform/rpc/dispatch.ts';
import { undoState } from '../../platform/undo/edit-log.ts';
import { gatherChapter } from '../chapter.queries.ts';
import { setExplanation } from '../explanations/explanations.commands.ts';
import { linkChoices, linkFacts } from './choices.ts';
import { compareNarrative } from './compare.queries.ts';
import { setNarrative } from './narrative.commands.ts';
import { linkText, narrativeView } from './narrative.queries.ts';
import { basisOf, storedSections } from './stored-sections.ts';

export const narrativeHandlers = {
  'narrative.view': ({ db }, { yearId }) => narrativeView(db, yearId),
  'narrative.choices': ({ db }, { yearId, activityCode }) =>
    linkChoices(gatherChapter(db, yearId), factNames(db, yearId), activityCode),
  'narrative.link': ({ db }: Context, { yearId, ...link }) =>
    linkFacts(gatherChapter(db, yearId), factNames(db, yearId), link),
  'narrative.texts': ({ db }, { yearId, pieces }) => {
    const data = gatherChapter(db, yearId);
    return pieces.map(({ inline, activityCode }) => linkText(data, inline, activityCode));
  },
  'narrative.compare': ({ db }, input) => compareNarrative(db, input),
  'narrative.setDocument': (context, input) => {
    const { db } = context;
    setNarrative(db, author(context), input);
    return { undo: undoState(db, input.yearId), basis: basisOf(storedSections(db, input.yearId)) };
  },
  'narrative.setExplanation': (context, input) => {
    setExplanation(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
} satisfies HandlersOf<'narrative'>;
