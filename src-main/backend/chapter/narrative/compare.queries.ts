import type { Input } from '#shared/contract/index.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { type ComparedBlock, compareBlocks, type DiffBlock } from '#shared/domain/text-diff.ts';
import type { Db } from '../../platform/db/open.ts';
import { asOfVersion } from '../../years/versions.ts';
import { chapterModel } from '../chapter.queries.ts';
import { headingText } from '../heading-text.ts';

/**
 * The text of the chapters as it is now against that of another year, or of a named version of this one, each with its own
 * figures (NA9). @throws Refusal `not-found`
 */
export function compareNarrative(db: Db, { yearId, other }: Input<'narrative.compare'>): readonly ComparedBlock[] {
  const before =
    other.kind === 'year'
      ? chapterModel(db, other.yearId)
      : asOfVersion(db, { yearId, versionId: other.versionId }, () => chapterModel(db, yearId));
  return compareBlocks(textOf(before), textOf(chapterModel(db, yearId)));
}

const textOf = ({ blocks }: ChapterModel): readonly DiffBlock[] =>
  blocks.flatMap((block): readonly DiffBlock[] => {
    if (block.kind === 'heading') return [{ kind: 'heading', text: headingText(block) }];
    return block.kind === 'paragraph' ? [{ kind: block.style, text: block.runs.map(({ text }) => text).join('') }] : [];
  });
