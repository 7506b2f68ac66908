import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { changesOfEntry } from './describe.ts';
import { recordCsv, recordPage, recordState } from './record.queries.ts';

export const recordHandlers: HandlersOf<'record'> = {
  'record.list': ({ db }, input) => recordPage(db, input),
  'record.changes': ({ db }, input) => changesOfEntry(db, input),
  'record.csv': ({ db }, input) => ({ text: recordCsv(db, input) }),
  'record.verify': ({ db }, { yearId }) => recordState(db, yearId),
};
