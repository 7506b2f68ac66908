import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftBlock, NarrativeDraft } from '#shared/domain/narrative-draft.ts';
import {
  dropLostText,
  keepDraft,
  keptDraft,
  recoverDraft,
  unstoredBlocks,
} from '../../../src-renderer/screens/narrative/kept-draft.ts';

const words = (id: number | null, text: string): DraftBlock => ({
  kind: 'paragraph',
  id,
  document: [{ kind: 'text', text }],
  toReview: false,
});
const here = { dataDir: '/data/here', yearId: 1 };
const stored = (basis: string, ...blocks: readonly DraftBlock[]) => ({ basis, blocks });
const saying = (blocks: NarrativeDraft | null): readonly string[] | undefined =>
  blocks?.map((block) => ('document' in block && block.document[0]?.kind === 'text' ? block.document[0].text : ''));

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => void vi.unstubAllGlobals());

describe('what was written before the program ended', () => {
  it('is written again where the stored text is still the one that it was made from', () => {
    keepDraft(here, stored('one', words(1, 'a'), words(null, 'b')));
    expect(saying(recoverDraft(here, stored('one', words(1, 'a'))).again)).toEqual(['a', 'b']);
    // Until it is stored, the copy stays.
    expect(keptDraft(here)).toEqual(stored('one', words(1, 'a'), words(null, 'b')));
  });

  it('is written again also where it only took out or moved blocks', () => {
    const before = stored('one', words(1, 'a'), words(2, 'b'));
    keepDraft(here, stored('one', words(2, 'b')));
    expect(saying(recoverDraft(here, before).again)).toEqual(['b']);
    keepDraft(here, stored('one', words(2, 'b'), words(1, 'a')));
    expect(saying(recoverDraft(here, before).again)).toEqual(['b', 'a']);
  });

  it('is kept apart where the stored text changed since, whatever is written after, until the person drops it', () => {
    keepDraft(here, stored('one', words(1, 'a'), words(null, 'lost')));
    const now = stored('two', words(1, 'a'), words(3, 'theirs'));
    expect(recoverDraft(here, now)).toMatchObject({ again: null });
    keepDraft(here, stored('two', words(1, 'typed')));
    keepDraft(here, null);
    expect(saying(recoverDraft(here, now).lost)).toEqual(['lost']);
    dropLostText(here);
    expect(recoverDraft(here, now)).toEqual({ again: null, lost: null });
  });

  it('is added to what was lost before, once', () => {
    for (const text of ['first', 'second', 'second']) {
      keepDraft(here, stored('one', words(1, text)));
      recoverDraft(here, stored('two', words(1, 'a')));
    }
    expect(saying(recoverDraft(here, stored('two', words(1, 'a'))).lost)).toEqual(['first', 'second']);
  });

  it('is forgotten where all of it was stored, also under numbers that it did not have yet', () => {
    for (const basis of ['one', 'two']) {
      keepDraft(here, stored('one', words(1, 'a'), words(null, 'b')));
      expect(recoverDraft(here, stored(basis, words(1, 'a'), words(7, 'b')))).toEqual({ again: null, lost: null });
      expect(keptDraft(here)).toBeNull();
    }
  });

  it('is of one year of one data folder', () => {
    keepDraft(here, stored('one', words(null, 'b')));
    const other = { dataDir: '/data/example', yearId: 1 };
    expect(keptDraft(other)).toBeNull();
    expect(keptDraft({ ...here, yearId: 2 })).toBeNull();
    expect(recoverDraft(other, stored('two', words(1, 'a')))).toEqual({ again: null, lost: null });
    expect(keptDraft(here)).not.toBeNull();
  });

  it('is nothing where the copy is not whole', () => {
    localStorage.setItem(`memoria.draft.${here.dataDir}.1`, '{"basis":"one"');
    expect(recoverDraft(here, stored('one', words(1, 'a')))).toEqual({ again: null, lost: null });
  });
});

describe('blocks that were not stored', () => {
  it('are those whose words or marks the stored text has not', () => {
    expect(unstoredBlocks([words(1, 'a'), words(2, 'b')], [words(1, 'a')])).toEqual([words(2, 'b')]);
    expect(unstoredBlocks([words(null, 'a')], [words(1, 'a')])).toEqual([]);
  });
});
