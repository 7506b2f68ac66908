import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#backend/imports/limits.ts';
import { isOpenData } from '#backend/imports/open-data/import-open-data.ts';
import { parseFile } from '#backend/imports/parse-file.ts';
import { controlTotals } from '#backend/imports/plan-rows.ts';
import { profiles } from '#backend/imports/profiles/index.ts';
import { readFile } from '#backend/imports/readers/read-file.ts';
import type { ParseResult } from '#backend/imports/runner.ts';

/** Real files that may not be copied; a clone without them has only the invented ones in test/fixtures. */
const folder = join(import.meta.dirname, '../../../../shared/samples');
const parse = (name: string): Promise<ParseResult> => parseFile(readFileSync(join(folder, name)), defaultLimits);

describe.skipIf(!existsSync(folder))('real files', () => {
  it('are each claimed by the one profile they are for, and by no other', async () => {
    const names = readdirSync(folder).filter((name) => !name.startsWith('PROV'));
    const claims = await Promise.all(
      names.toSorted().map(async (name) => {
        const reading = await readFile(readFileSync(join(folder, name)), defaultLimits);
        const sheets = reading.kind === 'read' ? reading.sheets : [];
        const found = sheets.flatMap((sheet) => profiles.filter((profile) => profile.recognises(sheet)));
        const openData = (await isOpenData(join(folder, name))) ? ['mef-open-data'] : [];
        return [name.slice(0, 2), ...found.map(({ id }) => id), ...openData];
      }),
    );
    expect(claims).toEqual([
      ['01', 'consulta-amigable-generica'],
      ['03', 'consulta-amigable-mes'],
      ['04', 'consulta-amigable-rubro'],
      ['06'],
      ['08', 'mef-open-data'],
      ['09', 'siaf-reporte-gasto'],
      ['10', 'mef-open-data'],
    ]);
  });

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

  it('of Consulta Amigable by month and by rubro name what their query leaves out', async () => {
    const told = async (name: string) => {
      const result = await parse(name);
      if (result.kind !== 'parsed') return result.problems.map(({ code }) => code);
      const errors = result.file.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      return [result.file.profile, result.file.lines.length, ...errors];
    };
    expect(await told('03-consulta-amigable-gasto-mes-2026.xls')).toEqual([
      'consulta-amigable-mes',
      8,
      'only-projects',
    ]);
    expect(await told('04-consulta-amigable-gasto-rubro-filtro-mes-2024.xls')).toEqual([
      'consulta-amigable-rubro',
      3,
      'only-projects',
      'period-filter',
    ]);
  });

  it('of other kinds are refused by name', async () => {
    const codes = await Promise.all(
      readdirSync(folder)
        .filter((name) => /^(06|08|10|PROV)/.test(name))
        .toSorted()
        .map(async (name) => {
          const result = await parse(name);
          return result.kind === 'refused'
            ? result.problems.map(({ code, found }) => `${code} ${found}`)
            : [result.kind];
        }),
    );
    expect(codes.flat()[0]).toBe('income-report Consulta Amigable de Ingresos');
    expect(codes.flat()).not.toContain('parsed');
  });
});
