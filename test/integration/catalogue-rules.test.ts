import { describe, expect, it } from 'vitest';
import { gatherChecked } from '#backend/checks/check-facts.ts';
import type { Db } from '#backend/platform/db/open.ts';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';
import { plain } from '../helpers/chapter-text.ts';
import { runChecks } from '../helpers/run-checks.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

const found = (db: Db, yearId: number) =>
  runChecks(gatherChecked(db, yearId))
    .filter(({ rule }) => rule === 'near-name' || rule === 'unknown-code')
    .map((finding) => [finding.severity, finding.where, plain(es.checks.message(finding))]);

function year2024() {
  const { db, call } = openBackend();
  const yearId = fillYear2024(db);
  return { db, call, yearId };
}

describe('near misses of the catalogue', () => {
  it('are none in the published year, where genéricas of two categories share a name', () => {
    const { db, yearId } = year2024();
    expect(found(db, yearId)).toEqual([]);
  });

  it('are two genéricas whose names differ by a letter, with both codes and where they are corrected', async () => {
    const { db, call, yearId } = year2024();
    db.prepare("UPDATE generica SET name = 'DONACIONES Y TRANSFERENCIA' WHERE year_id = ? AND code = '6-24'").run(
      yearId,
    );
    const names = db.prepare('SELECT name FROM generica WHERE code = ?').pluck();
    expect(found(db, yearId)).toEqual([
      [
        'warning',
        [{ setting: 'catalogues' }],
        `Hay dos genéricas con nombres casi iguales: «DONACIONES Y TRANSFERENCIA» (6-24) y «${names.get('5-24')}» (5-24).`,
      ],
    ]);
    const finding = (await call('checks.run', { yearId })).findings.find(({ rule }) => rule === 'near-name');
    expect(finding?.places).toEqual([{ label: 'Configuración · Catálogos', address: 'setting:catalogues' }]);
  });

  it('are two units of measure that goals use, the rarer one first; one that no goal uses is seen by nobody', () => {
    const { db, yearId } = year2024();
    const first = db
      .prepare<[number], { id: number; name: string; code: string }>(
        `SELECT measure.id, measure.name, target.activity_code AS code FROM target
           JOIN unit_of_measure AS measure ON measure.id = target.unit_of_measure_id
          WHERE target.year_id = ? ORDER BY target.position, target.activity_code`,
      )
      .all(yearId);
    const [one] = first;
    if (!one) throw new Error('no goal');
    const { lastInsertRowid } = db
      .prepare("INSERT INTO unit_of_measure (year_id, name, singular, plural) VALUES (?, ?, 'x', 'x')")
      .run(yearId, `${one.name}s`);
    expect(found(db, yearId)).toEqual([]);
    const other = first.find(({ code, id }) => code !== one.code && id !== one.id) ?? first[1];
    db.prepare('UPDATE target SET unit_of_measure_id = ? WHERE year_id = ? AND activity_code = ?').run(
      lastInsertRowid,
      yearId,
      other?.code,
    );
    const [finding, ...more] = found(db, yearId);
    expect(more).toEqual([]);
    expect(finding?.[2]).toBe(`Hay dos unidades de medida casi iguales: «${one.name}s» y «${one.name}».`);
    expect(finding?.[1]).toContainEqual({ table: 'targets', row: other?.code, column: 'programmed' });
  });

  it('are codes that the catalogue lacks and that look like one that it has', () => {
    const { db, yearId } = year2024();
    db.prepare("UPDATE target SET activity_code = '5000267' WHERE year_id = ? AND activity_code = '5000276'").run(
      yearId,
    );
    db.prepare("UPDATE budget_sum SET activity_code = '5006249' WHERE activity_code = '5006294'").run();
    expect(found(db, yearId)).toEqual([
      [
        'warning',
        [{ table: 'execution-by-activity', row: '5006249' }],
        'La actividad 5006249 no está en el catálogo del año, que tiene 5006294.',
      ],
      [
        'warning',
        [{ table: 'targets', row: '5000267', column: 'programmed' }],
        'La actividad 5000267 no está en el catálogo del año, que tiene 5000276.',
      ],
    ]);
  });

  it('are not codes that their file gives a name of their own, or that look like none', () => {
    const { db, yearId } = year2024();
    const batch = db.prepare('SELECT max(id) FROM import_batch').pluck().get();
    db.prepare("UPDATE budget_sum SET activity_code = '5006249' WHERE activity_code = '5006294'").run();
    db.prepare(
      "INSERT INTO batch_name (batch_id, classifier, code, name) VALUES (?, 'activityCode', '5006249', 'OTRA COSA')",
    ).run(batch);
    db.prepare("UPDATE target SET activity_code = '7111111' WHERE year_id = ? AND activity_code = '5000276'").run(
      yearId,
    );
    expect(found(db, yearId)).toEqual([]);
  });
});
