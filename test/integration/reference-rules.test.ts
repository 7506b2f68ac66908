import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referencesOfYear } from '#backend/reference/reference.queries.ts';
import { openBackend, temporaryFolder } from '../helpers/backend.ts';
import { memoriaDocx } from '../helpers/memoria-docx.ts';
import { openReferences, rulesFound, tableOf } from '../helpers/reference-year.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

it('the tables of a memoria in Word are recognised, and bring nothing that is there already', async () => {
  const year = openReferences();
  const { call, yearId, context } = year;
  const path = join(temporaryFolder(), 'memoria.docx');
  writeFileSync(path, memoriaDocx());
  const handle = context.uploads.adopt(path);
  const proposals = await call('reference.readDocument', { yearId, handle });
  expect(proposals.filter(({ tableId }) => tableId !== null).map(({ changes }) => changes)).toEqual(
    Array.from({ length: 16 }, () => 0),
  );
  expect(proposals).toHaveLength(16);

  const empty = openBackend();
  const other = fillYear2024(empty.db);
  const again = empty.context.uploads.adopt(path);
  const found = await empty.call('reference.readDocument', { yearId: other, handle: again });
  const takes = found.map(({ id }) => ({ id, tableId: null }));
  expect(await empty.call('reference.takeDocument', { yearId: other, handle: again, takes })).toMatchObject({
    taken: 16,
    undo: { undo: 'Tablas traídas de «memoria.docx»' },
  });
  const [t1] = referencesOfYear(empty.db, other).tables;
  expect(t1).toMatchObject({ number: 1, label: 'Tabla N° 01', total: { values: { c3: 37_912_495_100 } } });
});

it('what a relation says of a table follows its printed number', async () => {
  const { call, yearId } = openReferences();
  const said = async () => {
    const { rules } = await call('reference.rules', { yearId });
    return rules.flatMap(({ id, text }) => (id === 'transfers-opening-budget' ? [text.slice(0, 110)] : []));
  };
  expect(await said()).toEqual([
    'Lo autorizado con el PIA 2024 (tabla 1) no es el presupuesto de apertura de las genéricas 5-24 y 6-24 (tabla 1',
  ]);
  await call('settings.setField', { yearId, path: ['numbering', 'firstTable'], value: 30 });
  expect(await said()).toEqual([
    'Lo autorizado con el PIA 2024 (tabla 1) no es el presupuesto de apertura de las genéricas 5-24 y 6-24 (tabla 3',
  ]);
});

describe('a rule of a person', () => {
  const rule = (tolerance: string) => ({
    ruleId: null,
    severity: 'warning' as const,
    text: 'Los distritos de las tablas 2 y 13 son casi los mismos.',
    witness: false,
    comparisons: [
      {
        kind: 'equal' as const,
        by: 'cell' as const,
        left: [{ table: 't02', column: 'distritos' }],
        right: [{ table: 't13', column: 'distritos' }],
        tolerance,
      },
    ],
  });

  it('is a finding like the others where it does not hold, and holds within its tolerance', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    await call('reference.putRule', { yearId, ...rule('3') });
    // written with numbers and read with them, kept by what they are
    const written = (await call('reference.rules', { yearId })).rules.at(-1)?.text;
    expect(written).toBe('Los distritos de las tablas 2 y 13 son casi los mismos.');
    expect(referencesOfYear(year.db, yearId).rules.at(-1)?.text).toBe(
      'Los distritos de las tablas {t02} y {t13} son casi los mismos.',
    );
    const [own] = (await call('checks.run', { yearId })).findings.filter((finding) => finding.rule.startsWith('own/'));
    expect(own).toMatchObject({
      severity: 'warning',
      where: [
        { reference: 't02', row: null, column: 'distritos' },
        { reference: 't13', row: null, column: 'distritos' },
      ],
      found: '1,528',
      expected: '1,532',
      difference: '-4',
    });
    const stored = (await call('reference.rules', { yearId })).rules.at(-1);
    expect(stored).toMatchObject({ state: 'broken' });
    await call('reference.putRule', { yearId, ...rule('4'), ruleId: stored?.rowId ?? 0 });
    expect((await rulesFound(year)).filter((id) => id.startsWith('own/'))).toEqual([]);
    await call('reference.removeRule', { yearId, ruleId: stored?.rowId ?? 0 });
    for (let step = 0; step < 2; step += 1) await call('edit.undo', { yearId });
    expect((await rulesFound(year)).filter((id) => id.startsWith('own/'))).toHaveLength(1);
  });

  it('is refused for a figure that is not there, or figures of two kinds', async () => {
    const { call, yearId } = openReferences();
    const put = (right: { table: string; column: string }) =>
      call('reference.putRule', {
        yearId,
        ...rule(''),
        comparisons: rule('').comparisons.map((one) => ({ ...one, right: [right] })),
      });
    await expect(put({ table: 't99', column: 'distritos' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(put({ table: 't02', column: 'financiamiento' })).rejects.toMatchObject({ code: 'bad-value' });
    await expect(call('reference.putRule', { yearId, ...rule('-1') })).rejects.toMatchObject({ code: 'bad-value' });
  });

  it('says that it is silent where its table is gone', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    await call('reference.putRule', { yearId, ...rule('') });
    await call('reference.remove', { yearId, tableId: (await tableOf(year, 't13')).id });
    expect((await call('reference.rules', { yearId })).rules.at(-1)).toMatchObject({ state: 'silent', message: null });
  });
});
