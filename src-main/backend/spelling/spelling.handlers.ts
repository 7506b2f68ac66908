import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { addWord } from './spelling.commands.ts';
import { yearWords } from './spelling.queries.ts';

export const spellingHandlers = {
  'spelling.check': ({ db, speller }, { yearId, texts }) => speller.check(texts, yearWords(db, yearId)),
  'spelling.suggest': ({ db, speller }, { yearId, word }) => speller.suggest(word, yearWords(db, yearId)),
  'spelling.addWord': (context, input) => {
    addWord(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
} satisfies HandlersOf<'spelling'>;
