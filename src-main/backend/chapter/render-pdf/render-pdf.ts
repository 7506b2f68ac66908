import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import type { DocumentInfo } from '../document-info.ts';
import type { Typesetter } from './typesetter.ts';
import { typstData } from './typst-data.ts';

/** The chapters as a tagged A4 PDF (OU7, AC4): title, language, outline, embedded fonts. Same model and info, same bytes. */
export function renderPdf(
  model: ChapterModel,
  info: DocumentInfo,
  { typesetter, contents }: { readonly typesetter: Typesetter; readonly contents: boolean },
): Promise<Uint8Array> {
  return typesetter.pdf(typstData(model, info, { contents }));
}
