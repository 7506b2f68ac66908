import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { explainFigure } from './explain-figure.ts';

export const explainHandlers: HandlersOf<'explain'> = {
  'explain.figure': ({ db }, { yearId, address }) => explainFigure(db, yearId, address),
};
