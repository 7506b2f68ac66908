import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { annotateDocument, reviewDocument } from './review-document.ts';

export const reviewHandlers = {
  'review.run': (context, { yearId, handle }) => reviewDocument(context, yearId, handle),
  'review.annotate': (context, request) => annotateDocument(context, request),
} satisfies HandlersOf<'review'>;
