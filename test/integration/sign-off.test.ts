import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '#backend/platform/undo/edit-log.ts';
import { netChanges } from '#backend/sign-off/net-changes.ts';
import type { SignRole } from '#shared/domain/sign-off.ts';
import { openBackend } from '../helpers/backend.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withYear2024() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const { call } = opened;
  const sign = (role: SignRole, name: string, reason = '') =>
    call('overview.sign', { yearId, role, name, office: 'UFPP', reason });
  const signed = async () =>
    (await call('overview.view', { yearId })).signOffs.map(({ role, name, changesSince }) => [
      role,
      name,
      changesSince,
    ]);
  const firstGoal = async () => (await call('targets.list', { yearId }))[0]?.id ?? 0;
  const setGoal = async (text: string) =>
    call('targets.setCell', { yearId, id: await firstGoal(), unitId: null, field: 'executed', text });
  const outdated = async () =>
    (await call('checks.run', { yearId })).findings
      .filter(({ rule }) => rule === 'changed-after-signing')
      .map(({ severity, found, detail }) => [severity, found, detail.role, detail.name]);
  return { ...opened, yearId, sign, signed, setGoal, outdated };
}

describe('who signs a year', () => {
  it('signs in order, with name and date, as acts that are undone', async () => {
    const { call, yearId, sign, signed } = withYear2024();
    await expect(sign('reviewed', 'Luz')).rejects.toMatchObject({ code: 'sign-order', detail: { role: 'Elaborado' } });
    await sign('prepared', ' Ana ');
    await sign('reviewed', 'Luz');
    expect(await signed()).toEqual([
      ['prepared', 'Ana', 0],
      ['reviewed', 'Luz', 0],
    ]);
    expect((await call('edit.undo', { yearId })).redo).toBe('Revisado: Luz');
    expect(await signed()).toEqual([['prepared', 'Ana', 0]]);
    await call('edit.redo', { yearId });
    await call('overview.withdraw', { yearId, role: 'prepared' });
    expect(await signed()).toEqual([]);
    await call('edit.undo', { yearId });
    expect((await signed()).length).toBe(2);
  });

  it('is told that the year changed since, until the change is undone or it is signed again', async () => {
    const { call, yearId, sign, signed, setGoal, outdated } = withYear2024();
    await sign('prepared', 'Ana');
    await sign('reviewed', 'Luz');
    await call('cells.setComment', { yearId, cell: 'budget:generica:5-23:pim', text: 'visto' });
    expect([await signed(), await outdated()]).toEqual([
      [
        ['prepared', 'Ana', 0],
        ['reviewed', 'Luz', 0],
      ],
      [],
    ]);
    await setGoal('7');
    await setGoal('8');
    expect([await signed(), await outdated()]).toEqual([
      [
        ['prepared', 'Ana', 1],
        ['reviewed', 'Luz', 1],
      ],
      [['warning', '1', 'Revisado', 'Luz']],
    ]);
    await expect(sign('approved', 'Eva')).rejects.toMatchObject({ code: 'sign-order' });
    await call('edit.undo', { yearId });
    await call('edit.undo', { yearId });
    expect(await outdated()).toEqual([]);
    await setGoal('8');
    await sign('prepared', 'Ana');
    await sign('reviewed', 'Luz');
    expect([await signed(), await outdated()]).toEqual([
      [
        ['prepared', 'Ana', 0],
        ['reviewed', 'Luz', 0],
      ],
      [],
    ]);
  });

  it('gives a reason to approve while errors wait for an answer', async () => {
    const { call, yearId, sign, signed, setGoal } = withYear2024();
    await setGoal('');
    await sign('prepared', 'Ana');
    await sign('reviewed', 'Luz');
    await expect(sign('approved', 'Eva')).rejects.toMatchObject({ code: 'needs-reason' });
    await sign('approved', 'Eva', 'El dato llega en febrero');
    expect((await signed()).length).toBe(3);
    const filter = { area: null, by: null, text: '' };
    const { entries } = await call('record.list', { yearId, filter, before: null, limit: 1 });
    expect(entries).toMatchObject([{ label: 'Aprobado: Eva', reason: 'El dato llega en febrero', areas: ['year'] }]);
  });

  it('is printed where the lines of the signatories say so, and a signature that does not stand is a line to sign on', async () => {
    const { call, yearId, sign, setGoal } = withYear2024();
    const value = ['Elaborado por: {prepared}', 'Aprobado por: {approved}', 'Lima, {year}'];
    const printed = async () =>
      (await call('chapter.model', { yearId })).blocks
        .slice(-3)
        .map((block) => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : ''));
    await call('settings.setField', { yearId, path: ['entity', 'signatories'], value });
    await sign('prepared', 'Ana');
    const line = '______________________________';
    expect(await printed()).toEqual(['Elaborado por: Ana, UFPP (20/01/2025)', `Aprobado por: ${line}`, 'Lima, 2024']);
    await setGoal('8');
    expect((await printed())[0]).toBe(`Elaborado por: ${line}`);
  });

  it('does not sign a closed year, and a new year begins unsigned', async () => {
    const { call, yearId, sign } = withYear2024();
    await sign('prepared', 'Ana');
    const { id } = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    expect((await call('overview.view', { yearId: id })).signOffs).toEqual([]);
    await call('years.close', { yearId });
    await expect(sign('reviewed', 'Luz')).rejects.toMatchObject({ code: 'closed-year' });
  });
});

describe('what changed in the end', () => {
  const value = fc.integer({ min: 0, max: 2 });
  it('is nothing after any acts and their inverses, and never more than the rows touched', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.integer({ min: 1, max: 4 }), value }), { maxLength: 30 }), (acts) => {
        const rows = new Map<number, number>();
        const changes = acts.map(({ id, value: next }): Change => {
          const before = rows.get(id);
          if (next === 0) rows.delete(id);
          else rows.set(id, next);
          return {
            table: 'target',
            id,
            before: before === undefined ? null : { executed: before },
            after: next === 0 ? null : { executed: next },
          };
        });
        expect(netChanges(changes)).toBe(rows.size);
        const inverse = changes
          .toReversed()
          .map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before }));
        expect(netChanges([...changes, ...inverse])).toBe(0);
      }),
    );
  });
});
