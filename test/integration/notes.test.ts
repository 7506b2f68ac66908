import { describe, expect, it } from 'vitest';
import { openBackend } from '../helpers/backend.ts';
import { tableIn } from '../helpers/chapter-text.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withNotes() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const { call } = opened;
  const list = () => call('notes.list', { yearId, table: 'indicators' });
  const printed = async () => tableIn(await call('chapter.model', { yearId }), 'indicators').notes;
  return { ...opened, yearId, list, printed };
}

describe('notes of the indicators', () => {
  it('are renumbered in reading order when one is added before them, and undone as one act', async () => {
    const { call, yearId, list, printed } = withNotes();
    const [before, paper] = [await list(), await printed()];
    const [first] = (await call('indicators.table', { yearId })).rows;
    const state = await call('notes.save', {
      yearId,
      id: null,
      table: 'indicators',
      text: ' Valor preliminar. ',
      anchors: [`row:${first?.id}`, `value:${first?.id}:2024`],
    });
    expect(state.undo).toBe('Nota al pie nueva');
    expect((await printed()).map(({ text }) => text)).toContain('Valor preliminar.');
    expect((await printed()).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    await call('edit.undo', { yearId });
    expect([await list(), await printed()]).toEqual([before, paper]);
    await call('edit.redo', { yearId });
    expect(await printed()).toHaveLength(4);
  });

  it('move to another place, change their words, and go, with the numbers following', async () => {
    const { call, yearId, list, printed } = withNotes();
    const before = await list();
    const [note] = before;
    if (!note) throw new Error('no note');
    await call('notes.save', { yearId, id: note.id, table: 'indicators', text: 'Otra', anchors: ['group:projected'] });
    expect((await list())[0]).toEqual({ id: note.id, text: 'Otra', anchors: ['group:projected'], toReview: false });
    await call('notes.remove', { yearId, id: note.id, table: 'indicators' });
    expect((await list()).map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
    expect((await printed()).map(({ number }) => number)).toEqual([1, 2]);
    await call('edit.undo', { yearId });
    await call('edit.undo', { yearId });
    expect(await list()).toEqual(before);
  });

  it('hang on nothing that the year does not have', async () => {
    const { call, yearId, list } = withNotes();
    const before = await list();
    const [row] = (await call('indicators.table', { yearId })).rows;
    const save = (id: number | null, anchor: string) =>
      call('notes.save', { yearId, id, table: 'indicators', text: 'x', anchors: [anchor] });
    for (const anchor of ['row:999', `value:${row?.id}:1999`])
      await expect(save(null, anchor), anchor).rejects.toMatchObject({ code: 'not-found' });
    await expect(save(999, 'group:projected')).rejects.toMatchObject({ code: 'not-found' });
    await expect(save(null, "row:1' OR 1")).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await list()).toEqual(before);
  });
});
