import { describe, expect, it } from 'vitest';
import { renderDocx } from '#backend/chapter/render-docx/render-docx.ts';
import { cents } from '#shared/domain/money.ts';
import { chapter2024, chapterWithTable, publishedTable } from '../helpers/chapter-2024.ts';
import { draftInfo, finalInfo, officeParts, plainSpaces, printedCells, xmlText } from '../helpers/documents.ts';
import { chapterWithWideTable } from '../helpers/wide-table.ts';

/** Tables of the document as rows of cell texts; a cell that continues a merge above reads as empty. */
function wordTables(xml: string): readonly (readonly (readonly string[])[])[] {
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => plainSpaces(xmlText(cell))),
    ),
  );
}

const numbers = [18, 19, 20, 21, 22, 23];

describe('the Word document of the published chapters', async () => {
  const bytes = await renderDocx(chapter2024(), draftInfo);
  const part = officeParts(bytes);
  const body = part('word/document.xml');
  const tables = wordTables(body);

  it.each(numbers)('prints every cell of table %i', (number) => {
    const model = publishedTable(number);
    const merged = new Map<number, string>();
    const expected = printedCells(model).map((texts, index) => {
      const row = model.rows[index];
      return texts.flatMap((text, column) => {
        if (column > 0 && column < (row?.labelSpan ?? 1)) return [];
        if (!model.columns[column]?.merge || row?.kind === 'total') return [text];
        const continues = merged.get(column) === text;
        merged.set(column, text);
        return [continues ? '' : text];
      });
    });
    const printed = tables[numbers.indexOf(number)] ?? [];
    expect(printed.slice(printed.length - expected.length)).toEqual(expected);
  });

  it('repeats every header row and splits no row', () => {
    const rows = [...body.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) => row);
    expect(rows.filter((row) => !row.includes('<w:cantSplit/>'))).toEqual([]);
    expect(rows.filter((row) => row.includes('<w:tblHeader/>'))).toHaveLength(7); // one each, and two in table 23
    expect(tables[5]?.slice(0, 2)).toEqual([
      ['Resultado/ Producto', 'Nombre del indicador', 'Valor histórico', 'Metas proyectadas 3/'],
      ['', '', '2022', '2023', '2024', '2025', '2026'],
    ]);
  });

  it('numbers captions with fields that already hold their number', () => {
    const fields = [...body.matchAll(/<w:fldSimple [^>]*w:instr="(SEQ [^"]*)"[^>]*>(.*?)<\/w:fldSimple>/g)].map(
      ([, instruction, shown]) => [instruction, xmlText(shown ?? '')],
    );
    expect(fields).toEqual([
      ['SEQ Tabla \\* ARABIC \\r 18', '18'],
      ['SEQ Tabla \\* ARABIC', '19'],
      ['SEQ Tabla \\* ARABIC', '20'],
      ['SEQ Tabla \\* ARABIC', '21'],
      ['SEQ Tabla \\* ARABIC', '22'],
      ['SEQ Grafico \\* ARABIC \\r 4', '4'],
      ['SEQ Tabla \\* ARABIC', '23'],
    ]);
    expect(xmlText(body)).toContain('Tabla N° 18: Marco inicial y distribución por genérica de gastos');
    expect(xmlText(body)).toContain('Gráfico N° 04: Reporte de ejecución presupuestal');
  });

  it('refers to a table through a field over the bookmark of its label', () => {
    const [, bookmark] = /w:instr="REF (\S+) \\h"/.exec(body) ?? [];
    expect(bookmark).toBe('_Ref_targets');
    const marked = new RegExp(`w:name="${bookmark}" w:id="(\\d+)"/>(.*?)<w:bookmarkEnd w:id="\\1"/>`, 's').exec(body);
    expect(xmlText(marked?.[2] ?? '')).toBe('Tabla N° 22');
    expect(xmlText(body)).toContain('puede ser observada en la Tabla N° 22:');
  });

  it('fills in the contents and the lists of tables and charts, and asks for no update', () => {
    const before = body.slice(0, body.indexOf('w:name="_Ref_pia_by_generica"'));
    expect(xmlText(before)).toContain('4.1.2 Ejecución Anual');
    expect(xmlText(before)).toContain('Tabla N° 23: Indicadores de desempeño del PP 0073.');
    expect([...body.matchAll(/TOC [^<]*/g)].map(([field]) => field.replaceAll('&quot;', '"').trim())).toEqual([
      'TOC \\h \\o "1-3"',
      'TOC \\h \\c "Tabla"',
      'TOC \\h \\c "Grafico"',
    ]);
    expect(part('word/settings.xml')).not.toContain('updateFields');
    expect(body).not.toContain('w:dirty="true"');
  });

  it('leaves no amount of the text that a line could break in', () => {
    const prose = xmlText(body.replace(/<w:tbl>.*?<\/w:tbl>/gs, ''));
    expect(prose.match(/S\/\u00a0\d{1,3}(?:\u00a0\d{3})*\.\d\d/g)).toHaveLength(10);
    expect(prose).not.toMatch(/S\/ |\d \d{3}\b/);
  });

  it('keeps amounts on one line and leaves figures as text a person can edit', () => {
    expect(xmlText(body)).toContain('S/\u00a0573\u00a0712\u00a0809.00');
    expect(body).not.toContain('<w:sdt><w:sdtPr><w:tag');
  });

  it('keeps the caption with its table and the source with the last row', () => {
    const styles = part('word/styles.xml');
    expect(/w:styleId="MemoriaTituloTabla".*?<\/w:style>/s.exec(styles)?.[0]).toContain('<w:keepNext/>');
    const lastRows = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(
      ([table]) => [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].at(-1)?.[0] ?? '',
    );
    expect(lastRows.filter((row) => !row.includes('<w:keepNext/>'))).toEqual([]);
  });

  it('says its language, title and author', () => {
    expect(part('word/styles.xml')).toContain('<w:lang w:val="es-PE"');
    expect(part('word/charts/chart1.xml')).toContain('<c:lang val="es-PE"/>');
    expect(part('word/charts/chart1.xml')).not.toContain('en-US');
    expect(part('docProps/core.xml')).toContain('<dc:title>Memoria Anual 2024</dc:title>');
    expect(part('docProps/core.xml')).toContain(
      '<dc:creator>Programa de Empleo Temporal “Llamkasun Perú”</dc:creator>',
    );
  });

  it('holds the chart as one that Word can edit, with the published amounts and its alternative text', () => {
    const chart = part('word/charts/chart1.xml');
    expect(chart).not.toContain('schemeClr'); // black in a document without a theme
    expect([...chart.matchAll(/<c:v>([\d.]+)<\/c:v>/g)].map(([, value]) => value)).toEqual(
      expect.arrayContaining(['17714693', '537137302', '535682046.44', '12541444.4']),
    );
    expect(body).toContain('descr="Gráfico de columnas: PIM y devengado de las cuatro actividades."');
  });

  it('turns values that are wider than their column, in room of their own, beside an axis in millions', async () => {
    const labels = (xml: string): readonly string[] =>
      [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([series]) => /<a:bodyPr rot="(-?\d+)"/.exec(series)?.[1] ?? '');
    const chartOf = async (categories: readonly string[], value: number): Promise<string> => {
      const blocks = chapter2024().blocks.map((block) => {
        if (block.kind !== 'chart') return block;
        const series = block.chart.series.map((one) => ({ ...one, values: categories.map(() => cents(value)) }));
        return { ...block, chart: { ...block.chart, categories, series } };
      });
      return officeParts(await renderDocx({ ...chapter2024(), blocks }, draftInfo))('word/charts/chart1.xml');
    };
    const crowded = await chartOf(['A', 'B', 'C', 'D', 'E', 'F'], 537_137_302_00);
    expect(labels(crowded)).toEqual(['-5400000', '-5400000']);
    expect(crowded).toContain('<c:y val="0.27"/>');
    const axis = /<c:valAx>.*?<\/c:valAx>/s.exec(crowded)?.[0] ?? '';
    expect(axis).toContain('<c:numFmt formatCode="#,##0,," sourceLinked="0"/>');
    expect(axis).toContain('<a:t>Millones de soles</a:t>');
    const roomy = await chartOf(['A', 'B'], 1_234_50);
    expect(labels(roomy)).toEqual(['0', '0']);
    expect(roomy).toContain('<c:plotArea><c:layout/>');
    expect(roomy).toContain('formatCode="0.0##,,"');
  });

  it('sets the source off from the table and the marks of a draft off from whose pages they are', () => {
    const below = [...body.matchAll(/<w:pStyle w:val="Memoria(?:Nota|Fuente)"\/>.*?<w:spacing ([^>]*)\/>/gs)];
    expect(below.slice(0, 2).map(([, spacing]) => spacing)).toEqual(['w:before="80"', 'w:after="240" w:before="40"']);
    const lines = part('word/header1.xml').split('</w:p>').map(xmlText);
    expect(lines.slice(0, 2)).toEqual([
      expect.stringMatching(/^Programa de Empleo Temporal “Llamkasun Perú”\s*Ejemplo · Borrador/),
      'Memoria Anual 2024',
    ]);
    expect(part('word/header1.xml')).toContain('<w:tab w:val="right" w:pos="9298"/>');
  });

  it('marks drafts and examples on every page, and a final issue only as what it is', async () => {
    expect(xmlText(part('word/header1.xml'))).toContain('Ejemplo · Borrador · Datos modificados el 20/01/2025');
    const issued = officeParts(await renderDocx({ ...chapter2024(), isExample: false }, finalInfo));
    expect(xmlText(issued('word/header1.xml'))).toBe(
      'Programa de Empleo Temporal “Llamkasun Perú” · Memoria Anual 2024',
    );
  });

  it('gives the same bytes for the same data', async () => {
    expect(Buffer.compare(await renderDocx(chapter2024(), draftInfo), bytes)).toBe(0);
  });
});

