import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingNumbers } from '#shared/domain/checks.ts';
import type { CheckedFinding } from '#shared/domain/decisions.ts';
import { answerFindings } from '../helpers/answer-findings.ts';
import { openBackend } from '../helpers/backend.ts';
import { runCli } from '../helpers/cli.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

/** A year whose activity 5000276 says 50 where its units add up to 51. */
async function withOneError() {
  const opened = openBackend();
  const { call, db } = opened;
  const yearId = fillYear2024(db);
  const [target] = await call('targets.list', { yearId });
  if (!target) throw new Error('no goal');
  const execute = (text: string) =>
    call('targets.setCell', { yearId, id: target.id, unitId: null, field: 'executed', text });
  await execute('50');
  const check = async () => (await call('checks.run', { yearId })).findings;
  const error = async (): Promise<CheckedFinding> => {
    const found = (await check()).find(({ rule }) => rule === 'units-add-up');
    if (!found) throw new Error('no finding');
    return found;
  };
  const accept = async (reason: string) => {
    const finding = await error();
    await call('checks.accept', { yearId, key: finding.key, numbers: findingNumbers(finding), reason });
  };
  return { ...opened, yearId, execute, check, error, accept };
}

describe('accepting a finding', () => {
  it('keeps the reason, the name and the date, and is one act that can be undone', async () => {
    const { call, yearId, error, accept } = await withOneError();
    expect(await error()).toMatchObject({ state: 'open', decision: null });
    await accept('  Un informe se contó en otra unidad  ');
    expect(await error()).toMatchObject({
      state: 'accepted',
      decision: { reason: 'Un informe se contó en otra unidad', by: 'Ana', at: '2025-01-20T15:00:00.000Z' },
    });
    expect(await call('edit.state', { yearId })).toMatchObject({ undo: 'Aceptar hallazgo' });
    await call('edit.undo', { yearId });
    expect((await error()).state).toBe('open');
    await call('edit.redo', { yearId });
    expect((await error()).state).toBe('accepted');
  });

  it('returns when its numbers change, says what was accepted, and is accepted again as they are back', async () => {
    const { execute, error, accept } = await withOneError();
    await accept('Se contó aparte');
    await execute('49');
    expect(await error()).toMatchObject({ state: 'returned', expected: '49', decision: { reason: 'Se contó aparte' } });
    await accept('Se contaron dos aparte');
    expect(await error()).toMatchObject({ state: 'accepted', decision: { reason: 'Se contaron dos aparte' } });
    await execute('50');
    expect(await error()).toMatchObject({ state: 'returned', expected: '50' });
  });

  it('can be taken back', async () => {
    const { call, yearId, error, accept } = await withOneError();
    await accept('Se contó aparte');
    await call('checks.reopen', { yearId, key: (await error()).key });
    expect(await error()).toMatchObject({ state: 'open', decision: null });
    await expect(call('checks.reopen', { yearId, key: (await error()).key })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('needs a reason, the numbers that the person read, and a finding that is there; nothing changes otherwise', async () => {
    const { call, yearId, db, error, accept, execute } = await withOneError();
    const { key } = await error();
    const numbers = findingNumbers(await error());
    await expect(accept('  ')).rejects.toMatchObject({ code: 'needs-reason' });
    await execute('49');
    await expect(call('checks.accept', { yearId, key, numbers, reason: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await execute('51');
    await expect(call('checks.accept', { yearId, key, numbers, reason: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(db.prepare('SELECT count(*) FROM finding_decision').pluck().get()).toBe(0);
  });

  it('is not for a figure that is missing: it would print as missing', async () => {
    const { call, yearId, execute, check } = await withOneError();
    await execute('');
    const missing = (await check()).find(({ rule }) => rule === 'missing-figure');
    if (!missing) throw new Error('no finding');
    expect(missing.acceptable).toBe(false);
    const numbers = findingNumbers(missing);
    await expect(call('checks.accept', { yearId, key: missing.key, numbers, reason: 'x' })).rejects.toMatchObject({
      code: 'not-available-here',
    });
  });

  it('is part of the year that a named version brings back', async () => {
    const { call, yearId, error, accept } = await withOneError();
    await accept('Se contó aparte');
    const version = await call('years.makeVersion', { yearId, name: 'con decisión' });
    await call('checks.reopen', { yearId, key: (await error()).key });
    await call('years.restoreVersion', { yearId, versionId: version.id });
    expect((await error()).state).toBe('accepted');
  });
});

describe('the final issue', () => {
  it('waits until every error and warning is answered', async () => {
    const { call, yearId, accept, execute, ...backend } = await withOneError();
    await execute('51');
    answerFindings(backend, yearId);
    await execute('50');
    const final = () => call('chapter.export', { yearId, formats: ['xlsx'], final: true, folder: null });
    await expect(final()).rejects.toMatchObject({ code: 'not-ready', detail: { errors: '1', warnings: '0' } });
    await accept('Se contó aparte');
    expect((await final()).files).toHaveLength(1);
  });

  it('is written by the command line too once all are answered, and not before', async () => {
    const { context, yearId, execute, close, reopen, dataDir } = await withOneError();
    await execute('51');
    answerFindings({ context }, yearId);
    await execute('50');
    await close();
    const out = `${dataDir}/emitido`;
    const issue = () =>
      runCli('export', '--data', dataDir, '--year', '2024', '--out', out, '--formats', 'docx,xlsx', '--final');
    const refused = await issue();
    expect([refused.exitCode, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('Hay 1 error por resolver y 0 advertencias sin responder.');
    expect(existsSync(out)).toBe(false);

    const again = await reopen();
    answerFindings(again, yearId);
    await again.close();
    const issued = await issue();
    expect([issued.exitCode, issued.stderr.match(/^Escrito «/gm)?.length]).toEqual([0, 2]);
    expect(readdirSync(out).toSorted()).toEqual([
      'Memoria 2024 - capítulos 4 y 5.docx',
      'Memoria 2024 - capítulos 4 y 5.xlsx',
    ]);
    expect(readFileSync(`${out}/Memoria 2024 - capítulos 4 y 5.docx`).subarray(0, 2).toString()).toBe('PK');
  });
});
