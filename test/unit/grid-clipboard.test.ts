import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cents } from '#shared/domain/money.ts';
import type { Cell } from '#shared/domain/table-model.ts';
import { copied, pasted } from '../../src-renderer/ui/grid/block.ts';
import { parseHtmlTable } from '../../src-renderer/ui/grid/html-table.ts';
import { parseTsv } from '../../src-renderer/ui/grid/tsv.ts';

/** As Excel for Windows puts a block on the clipboard: fragment marks, style with its own comment, numbers as shown. */
const excel = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=Generator content="Microsoft Excel 15"><style>
<!--table {mso-displayed-decimal-separator:"\\.";} td {padding:0px;} .xl65 {mso-number-format:Standard;}-->
</style></head><body link="#0563C1">
<table border=0 cellpadding=0 cellspacing=0 width=190 style='border-collapse:
 collapse;width:143pt'>
<!--StartFragment-->
 <col width=80 style='width:60pt'><col width=110 span=2>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 width=80>5000276</td>
  <td class=xl66 align=right width=110>1,234.50</td>
  <td>Gesti&oacute;n del<br>
    Programa</td>
 </tr>
 <tr height=20>
  <td colspan=2 class=xl67>Total &lt;a&gt; &amp; b</td>
  <td align=right>12.5%</td>
 </tr>
<!--EndFragment-->
</table></body></html>`;

it("reads Excel's table: line breaks inside of a cell, merged cells, and nothing of its styles", () => {
  expect(pasted(excel, '5000276\t1,234.50\t"Gestión del\nPrograma"\r\n')).toEqual([
    ['5000276', '1,234.50', 'Gestión del\nPrograma'],
    ['Total <a> & b', '', '12.5%'],
  ]);
});

it('takes the whole number that LibreOffice hides behind a rounded one, and the shown text where it means something else', () => {
  const calc = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><title></title><style type="text/css">body{}</style></head><body>
<table cellspacing="0" border="0"><colgroup span="4" width="85"></colgroup>
<tr><td align="right" sdval="19850.2" sdnum="1033;0;#,##0">19,850</td>
<td align="right" sdval="0.9255" sdnum="1033;0;0.00%">92.55%</td>
<td sdval="45657" sdnum="1033;10250;DD/MM/YYYY">31/12/2024</td>
<td sdval="2704" sdnum="1033;">2704</td><td sdval="1234567" sdnum="1033;0;#,##0,">1,235</td></tr></table></body></html>`;
  expect(pasted(calc, '')).toEqual([['19850.20', '92.55%', '31/12/2024', '2704', '1,235']]);
});

it("reads Word's table: paragraphs of a cell are its lines, and text beside the table makes the plain text count", () => {
  const table = `<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=283 valign=top>
<p class=MsoNormal><span lang=ES-PE>Uno<o:p></o:p></span></p><p class=MsoNormal>Dos<o:p></o:p></p></td>
<td><p class=MsoNormal align=right>4,224<o:p></o:p></p></td></tr></table>`;
  const word = (body: string) =>
    `<html><head><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body>${body}</body></html>`;
  expect(pasted(word(table), '')).toEqual([['Uno\nDos', '4,224']]);
  expect(pasted(word(`<p>Antes</p>${table}`), 'Antes\nUno')).toEqual([['Antes'], ['Uno']]);
  expect(pasted(word(`${table}${table}`), 'a\tb')).toEqual([['a', 'b']]);
});

it('keeps rows that a merged cell reaches into in their columns', () => {
  const html =
    '<table><tr><td rowspan=2>A</td><td>1</td></tr><tr><td>2</td></tr><tr><td>B</td><td rowspan="2" colspan="2">3</td></tr><tr><td>C</td></tr></table>';
  expect(parseHtmlTable(html)?.map((row) => row.map(({ text }) => text))).toEqual([
    ['A', '1'],
    ['', '2'],
    ['B', '3', ''],
    ['C'],
  ]);
});

it('a single quote mark is an inch, not the start of a cell', () => {
  expect(parseTsv('Tubo 5"\t"10"\r\n"2\t3')).toEqual([
    ['Tubo 5"', '10'],
    ['"2', '3'],
  ]);
  expect(parseTsv('"a ""b"""\t""\r\n\t\r\n')).toEqual([
    ['a "b"', ''],
    ['', ''],
  ]);
});

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc
    .string({ unit: fc.constantFrom('a', 'Ñ', '1', ' ', '"', '\t', '\n', '<', '&') })
    // Spaces at the ends and double ones are layout to a table.
    .map((value): Cell => ({ kind: 'text', value: value.replace(/\s+/g, ' ').trim() })),
  fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }).map(
    (value): Cell => ({
      kind: 'amount',
      value: cents(value),
      decimals: value % 2 === 0 ? 0 : 2,
    }),
  ),
  fc.nat().map((value): Cell => ({ kind: 'count', value })),
);

it('pastes back what it copied, figures to the céntimo, from the text and from the table alike', () => {
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain((cols) => fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(block, (rows) => {
      const { text, html } = copied(rows);
      const numbers = (read: readonly (readonly string[])[]) =>
        read.map((row) => row.map((each) => each.replace(/(\.\d)$/, '$10')));
      expect(numbers(pasted(html, ''))).toEqual(numbers(pasted('', text)));
    }),
  );
});

it('marks codes as text and figures as numbers with their exact value, for Excel and LibreOffice', () => {
  const { text, html } = copied([
    [
      { kind: 'text', value: '0073' },
      { kind: 'amount', value: cents(57_371_280_912), decimals: 0 },
      { kind: 'percent', value: { scaled: 994, decimals: 1 } },
      { kind: 'decimal', value: null, mark: 'nd', suffix: '%' },
    ],
  ]);
  expect(text).toBe('0073\t573712809.12\t99.4%\tn.d.');
  expect(html).toContain(`<td style="mso-number-format:'\\@'">0073</td>`);
  expect(html).toContain('x:num="573712809.12" sdval="573712809.12"');
  expect(html).toContain('>573,712,809</td>');
  expect(html).toContain('x:num="0.994"');
  expect(html).toContain(`<td style="mso-number-format:'\\@'">n.d.</td>`);
});

it('reads five thousand cells and a hostile payload in time that grows with their length', () => {
  const row = `<tr>${'<td align=right>1,234.50</td>'.repeat(25)}</tr>`;
  expect(pasted(`<table>${row.repeat(200)}</table>`, '').flat()).toHaveLength(5_000);
  const openQuotes = 'a="'.repeat(20_000);
  for (const hostile of [`<table><td ${openQuotes}`, `<table>${'<'.repeat(20_000)}`, '"a\t'.repeat(20_000)])
    expect(pasted(hostile, hostile).length).toBeGreaterThan(0);
});
