import type { Finding } from '#shared/domain/checks.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import { type FreeText, freeTextAt } from '../chapter/narrative/free-text.ts';

/** A place in typed words and what should stand there. */
export type Correction = FreeText & { readonly text: string };

/**
 * What the program may put right itself: how typed words are written (CK12). `null` for everything else, above all for what
 * follows the data.
 */
export function correctionOf(data: ChapterData, { fix, where: [place] }: Finding): Correction | null {
  if (!fix || !place || !('paragraph' in place)) return null;
  const { text, ...span } = fix;
  const words = freeTextAt(data, place.paragraph, span);
  return words && { ...words, text };
}
