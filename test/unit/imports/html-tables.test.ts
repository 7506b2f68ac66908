import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHtml, readHtmlTables } from '#backend/imports/readers/html.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

const rows = (html: string): readonly (readonly string[])[] => readHtmlTables(html, 10_000).rows;

describe('tables of an HTML export', () => {
  it('stacks the rows of all tables, with the white space a page shows', () => {
    expect(
      rows(`<table><tr><td>\n   1,006,381\n  </td><td>&nbsp;59.6</td></tr></table> text <TABLE><TR><TH>a  b</TABLE>`),
    ).toEqual([['1,006,381', '59.6'], ['a b']]);
  });

  it('puts a cell where the grid shows it, under and beside spans', () => {
    const html = `<table><tr><td rowspan="2">G</td><td rowspan=2>PIA</td><td colspan='2'>E</td><td rowspan="2">A</td></tr>
      <tr><td>D</td><td>Gi</td></tr><tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td></tr></table>`;
    expect(rows(html)).toEqual([
      ['G', 'PIA', 'E', '', 'A'],
      ['', '', 'D', 'Gi', ''],
      ['1', '2', '3', '4', '5'],
    ]);
  });

  it('keeps line breaks of the markup and decodes references once', () => {
    expect(
      rows('<table><tr><td>A&ntilde;o<br/>2024<div>x</div>&#225;&#xE9; &amp;lt; &unknown; &#0;</td></tr></table>'),
    ).toEqual([['Año\n2024\nx\náé &lt; &unknown; &#0;']]);
  });

  it('takes markup for data: scripts, styles and comments are not text, attributes are not markup', () => {
    const html = `<table><tr onclick='kCod="5-2-1";tr_clk(0, "<td>")'><td><script>alert("<td>no</td>")</script>yes
      <style>td{}</style><!-- <td>no</td> --><img src=x onerror="alert(1)"></td></tr></table>`;
    expect(rows(html)).toEqual([['yes']]);
  });

  it('ends a cell or a row that is not closed where the next one starts', () => {
    expect(rows('<table><tr><td>1<td>2<tr><td>3</table>')).toEqual([['1', '2'], ['3']]);
  });

  it('says that a text which breaks off is not complete, wherever it breaks', () => {
    const html = '<style>a{}</style><body><table><tr><td>1</td></tr></table></body>';
    expect(readHtmlTables(html, 100).complete).toBe(true);
    for (let end = 1; end < html.length; end++) {
      const cut = readHtmlTables(html.slice(0, end), 100);
      // Before the body opens there is nothing that could be missing a part.
      if (end > html.indexOf('<body>') + 1) expect(cut.complete, html.slice(0, end)).toBe(false);
      else expect(cut.rows).toEqual([]);
    }
  });

  it('stops at the limit of cells, however they are asked for', () => {
    expect(readHtmlTables('<table><tr><td colspan=999999>'.repeat(50), 10_000).tooLarge).toBe(true);
    expect(readHtmlTables('<tr>'.repeat(20_000), 10_000).tooLarge).toBe(true);
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      '<table>',
      '<tr>',
      '<td rowspan=3>',
      '</td>',
      '<',
      '>',
      '"',
      "'",
      '&#99999999;',
      '<!--',
      '<script>',
      'ñ',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
        ),
        (text) => {
          for (const row of rows(text)) for (const cell of row) expect(typeof cell).toBe('string');
        },
      ),
    );
  });

  it.each([
    ['tags that are never closed', '<td '],
    ['quotes that are never closed', '<td a="'],
    ['open comments', '<!--'],
    ['open scripts', '<script>'],
    ['nested tables', '<table><tr><td>'],
    ['white space', '    \n'],
    ['references', '&#'],
    ['rows under spans', '<tr><td rowspan=65534 colspan=20>'],
  ])('takes time in proportion to the text for %s', async (_, piece) => {
    const time = (count: number): Promise<number> => {
      const text = `<table><tr><td>${piece.repeat(count)}`;
      return cpuTime(() => readHtmlTables(text, 1_000_000));
    };
    await time(2_000);
    const [small, large] = [await time(10_000), await time(80_000)];
    // Eight times the text: a quadratic reader would need sixty-four times the time.
    expect(large).toBeLessThan(Math.max(small, 10) * 30);
  });
});

describe('encoding of an HTML export', () => {
  it('is windows-1252 for the bytes of the portal and UTF-8 for a copy that was saved again', () => {
    expect(decodeHtml(Uint8Array.of(0x41, 0xf1, 0x6f, 0x80))).toBe('Año€');
    expect(decodeHtml(new TextEncoder().encode('Año €'))).toBe('Año €');
    expect(decodeHtml(new TextEncoder().encode('\ufeffGenérica'))).toBe('Genérica');
  });
});
