import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NarrativeDraft } from '#shared/domain/narrative-draft.ts';
import { type BackendUnderTest, openBackend } from '../helpers/backend.ts';
import { paragraphIn } from '../helpers/chapter-text.ts';
import { runCli } from '../helpers/cli.ts';
import { sendFile } from '../helpers/send-file.ts';
import { siafRow, siafWorkbook } from '../helpers/siaf-sheets.ts';

const entity = {
  institution: 'Programa Riego Andino',
  pliegoCode: '013',
  executingUnitCode: '036',
  secEjec: '1777',
  executingUnitName: 'Riego Andino',
  programCode: '0042',
  programName: 'Aprovechamiento de los Recursos Hídricos',
};

const canals = '5002173.MEJORAMIENTO DE CANALES';
const training = '5004466.CAPACITACION A USUARIOS';

const report = (...activities: readonly (readonly [string, number])[]): Uint8Array =>
  siafWorkbook(
    activities.map(([activity, pim], at) =>
      siafRow({
        ano_eje: 2027,
        sector: '13. AGRARIO Y DE RIEGO',
        pliego: '013. M. DE DESARROLLO AGRARIO Y RIEGO',
        unidad_ejecutora: '036. RIEGO ANDINO',
        sec_ejec: 1777,
        programa_pptal: '0042.APROVECHAMIENTO DE LOS RECURSOS HIDRICOS',
        activ_obra_accinv: activity,
        sec_func: at + 1,
        mto_pia: pim,
        mto_pim: pim,
        mto_devenga_05: pim,
      }),
    ),
  );

async function withYear() {
  const backend = openBackend();
  const { id: yearId } = await backend.call('years.create', { year: 2027, fromYearId: null, entity });
  await importReport(backend, yearId, report([canals, 1_000]));
  return { ...backend, yearId };
}

async function importReport({ call }: Pick<BackendUnderTest, 'call'>, yearId: number, bytes: Uint8Array) {
  const handle = await sendFile(call, 'ReporteGasto_2027.xlsx', bytes);
  const plan = await call('imports.plan', { yearId, handle });
  if (plan.status !== 'ready') throw new Error(JSON.stringify(plan.problems));
  await call('imports.promote', { planId: plan.planId });
}

const save = async (
  { call }: Pick<BackendUnderTest, 'call'>,
  yearId: number,
  change: (blocks: NarrativeDraft) => NarrativeDraft,
) => {
  const { blocks, basis } = await call('narrative.view', { yearId });
  return call('narrative.setDocument', { yearId, basis, blocks: [...change(blocks)] });
};

describe('the text while data come', () => {
  it('has the paragraph of an activity from the moment that an import brings it, by the template (NA6)', async () => {
    const year = await withYear();
    const { call, yearId } = year;
    await save(year, yearId, (blocks) =>
      blocks.map((block) =>
        block.kind === 'activities'
          ? {
              ...block,
              document: [
                { kind: 'text', text: 'PIM ' },
                { kind: 'figure', ref: 'budget/activity/*/pim', format: 'whole-amount' },
              ],
            }
          : block,
      ),
    );
    const before = await call('chapter.model', { yearId });
    expect(before.blocks.some(({ id }) => id === 'activity-5004466')).toBe(false);
    await importReport(year, yearId, report([canals, 1_000], [training, 2_500]));
    const after = await call('chapter.model', { yearId });
    expect(paragraphIn(after, 'lead-5004466')).toBe('Actividad 5004466: CAPACITACION A USUARIOS');
    expect(paragraphIn(after, 'activity-5004466')).toBe('PIM 2,500');
    expect(paragraphIn(after, 'activity-5002173')).toBe('PIM 1,000');
  });

  it('keeps what people wrote byte for byte when the file is imported again and the screen reads it again (NA7)', async () => {
    const year = await withYear();
    const { call, db, yearId } = year;
    await save(year, yearId, (blocks) => [
      ...blocks.map((block) =>
        block.kind === 'activities'
          ? {
              ...block,
              activities: block.activities.map((activity) => ({
                ...activity,
                own: true,
                document: [{ kind: 'text' as const, text: 'Escrito  a mano: «±» 50 %' }],
              })),
            }
          : block,
      ),
      { kind: 'paragraph', id: null, document: [{ kind: 'text', text: ' Texto libre, n.º 1 ' }], toReview: false },
    ]);
    const rows = () => db.prepare('SELECT * FROM chapter_section WHERE year_id = ? ORDER BY id').all(yearId);
    const before = rows();
    await importReport(year, yearId, report([canals, 3_000], [training, 2_500]));
    expect(rows()).toEqual(before);
    expect(paragraphIn(await call('chapter.model', { yearId }), 'activity-5002173')).toBe('Escrito  a mano: «±» 50 %');
    const { undo } = await save(year, yearId, (same) => same);
    expect(rows()).toEqual(before);
    expect(undo.undo).not.toMatch(/Redacción|Párrafos/);
  });

  it('prints what is missing in its place, and the final issue waits for it, on screen and on the command line (NA12)', async () => {
    const year = await withYear();
    const { call, yearId, dataDir } = year;
    await save(year, yearId, () => [
      {
        kind: 'paragraph',
        id: null,
        document: [{ kind: 'figure', ref: 'targets/5002173/executed', format: 'count' }],
        toReview: false,
      },
    ]);
    const chapter = await call('chapter.model', { yearId });
    const [paragraph] = chapter.blocks;
    expect(paragraphIn(chapter, paragraph?.id ?? '')).toBe('[falta: meta ejecutada de la actividad 5002173]');
    await expect(
      call('chapter.export', { yearId, formats: ['docx'], final: true, folder: null }),
    ).rejects.toMatchObject({ code: 'not-ready' });
    const { exitCode } = await runCli(
      'export',
      '--data',
      dataDir,
      '--year',
      '2027',
      '--out',
      `${dataDir}/x`,
      '--final',
    );
    expect(exitCode).toBe(1);
    expect(existsSync(`${dataDir}/x`)).toBe(false);
    expect((await call('chapter.export', { yearId, formats: ['docx'], final: false, folder: null })).files.length).toBe(
      1,
    );
  });

  it('carries texts into the next year marked to be reviewed; a person takes the mark away and undo brings it back', async () => {
    const year = await withYear();
    const { call, yearId } = year;
    const { id: next } = await call('years.create', { year: 2028, fromYearId: yearId, entity: null });
    const marks = async () =>
      (await call('narrative.view', { yearId: next })).blocks.flatMap((block) =>
        'toReview' in block ? [block.toReview] : [],
      );
    const carried = await marks();
    expect(carried.length).toBeGreaterThan(5);
    expect(carried.every(Boolean)).toBe(true);
    const { undo } = await save(year, next, (blocks) =>
      blocks.map((block, at) => (at === 0 && 'toReview' in block ? { ...block, toReview: false } : block)),
    );
    expect(undo.undo).toBe('Marcas de revisión');
    expect(await marks()).toEqual([false, ...carried.slice(1)]);
    await call('edit.undo', { yearId: next });
    expect(await marks()).toEqual(carried);
  });
});
