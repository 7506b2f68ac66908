import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#backend/imports/limits.ts';
import { parseFile } from '#backend/imports/parse-file.ts';
import type { ReadingOptions } from '#backend/imports/runner.ts';
import type { DecimalMark } from '#shared/domain/table-mapping.ts';
import { siafRow, siafText } from '../../helpers/siaf-sheets.ts';

/** A SIAF report of one row as a spreadsheet saves it, its amounts as text. */
const report = (amounts: Readonly<Record<string, string>>): Uint8Array =>
  siafText({ separator: ';', encoding: 'windows-1252' }, [siafRow({ mto_modificaciones: 0, ...amounts })]);

async function read(bytes: Uint8Array, options: ReadingOptions = {}) {
  const result = await parseFile(bytes, defaultLimits, { options });
  if (result.kind !== 'parsed') throw new Error('not recognised');
  const { lines, problems } = result.file;
  return {
    pia: lines[0]?.amounts.pia ?? null,
    pim: lines[0]?.amounts.pim ?? null,
    errors: problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, at, found }) => [code, at?.column, found]),
  };
}

describe('amounts of a SIAF report as text', () => {
  it('are read by the comma where a column shows that it starts the decimals', async () => {
    const amounts = { mto_pia: '219.494,07', mto_pim: '219494,07' };
    expect(await read(report(amounts))).toEqual({ pia: 219_494_07, pim: 219_494_07, errors: [] });
  });

  it('are asked about where a column can be read in two ways, and nothing else is said of its cells', async () => {
    const bytes = report({ mto_pia: '1.043', mto_pim: '1.043' });
    expect((await read(bytes)).errors).toEqual([
      ['ambiguous-marks', 34, '1.043'],
      ['ambiguous-marks', 36, '1.043'],
    ]);
    const answered = async (decimal: DecimalMark) => read(bytes, { decimal });
    expect(await answered('comma')).toEqual({ pia: 1_043_00, pim: 1_043_00, errors: [] });
    // By point they would be finer than céntimos, which is an error and never another amount.
    expect((await answered('point')).errors.map(([code]) => code)).toEqual(['rounded-amount', 'rounded-amount']);
  });

  it('are no amounts with the sign of a percentage, however they are written', async () => {
    for (const written of ['12,5%', '12.5%', '12,5 %'])
      expect(await read(report({ mto_pia: '219494,07', mto_pim: written }))).toMatchObject({
        pim: null,
        errors: [['bad-amount', 36, written]],
      });
  });

  it('that are written in both ways in one column are refused', async () => {
    const bytes = siafText({ separator: ';', encoding: 'utf-8' }, [
      siafRow({ mto_pia: '1.5', mto_pim: 1 }),
      siafRow({ mto_pia: '1,5', mto_pim: 1 }),
    ]);
    expect((await read(bytes)).errors).toEqual([['marks-contradict', 34, '1,5']]);
  });
});
