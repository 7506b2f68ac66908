import { describe, expect, it } from 'vitest';
import type { Finding, FindingPlace } from '#shared/domain/checks.ts';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';

const placeText = (place: FindingPlace): string => {
  if ('reference' in place) return [place.reference, place.row === null ? 'Total' : place.row, place.column].join('/');
  return 'table' in place ? [place.table, place.row, place.column].join('/') : JSON.stringify(place);
};
const told = ({ rule, severity, where }: Finding) => [rule, severity, where.map(placeText)];

describe('the example of 2024', () => {
  it('has exactly the findings of its published report, with their severity and place, and no other', async () => {
    const { call } = openBackend();
    const { id: yearId } = await call('years.openExample', {});
    const { findings } = await call('checks.run', { yearId });
    expect(findings.map(told)).toEqual([
      ['text-contradiction', 'error', [expect.stringContaining('"paragraph":"section-')]],
      ['reference/shifted-rows', 'error', ['t08/MADRE DE DIOS/', 't08/MOQUEGUA/', 't08/PASCO/']],
      [
        'reference/interventions-add-up',
        'error',
        [
          't02/AMAZONAS/intervenciones_total',
          't02/AMAZONAS/aii',
          't02/AMAZONAS/pi',
          't02/ANCASH/intervenciones_total',
          't02/APURIMAC/intervenciones_total',
          't02/AREQUIPA/intervenciones_total',
        ],
      ],
      [
        'reference/eligible-signed-09',
        'warning',
        ['t09/CUSCO/fichas', 't09/CUSCO/convenios', 't09/ICA/fichas', 't09/PIURA/fichas', 't09/TACNA/fichas'],
      ],
      [
        'reference/districts-financed-executed',
        'warning',
        ['t02/LIMA/distritos', 't13/LIMA/distritos', 't02/MOQUEGUA/distritos', 't02/Total/distritos'],
      ],
      [
        'reference/executed-financed',
        'warning',
        [
          't13/AMAZONAS/aii_2024',
          't02/AMAZONAS/aii',
          't13/ANCASH/aii_2024',
          't13/APURIMAC/aii_2024',
          't13/AREQUIPA/aii_2024',
        ],
      ],
      [
        'reference/transfers-opening-budget',
        'warning',
        ['t01/PIA 2024/aii_monto', 'pia-by-generica/5-24/pia', 't01/PIA 2024/pi_monto'],
      ],
      ['reference/transfers-execution', 'warning', ['t01/Total/aii_monto', 'execution-by-generica/5-24/pim']],
      [
        'reference/financing-execution',
        'warning',
        ['t02/Total/financiamiento', 'execution-by-activity/5006294/devengado'],
      ],
      [
        'reference/goals-equal-results',
        'warning',
        [
          'targets/5000276/programmed',
          'targets/5000276/executed',
          'targets/5006294/programmed',
          'targets/5006295/programmed',
          'targets/5006296/programmed',
        ],
      ],
      // all goals at 100 % beside 92.5 % and 94.6 % of the money: true, and asked for beside what the report's readers found (PG5)
      ['physical-financial-gap', 'note', ['targets/5000276/progress', 'execution-by-activity/5000276/']],
      ['physical-financial-gap', 'note', ['targets/5006296/progress', 'execution-by-activity/5006296/']],
      ['shares-add-up', 'note', ['pim-by-generica/total/share']],
      [
        'reference/other-activities-generics',
        'note',
        [
          'execution-by-activity/5000276/devengado',
          'execution-by-activity/5006295/devengado',
          'execution-by-activity/5006296/devengado',
          'execution-by-generica/5-21/devengado',
          'execution-by-generica/5-23/devengado',
          'execution-by-generica/5-25/devengado',
          'execution-by-generica/6-26/devengado',
        ],
      ],
    ]);
  });

  it('says in words what slipped in table 8, and what to do about it', async () => {
    const { call } = openBackend();
    const { id: yearId } = await call('years.openExample', {});
    const shift = (await call('checks.run', { yearId })).findings.find(({ rule }) => rule === 'reference/shifted-rows');
    if (!shift) throw new Error('no shift');
    expect(es.checks.message(shift)).toBe(
      'En la tabla 8, los valores de la fila MADRE DE DIOS son los de MOQUEGUA, los valores de la fila MOQUEGUA son los ' +
        'de PASCO y los valores de la fila PASCO son los de PIURA, según la tabla 7. Parece un desplazamiento de una fila ' +
        'desde MADRE DE DIOS hasta PIURA. Los totales no lo muestran. Con ello se explican 20 diferencias entre tablas.',
    );
    expect(es.checks.advice(shift)).toContain('Abra la tabla 8');
  });
});