it('keeps a short table whole on a page and lets a long one break between rows', async () => {
  const table = publishedTable(18);
  const rowsKept = async (rows: typeof table.rows): Promise<readonly boolean[]> => {
    const xml = officeParts(await renderDocx(chapterWithTable({ ...table, rows }), draftInfo))('word/document.xml');
    return [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) => row.includes('<w:keepNext/>'));
  };
  expect(await rowsKept(table.rows)).toEqual(Array.from({ length: 7 }, () => true));
  const long = await rowsKept(Array.from({ length: 4 }, () => table.rows).flat());
  expect(long.slice(0, 4)).toEqual([true, true, false, false]); // the header keeps the first row
  expect(long.slice(-3)).toEqual([false, true, true]); // the last rows keep the source line
});

it('puts numbers at the right and words at the left', async () => {
  const xml = officeParts(await renderDocx(chapterWithTable(publishedTable(22)), draftInfo))('word/document.xml');
  const styles = [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)]
    .slice(1, 2)
    .flatMap(([row]) => [...row.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, name]) => name));
  const [word, number] = ['MemoriaTablaTexto', 'MemoriaTablaNumero'];
  expect(styles).toEqual([word, word, word, number, number, number]);
});

it('prints texts that look like markup as they are', async () => {
  const table = publishedTable(18);
  const title = '<w:p>&amp; "x" \u{1f600}';
  const xml = officeParts(await renderDocx(chapterWithTable({ ...table, title }), draftInfo))('word/document.xml');
  expect(xmlText(xml)).toContain(`Tabla N° 18: ${title}`);
});

