import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../helpers/cli.ts';

type ChapterJson = {
  readonly tables: Record<
    string,
    { columns: object[]; rows: { key: string; kind: string; cells: { value: unknown; text: string }[] }[] }
  >;
  readonly paragraphs: { style: string; text: string }[];
} & Record<string, unknown>;

let folder = '';
let chapter: ChapterJson;
let stderr = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memoria ñandú-'));
  const example = await runCli('example', '--data', folder, '--json');
  expect(example).toMatchObject({ exitCode: 0, stderr: '' });
  const result = await runCli('chapter', '--data', folder, '--year', '2024', '--json');
  expect(result.exitCode).toBe(0);
  stderr = result.stderr;
  chapter = result.json() as ChapterJson;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const table = (number: string) => {
  const found = chapter.tables[number];
  if (!found) throw new Error(`no table ${number}`);
  return found;
};
const texts = (number: string) => table(number).rows.map(({ cells }) => cells.map(({ text }) => text));

describe('chapter --json', () => {
  it('prints one object and nothing else, with these keys', () => {
    expect(stderr).toBe('');
    expect(Object.keys(chapter)).toEqual([
      'year',
      'title',
      'institution',
      'isExample',
      'headings',
      'tables',
      'paragraphs',
      'charts',
    ]);
    expect([chapter.year, chapter.isExample]).toEqual([2024, true]);
    expect(Object.keys(chapter.tables)).toEqual(['18', '19', '20', '21', '22', '23']);
  });

  it('has a table as caption, columns, rows of value and text, notes, source and elaboration', () => {
    expect(table('22')).toMatchObject({
      key: 'targets',
      label: 'Tabla N° 22',
      caption: 'Tabla N° 22: Metas físicas programación y ejecución de la UE 005-1066: Trabaja Perú, 2024',
      title: 'Metas físicas programación y ejecución de la UE 005-1066: Trabaja Perú, 2024',
      notes: [{ number: 1, text: expect.stringContaining('Modificado Versión 4') }],
      source:
        'Elaborado por la UFPP, con información del SIAF Operaciones en Línea de la UE 005-1066 con fecha de corte al 31/12/2024 y Reporte de Seguimiento de CEPLAN.',
      preparedBy: null,
    });
    expect(table('22').columns).toEqual([
      { key: 'category', label: 'Categoría presupuestal', kind: 'text' },
      { key: 'activity', label: 'Actividad presupuestal', kind: 'text' },
      { key: 'unitOfMeasure', label: 'Unidad de medida', kind: 'text' },
      { key: 'programmed', label: 'POI 2024 v.4 1/', kind: 'count' },
      { key: 'executed', label: 'Ejecución 2024', kind: 'count' },
      { key: 'progress', label: 'Avance %', kind: 'percent' },
    ]);
    expect(table('23').columns.slice(-2)).toEqual([
      { key: 'y2025', label: '2025', kind: 'decimal', group: 'Metas proyectadas 3/' },
      { key: 'y2026', label: '2026', kind: 'decimal', group: 'Metas proyectadas 3/' },
    ]);
  });

  it('gives amounts in céntimos, counts and percentages as numbers, and every one as printed', () => {
    const [row] = table('21').rows;
    expect(row).toEqual({
      key: '5000276',
      kind: 'body',
      cells: [
        {
          value: '0073. PROGRAMA PARA LA GENERACIÓN DEL EMPLEO SOCIAL INCLUSIVO - TRABAJA PERÚ',
          text: '0073. PROGRAMA PARA LA GENERACIÓN DEL EMPLEO SOCIAL INCLUSIVO - TRABAJA PERÚ',
        },
        { value: '5000276. Gestión del Programa', text: '5000276. Gestión del Programa' },
        { value: 1_771_469_300, text: '17,714,693.00' },
        { value: 1_639_482_280, text: '16,394,822.80' },
        { value: 92.5, text: '92.5%' },
      ],
    });
    expect(table('23').rows[0]?.cells.at(-1)).toEqual({ value: 1.84, text: '1.84%' });
    expect(table('22').rows[3]?.cells[4]).toEqual({ value: 115_695, text: '115,695' });
  });

  it('prints the published total of each budget table', () => {
    expect(texts('18').at(-1)).toEqual(['TOTAL GENERAL', '225,928,389', '100%']);
    expect(texts('19').at(-1)).toEqual(['TOTAL GENERAL', '225,928,389', '573,712,809', '100%']);
    expect(texts('20').at(-1)).toEqual(['TOTAL GENERAL', '573,712,809', '570,140,117', '99.4%']);
    expect(texts('21').at(-1)?.slice(2)).toEqual(['573,712,809.00', '570,140,116.84', '99.4%']);
    expect(table('18').rows.map(({ kind }) => kind)).toEqual(['body', 'body', 'body', 'body', 'body', 'total']);
  });

  it('writes paragraphs with their figures and with ordinary spaces', () => {
    expect(chapter.paragraphs[1]).toMatchObject({
      style: 'body',
      text: 'El presupuesto del PP 0073 asciende a la suma de S/ 573 712 809.00 cuyo monto ejecutado al año fiscal 2024 asciende a S/ 570 140 116.84 que representa el 99.4% de avance de ejecución respecto del PIM, y la ejecución a nivel actividad presupuestal según el siguiente detalle:',
    });
    expect(JSON.stringify(chapter)).not.toMatch(/[\u00a0\u202f]/);
  });

  it('numbers headings and the chart', () => {
    expect(
      (chapter.headings as { number: string; text: string }[]).map(({ number, text }) => `${number} ${text}`),
    ).toEqual([
      '4. Programación y ejecución Presupuestal',
      '4.1 Presupuesto',
      '4.1.1 Marco presupuestal',
      '4.1.2 Ejecución Anual',
      '5. Indicadores',
      '5.1 Indicadores de Desempeño',
    ]);
    expect(chapter.charts).toMatchObject([
      { key: 'execution', caption: 'Gráfico N° 04: Reporte de ejecución presupuestal' },
    ]);
  });
});
