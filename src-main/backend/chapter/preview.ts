import type { Preview } from '#shared/contract/types.ts';
import { factNames } from '../catalogue/facts.queries.ts';
import type { Context } from '../context.ts';
import { buildChapter } from './build-chapter.ts';
import { gatherChapter } from './chapter.queries.ts';
import { documentInfo } from './chapter-info.ts';
import { issueSettings } from './issue/issue.queries.ts';
import { previewContents, previewPlaces } from './preview-places.ts';
import { typstData } from './render-pdf/typst-data.ts';

/**
 * The pages of the draft PDF as they stand now: what is seen is what is printed (OU9); and what is behind each of their
 * figures. @throws Refusal `not-found`
 */
export async function chapterPreview(
  { db, typesetter, checker }: Pick<Context, 'db' | 'typesetter' | 'checker'>,
  yearId: number,
): Promise<Preview> {
  const data = gatherChapter(db, yearId);
  const model = buildChapter(data);
  const { findings } = checker.check(yearId);
  const info = documentInfo(db, yearId, { draft: true, findings });
  const { contents } = issueSettings(db, yearId);
  const names = factNames(db, yearId);
  return {
    pages: await typesetter.pages(typstData(model, info, { contents, addressed: true })),
    places: previewPlaces(data, model, (key) => names.get(key)?.label ?? null),
    contents: previewContents(model),
  };
}