it('marks a value that does not exist and prints a reference to a table that is not there as text', async () => {
  const model = chapter2024();
  const xml = officeParts(
    await renderDocx(
      {
        ...model,
        blocks: [
          {
            kind: 'paragraph',
            id: 'p',
            style: 'body',
            activityCode: null,
            runs: [
              { kind: 'missing', ref: 'facts/x', text: '[falta: x]' },
              { kind: 'reference', table: 'targets', text: 'Tabla N° 22' },
            ],
          },
        ],
      },
      draftInfo,
    ),
  )('word/document.xml');
  expect(xml).toMatch(/<w:highlight w:val="yellow"\/>.*?\[falta: x\]/s);
  expect(xmlText(xml)).toContain('[falta: x]Tabla N° 22');
  expect(xml).not.toContain('REF ');
});

it('lays a table that would be too small upright on pages across, and goes on upright after it', async () => {
  const body = officeParts(await renderDocx(chapterWithWideTable(), draftInfo))('word/document.xml');
  const pages = [...body.matchAll(/<w:pgSz [^>]*>/g)].map(([size]) => size.includes('w:orient="landscape"'));
  expect(pages).toEqual([false, true, false]);
  const [first, second, third] = [...body.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g)].map(([, width]) =>
    Number(width),
  );
  expect(first).toBeLessThan(9_310);
  expect(third).toBeLessThan(9_310);
  expect(second).toBeGreaterThan(13_000);
});
