import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeCatalogue } from '#backend/imports/codes.ts';
import { defaultLimits } from '#backend/imports/limits.ts';
import { readLayout } from '#backend/imports/open-data/layout.ts';
import { createLines } from '#backend/imports/open-data/lines.ts';
import type { FoundRecord } from '#backend/imports/open-data/scan.ts';
import { createProblems } from '#backend/imports/problems.ts';
import { profiles } from '#backend/imports/profiles/index.ts';
import { readFile } from '#backend/imports/readers/read-file.ts';
import type { ParsedFile, RawSheet } from '#shared/domain/imports.ts';

const folder = join(import.meta.dirname, '../../fixtures/imports');

async function sheetOf(file: string): Promise<RawSheet> {
  const reading = await readFile(readFileSync(join(folder, file)), defaultLimits);
  const [sheet] = reading.kind === 'read' ? reading.sheets : [];
  if (!sheet) throw new Error(`no sheet in ${file}`);
  return sheet;
}

const parse = (sheet: RawSheet, catalogue: CodeCatalogue): ParsedFile => {
  const profile = profiles.find((each) => each.recognises(sheet));
  if (!profile) throw new Error('nobody claims the sheet');
  return profile.parse(sheet, catalogue);
};

/** The sheet with every cell that starts with `code` written as `found`. */
const damaged = (sheet: RawSheet, code: string, found: string): RawSheet => ({
  ...sheet,
  rows: sheet.rows.map((cells) => cells.map((cell) => (cell.trim().startsWith(code) ? found : cell))),
});

const said = ({ problems }: Pick<ParsedFile, 'problems'>) =>
  problems
    .filter(({ code }) => ['repaired-code', 'several-codes', 'bad-code'].includes(code))
    .map(({ severity, code, found, detail }) => [severity, code, found, detail?.code ?? detail?.codes ?? null]);

const amounts = ({ lines }: ParsedFile) => lines.map(({ codes, amounts: own }) => [codes, own]);

/** What a file says of its own codes: the catalogue of a year that knows them. */
const catalogueOf = ({ names }: ParsedFile): CodeCatalogue => ({
  genericas: Object.entries(names.genericaCode ?? {}).map(([code, name]) => ({ code, name })),
  activities: Object.entries(names.activityCode ?? {}).map(([code, name]) => ({ code, name })),
});

const files = [
  { file: 'consulta-amigable-generica/unidad.xls', code: '5-21', found: '21-may', other: '5-21x' },
  { file: 'consulta-amigable-actividad/unidad.xls', code: '5000276', found: '5,000,276', other: '5000276x' },
  { file: 'siaf-reporte-gasto/reporte.xlsx', code: '5000276', found: '5.000.276', other: '5,000,2' },
] as const;
const nothing: CodeCatalogue = { genericas: [], activities: [] };

describe.each(files)('a code that a spreadsheet damaged in $file', ({ file, code, found, other }) => {
  it('is repaired where one of the catalogue can be meant, with a note of what it was', async () => {
    const sheet = await sheetOf(file);
    const whole = parse(sheet, nothing);
    const repaired = parse(damaged(sheet, code, found), catalogueOf(whole));
    expect(amounts(repaired)).toEqual(amounts(whole));
    const notes = said(repaired);
    expect(notes.length).toBeGreaterThan(0);
    expect(new Set(notes.map((note) => note.join(' ')))).toEqual(new Set([`note repaired-code ${found} ${code}`]));
  });

  it('is a problem with its address without a catalogue, or where it is nothing of it', async () => {
    const sheet = await sheetOf(file);
    const catalogue = catalogueOf(parse(sheet, nothing));
    for (const result of [parse(damaged(sheet, code, found), nothing), parse(damaged(sheet, code, other), catalogue)]) {
      const problem = result.problems.find((each) => each.code === 'bad-code');
      expect(problem).toMatchObject({ severity: 'error' });
      expect(problem?.at).toMatchObject({ sheet: sheet.name, column: expect.any(Number) });
      expect(said(result).some(([, what]) => what === 'repaired-code')).toBe(false);
    }
  });
});

describe('a damaged code', () => {
  it('that may be two of the catalogue is never chosen by the program', async () => {
    const sheet = damaged(await sheetOf('consulta-amigable-generica/unidad.xls'), '5-21', '45792');
    const genericas = [
      { code: '5-15', name: 'UNA' },
      { code: '45792', name: 'OTRA' },
      { code: '045792', name: 'MÁS' },
    ];
    const found = said(parse(damaged(sheet, '45792', '045,792'), { genericas, activities: [] }));
    expect(found).toContainEqual(['error', 'several-codes', '045,792', '45792, 045792']);
  });

  it('of open data is repaired by the catalogue, or a problem', () => {
    const header = [
      'ANO_EJE',
      'MES_EJE',
      'SEC_EJEC',
      'ACTIVIDAD_ACCION_OBRA',
      'CATEGORIA_GASTO',
      'TIPO_TRANSACCION',
      'GENERICA',
      'MONTO_PIA',
      'MONTO_PIM',
      'MONTO_DEVENGADO',
    ];
    const layout = readLayout(header, 'x.csv', 1);
    if ('problems' in layout) throw new Error(JSON.stringify(layout.problems));
    const lines = (activity: string) => {
      const problems = createProblems();
      const collector = createLines(layout.layout, 'x.csv', problems, {
        genericas: [],
        activities: [{ code: '5000276', name: 'GESTION' }],
      });
      const cells = ['2031', '0', '1066', activity, '5', '2', '1', '10', '20', '0'];
      collector.add({
        line: 2,
        bytes: Buffer.from(cells.join(',')),
        text: (column: number) => cells[column] ?? '',
      } as FoundRecord);
      return {
        codes: collector.lines().map(({ codes }) => codes.activityCode),
        said: said({ problems: problems.list() }),
      };
    };
    expect(lines('5000276')).toEqual({ codes: ['5000276'], said: [] });
    expect(lines('5,000,276')).toEqual({
      codes: ['5000276'],
      said: [['note', 'repaired-code', '5,000,276', '5000276']],
    });
    expect(lines('5,000,277')).toEqual({ codes: [], said: [['error', 'bad-code', '5,000,277', null]] });
  });
});
