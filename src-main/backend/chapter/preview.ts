import type { PreviewPage } from '#shared/contract/types.ts';
import type { Context } from '../context.ts';
import { chapterModel } from './chapter.queries.ts';
import { documentInfo } from './chapter-info.ts';
import { typstData } from './render-pdf/typst-data.ts';

/** The pages of the draft PDF as they stand now: what is seen is what is printed (OU9). @throws Refusal `not-found` */
export function chapterPreview(
  { db, typesetter }: Pick<Context, 'db' | 'typesetter'>,
  yearId: number,
): Promise<readonly PreviewPage[]> {
  return typesetter.pages(typstData(chapterModel(db, yearId), documentInfo(db, yearId, { draft: true })));
}
