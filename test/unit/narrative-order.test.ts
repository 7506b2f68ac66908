import { describe, expect, it } from 'vitest';
import type { DraftBlock, NarrativeDraft } from '#shared/domain/narrative-draft.ts';
import { leftOut, movedBlock, withOptional } from '#shared/domain/narrative-order.ts';
import { tableKeys } from '#shared/domain/table-columns.ts';

const heading = (level: 1 | 2 | 3, text: string): DraftBlock => ({
  kind: 'heading',
  id: null,
  level,
  text,
  toReview: false,
});
const words = (text: string): DraftBlock => ({
  kind: 'paragraph',
  id: null,
  document: [{ kind: 'text', text }],
  toReview: false,
});
const table = (key: 'targets' | 'indicators'): DraftBlock => ({ kind: 'table', id: null, table: key });

const told = (blocks: NarrativeDraft | null): readonly string[] | undefined =>
  blocks?.map((block) =>
    block.kind === 'heading'
      ? block.text
      : block.kind === 'table'
        ? block.table
        : block.kind === 'paragraph' && block.document[0]?.kind === 'text'
          ? block.document[0].text
          : block.kind,
  );

const draft = [
  heading(1, '4'),
  heading(2, '4.1'),
  words('a'),
  table('targets'),
  heading(2, '4.2'),
  words('b'),
  heading(1, '5'),
  words('c'),
];

describe('the order of the chapters', () => {
  it('moves a section with all that is below its heading, past a section of its level', () => {
    expect(told(movedBlock(draft, 4, 'up'))).toEqual(['4', '4.2', 'b', '4.1', 'a', 'targets', '5', 'c']);
    expect(movedBlock(draft, 1, 'down')).toEqual(movedBlock(draft, 4, 'up'));
    expect(told(movedBlock(draft, 6, 'up'))).toEqual(['5', 'c', '4', '4.1', 'a', 'targets', '4.2', 'b']);
  });

  it('keeps a section in its chapter', () => {
    expect(movedBlock(draft, 1, 'up')).toBeNull();
    expect(movedBlock(draft, 4, 'down')).toBeNull();
    expect(movedBlock(draft, 0, 'up')).toBeNull();
    expect(movedBlock(draft, 6, 'down')).toBeNull();
  });

  it('moves a table or a paragraph one place, and back to where it was', () => {
    const down = movedBlock(draft, 3, 'down');
    expect(told(down)).toEqual(['4', '4.1', 'a', '4.2', 'targets', 'b', '5', 'c']);
    expect(down && movedBlock(down, 4, 'up')).toEqual(draft);
    expect(movedBlock(draft, 7, 'down')).toBeNull();
  });

  it('puts what was left out after the table that usually comes before it', () => {
    const out = leftOut(draft);
    expect(out.map((block) => (block.kind === 'table' ? block.table : block.kind))).toEqual([
      ...tableKeys.filter((key) => key !== 'targets'),
      'chart',
    ]);
    const indicators = out.find((block) => block.kind === 'table' && block.table === 'indicators');
    const pia = out.find((block) => block.kind === 'table' && block.table === 'pia-by-generica');
    if (!indicators || !pia) throw new Error('both are left out');
    expect(told(withOptional(draft, indicators))?.slice(3, 5)).toEqual(['targets', 'indicators']);
    expect(told(withOptional(draft, pia))).toEqual([...(told(draft) ?? []), 'pia-by-generica']);
  });
});
