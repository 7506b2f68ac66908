import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#backend/imports/limits.ts';
import { parseFile } from '#backend/imports/parse-file.ts';
import { controlTotals } from '#backend/imports/plan-rows.ts';
import type { ParseResult } from '#backend/imports/runner.ts';

/** Real files that may not be copied; a clone without them has only the invented ones in test/fixtures. */
const folder = join(import.meta.dirname, '../../../../shared/samples');
const parse = (name: string): Promise<ParseResult> => parseFile(readFileSync(join(folder, name)), defaultLimits);

describe.skipIf(!existsSync(folder))('real files', () => {
  it('of SIAF give the totals that their own unit computed', async () => {
    const result = await parse('09-siaf-ol-reporte-gasto-hoja-trabajo-2025-10-30.extracto.xlsx');
    const file = result.kind === 'parsed' ? result.file : null;
    expect(file).toMatchObject({ sheet: '01_BD_MEF', year: '2025', executingUnits: ['1650'], problems: [] });
    expect(file?.lines).toHaveLength(323);
    expect(controlTotals(file?.lines ?? [])).toEqual({
      pia: 5_269_851_100,
      pim: 4_810_324_000,
      devengado: 2_849_561_931,
    });
    expect(
      file?.lines.flatMap(({ months }) => months).filter(({ stage, amount }) => stage === 'devengado' && amount < 0),
    ).toHaveLength(11);
  });

  it('of Consulta Amigable give the totals of their path, and their level', async () => {
    const result = await parse('01-consulta-amigable-gasto-generica-2026.xls');
    const file = result.kind === 'parsed' ? result.file : null;
    expect(file).toMatchObject({ year: '2026', cutOffDate: '2026-08-22', executingUnits: [] });
    expect(file?.lines.map(({ codes, amounts }) => [codes.genericaCode, amounts.pim])).toEqual([
      ['5-21', 114_161_600],
      ['5-22', 373_333_300],
      ['5-23', 1_653_671_900],
      ['6-26', 211_287_600],
    ]);
    expect(file?.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'error wrong-level',
      'note rounding-difference',
      'note rounding-difference',
    ]);
  });

  it('of other kinds are refused by name', async () => {
    const codes = await Promise.all(
      readdirSync(folder)
        .filter((name) => /^(03|04|06|08|10|PROV)/.test(name))
        .toSorted()
        .map(async (name) => {
          const result = await parse(name);
          return result.kind === 'refused'
            ? result.problems.map(({ code, found }) => `${code} ${found}`)
            : [result.kind];
        }),
    );
    expect(codes.flat().slice(0, 3)).toEqual([
      'wrong-pivot Mes',
      'wrong-pivot Rubro',
      'income-report Consulta Amigable de Ingresos',
    ]);
    expect(codes.flat()).not.toContain('parsed');
  });
});
