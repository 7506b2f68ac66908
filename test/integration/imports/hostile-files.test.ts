import { expect, it } from 'vitest';
import { openBackend } from '../../helpers/backend.ts';
import { exampleUnitPage } from '../../helpers/consulta-pages.ts';
import { hostileFiles } from '../../helpers/hostile-files.ts';

const attacks = [
  'a directory with one part a thousand times',
  'a million laughs',
  'elements a million deep',
  'parts named as paths out of the folder, a program, and a sheet on another machine',
  'headings and cells named as what objects are made of',
] as const;

it('hostile files are refused one after the other with a message, nothing of them stays, and the next good file is read', async () => {
  const { call, db } = openBackend();
  const { id: yearId } = await call('years.openExample', {});
  const send = async (bytes: Uint8Array) => {
    const { handle } = await call('files.begin', { name: 'reporte.xlsx', size: bytes.length });
    await call('files.append', { handle, bytes: bytes.slice() });
    return call('imports.plan', { yearId, handle });
  };
  const before = db.prepare('SELECT total_changes()').pluck().get();
  for (const name of attacks) {
    const plan = await send(hostileFiles[name]?.bytes() ?? new Uint8Array());
    expect([name, plan.status, plan.problems.length > 0]).toEqual([name, 'refused', true]);
    await expect(call('imports.promote', { planId: plan.planId })).rejects.toMatchObject({ code: 'import-refused' });
  }
  expect(db.prepare('SELECT total_changes()').pluck().get()).toBe(before);
  expect((await send(exampleUnitPage())).status).toBe('ready');
});
