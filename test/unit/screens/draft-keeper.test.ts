import { describe, expect, it } from 'vitest';
import type { NarrativeDraft, NarrativeView } from '#shared/domain/narrative-draft.ts';
import { createDraftKeeper } from '../../../src-renderer/screens/narrative/draft-keeper.ts';
import type { KeptDraft } from '../../../src-renderer/screens/narrative/kept-draft.ts';

const text = (words: string): NarrativeDraft => [{ kind: 'heading', id: 1, level: 1, text: words, toReview: false }];
const stored = (basis: string): NarrativeView => ({ blocks: text(basis), basis, texts: {}, labels: [], leads: {} });

/** Read after whatever these tests store. */
const later = Number.MAX_SAFE_INTEGER;

function withKeeper() {
  const shown: string[] = [];
  const saved: { readonly basis: string; readonly blocks: NarrativeDraft }[] = [];
  const problems: unknown[] = [];
  const kept: (KeptDraft | null)[] = [];
  const answers: (() => Promise<{ basis: string }>)[] = [];
  const editor = { blocks: text('a') };
  const keeper = createDraftKeeper({
    pause: 10_000,
    longest: 10_000,
    keep: (draft) => kept.push(draft),
    read: () => editor.blocks,
    show: ({ basis }) => shown.push(basis),
    save: (basis, blocks) => {
      saved.push({ basis, blocks });
      return answers.shift()?.() ?? Promise.resolve({ basis: `${basis}+` });
    },
    onProblem: (error) => problems.push(error),
  });
  return { keeper, shown, saved, problems, answers, editor, kept };
}

