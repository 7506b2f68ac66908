import { expect, it } from 'vitest';
import { tableHtml, tableText } from '#shared/format/table-html.ts';
import { publishedTable } from '../helpers/chapter-2024.ts';

const cells = (html: string): readonly string[] =>
  [...html.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, content = '']) => content);

it('copies a table with its caption, its figures as printed, its notes and its source', () => {
  const html = tableHtml(publishedTable(22));
  expect(html).toContain('Metas físicas programación y ejecución de la UE 005-1066: Trabaja Perú, 2024</b></p>');
  expect(cells(html)).toContain('115,695');
  expect(html).toContain('<sup>1/</sup> Corresponde a la propuesta de metas físicas');
  expect(html).toContain('<b>Fuente:</b> ');
});

it('puts numbers at the right, totals in bold and merged headings over their columns', () => {
  const html = tableHtml(publishedTable(20));
  expect(/<td[^>]*text-align:right[^>]*>23,984,088<\/td>/.test(html)).toBe(true);
  expect(/<td[^>]*text-align:right;font-weight:bold[^>]*>573,712,809<\/td>/.test(html)).toBe(true);
  expect(tableHtml(publishedTable(23))).toMatch(/<th colspan="3"[^>]*>Valor histórico<\/th>/);
});

it('writes a text that looks like markup as a text', () => {
  const table = publishedTable(18);
  const html = tableHtml({ ...table, title: '<img src=x onerror=alert(1)> & "co"' });
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;co&quot;');
});

it('gives a program without formats the cells apart by tabs', () => {
  const [caption, headings, first] = tableText(publishedTable(20)).split('\r\n');
  expect(caption).toMatch(/^Tabla N°.20: /);
  expect(headings?.split('\t')).toHaveLength(4);
  expect(first?.split('\t').slice(1)).toEqual(['11,538,508', '11,168,011', '96.8%']);
});