describe('what is being written', () => {
  it('is not replaced by a text that was read before it was stored, and shown after', async () => {
    const { keeper, shown, saved, editor } = withKeeper();
    keeper.receive(stored('one'), Date.now());
    keeper.written();
    await keeper.flush();
    keeper.receive(stored('old'), 1);
    expect(shown).toEqual(['one']);
    editor.blocks = text('b');
    keeper.written();
    await keeper.flush();
    expect(saved.at(-1)).toEqual({ basis: 'one+', blocks: text('b') });
    keeper.receive(stored('undone'), later);
    expect(shown).toEqual(['one', 'undone']);
  });

  it('is stored once per pause, each time on top of what was stored before', async () => {
    const { keeper, saved, editor } = withKeeper();
    keeper.receive(stored('one'), later);
    keeper.written();
    keeper.written();
    await keeper.flush();
    editor.blocks = text('b');
    keeper.written();
    await keeper.flush();
    await keeper.flush();
    expect(saved).toEqual([
      { basis: 'one', blocks: text('a') },
      { basis: 'one+', blocks: text('b') },
    ]);
  });

  it('is read at once when the screen is left', () => {
    const { keeper, saved } = withKeeper();
    keeper.receive(stored('one'), later);
    keeper.written();
    keeper.close();
    expect(saved).toEqual([{ basis: 'one', blocks: text('a') }]);
  });

  it('is never replaced by what comes meanwhile', async () => {
    const { keeper, shown } = withKeeper();
    keeper.receive(stored('one'), later);
    keeper.written();
    keeper.receive(stored('two'), later);
    expect(shown).toEqual(['one']);
    await keeper.flush();
    // That text is older than what was stored; the one that follows from it is shown.
    expect(shown).toEqual(['one']);
    keeper.receive(stored('one+'), later);
    expect(shown).toEqual(['one', 'one+']);
  });

  it('shows the stored text that came while it was being sent', async () => {
    const { keeper, shown, answers } = withKeeper();
    keeper.receive(stored('one'), later);
    answers.push(() => {
      keeper.receive(stored('sent'), later);
      return Promise.resolve({ basis: 'sent' });
    });
    keeper.written();
    await keeper.flush();
    expect(shown).toEqual(['one', 'sent']);
  });

  it('stays where it is when storing is refused, until the person goes on writing or drops it', async () => {
    const { keeper, shown, saved, problems, answers } = withKeeper();
    const refusal = new Error('conflict');
    keeper.receive(stored('one'), later);
    answers.push(() => Promise.reject(refusal));
    keeper.written();
    await keeper.flush();
    await keeper.flush();
    expect(problems).toEqual([refusal]);
    expect(saved).toHaveLength(1);
    keeper.receive(stored('other'), later);
    expect(shown).toEqual(['one']);
    keeper.discard();
    expect(shown).toEqual(['one', 'other']);
  });

  it('gives way to what is stored when a refusal that nobody caused is dropped: no other text comes then', async () => {
    const { keeper, shown, saved, answers } = withKeeper();
    keeper.receive(stored('one'), later);
    answers.push(() => Promise.reject(new Error('too long')));
    keeper.written();
    await keeper.flush();
    expect(shown).toEqual(['one']);
    keeper.discard();
    expect(shown).toEqual(['one', 'one']);
    await keeper.flush();
    expect(saved).toHaveLength(1);
  });

  it('waits for the text that was just stored instead of showing the one before it', async () => {
    const { keeper, shown, answers } = withKeeper();
    keeper.receive(stored('one'), later);
    keeper.written();
    await keeper.flush();
    answers.push(() => Promise.reject(new Error('too long')));
    keeper.written();
    await keeper.flush();
    keeper.discard();
    expect(shown).toEqual(['one']);
    keeper.receive(stored('one+'), later);
    expect(shown).toEqual(['one', 'one+']);
  });

  it('tells whether all of it is stored, for the acts that build on that', async () => {
    const { keeper, answers } = withKeeper();
    keeper.receive(stored('one'), later);
    expect(await keeper.flush()).toBe(true);
    keeper.written();
    expect(await Promise.all([keeper.flush(), keeper.flush()])).toEqual([true, true]);
    answers.push(() => Promise.reject(new Error('too long')));
    keeper.written();
    expect(await keeper.flush()).toBe(false);
    expect(await keeper.flush()).toBe(false);
  });

  it('is sent by one of two that ask at once, the other waits for it', async () => {
    const { keeper, saved, answers } = withKeeper();
    let answer = (): void => undefined;
    keeper.receive(stored('one'), later);
    for (let time = 0; time < 2; time += 1)
      answers.push(() => new Promise((resolve) => (answer = () => resolve({ basis: `stored ${time}` }))));
    keeper.written();
    const first = keeper.flush();
    keeper.written();
    const ends: string[] = [];
    const both = [keeper.flush().then(() => ends.push('b')), keeper.flush().then(() => ends.push('c'))];
    answer();
    await first;
    await Promise.resolve();
    expect(ends).toEqual([]);
    expect(saved.map(({ basis }) => basis)).toEqual(['one', 'stored 0']);
    answer();
    await Promise.all(both);
    expect(saved).toHaveLength(2);
  });
});

describe('the copy of what is not stored yet', () => {
  it('is made of what was written, and goes when that is stored', async () => {
    const { keeper, kept } = withKeeper();
    keeper.receive(stored('one'), later);
    keeper.keepNow();
    expect(kept).toEqual([]);
    keeper.written();
    keeper.keepNow();
    expect(kept).toEqual([{ basis: 'one', blocks: text('a') }]);
    await keeper.flush();
    expect(kept.at(-1)).toBeNull();
  });

  it('is made also of what is on its way, which may not arrive', async () => {
    const { keeper, kept, answers } = withKeeper();
    let answer = (): void => undefined;
    keeper.receive(stored('one'), later);
    answers.push(() => new Promise((resolve) => (answer = () => resolve({ basis: 'two' }))));
    keeper.written();
    const sent = keeper.flush();
    keeper.keepNow();
    expect(kept).toEqual([{ basis: 'one', blocks: text('a') }]);
    answer();
    await sent;
    expect(kept.at(-1)).toBeNull();
  });

  it('stays when the text is refused, and goes when the person gives it up', async () => {
    const { keeper, kept, answers } = withKeeper();
    keeper.receive(stored('one'), later);
    answers.push(() => Promise.reject(new Error('conflict')));
    keeper.written();
    await keeper.flush();
    expect(kept).toEqual([{ basis: 'one', blocks: text('a') }]);
    keeper.discard();
    expect(kept.at(-1)).toBeNull();
  });
});
