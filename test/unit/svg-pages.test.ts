import { describe, expect, it } from 'vitest';
import { svgPages } from '#backend/chapter/render-pdf/svg-pages.ts';

const size = { width: 100, height: 50 };
const drawing = (...pages: readonly string[]): string =>
  `<svg class="typst-doc" xmlns="http://www.w3.org/2000/svg"><defs class="glyph">` +
  `<path id="gA" class="outline_glyph" d="M 0 0 L 1 1 "/><path id="gB" class="outline_glyph" d="M 2 2 "/></defs>` +
  `${pages.map((page) => `<g class="typst-page" transform="translate(0, 50)" data-page-width="100">${page}</g>`).join('')}</svg>`;
const only = (page: string): string => svgPages(drawing(page), [size])[0]?.svg ?? '';

it('gives each page a drawing of its own with the glyphs it uses and its place at the top', () => {
  const pages = svgPages(drawing('<use x="1" y="2" href="#gA"/>', '<g fill="#000"><use href="#gB"/></g>'), [
    size,
    size,
  ]);
  expect(pages.map(({ number, width, height }) => [number, width, height])).toEqual([
    [1, 100, 50],
    [2, 100, 50],
  ]);
  expect(pages[0]?.svg).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" width="100pt" height="50pt" viewBox="0 0 100 50">' +
      '<rect width="100" height="50" fill="#fff"/><defs><path id="gA" d="M 0 0 L 1 1 "/></defs>' +
      '<g><use x="1" y="2" href="#gA"/></g></svg>',
  );
  expect(pages[1]?.svg).toContain(
    '<defs><path id="gB" d="M 2 2 "/></defs><g><g fill="#000"><use href="#gB"/></g></g></svg>',
  );
});

it.each([
  ['a script', '<script>alert(1)</script>', 'alert'],
  ['a script inside a script', '<script><script>x</script>alert(1)</script>', 'alert'],
  ['embedded HTML with its text', '<foreignObject><h5:div class="tsel">secreto</h5:div></foreignObject>', 'secreto'],
  ['a style sheet', '<style>@import url(http://x)</style>', 'import'],
  ['a picture from outside', '<image xlink:href="http://x/y.png"/>', 'http://x'],
  ['an unknown element and all in it', '<a href="http://x"><path d="M 9 9"/></a>', 'M 9 9'],
  ['an animation', '<set attributeName="href" to="javascript:x"/>', 'javascript'],
])('leaves out %s', (_, markup, trace) => {
  const svg = only(`${markup}<path d="M 7 7"/>`);
  expect(svg).not.toContain(trace);
  expect(svg).toContain('<g><path d="M 7 7"/></g></svg>');
});

it.each([
  ['an event handler', '<path d="M 1 1" onload="alert(1)"/>'],
  ['a style attribute', '<path style="fill:url(http://x)" d="M 1 1"/>'],
  ['a reference outside', '<path d="M 1 1" fill="url(http://x)"/>'],
  ['a quoted trick', `<path data-x='"><script>' d="M 1 1"/>`],
])('keeps a shape without %s', (_, markup) => {
  expect(only(markup)).toContain('<g><path d="M 1 1"/></g></svg>');
});

it('keeps references that stay inside the drawing', () => {
  expect(only('<g clip-path="url(#c1)"><use href="#gA"/><use href="http://x#gA"/></g>')).toContain(
    '<g clip-path="url(#c1)"><use href="#gA"/><use/></g>',
  );
});

it('refuses a drawing that does not have the pages it should', () => {
  expect(() => svgPages(drawing('', ''), [size])).toThrow('drawing of 2 pages, expected 1');
});

describe('what is behind a place of the page', () => {
  const link = (target: string): string =>
    `<g transform="translate(5.000,6.500)"><g><a target="_blank" xlink:href="${target}">` +
    '<rect class="pseudo-link" width="31.5" height="10.25"></rect></a></g></g>';
  const spotsOf = (page: string) => svgPages(drawing(page), [size])[0]?.spots;

  it('is told beside the drawing, in points from the top left of the page', () => {
    const page = `<g transform="translate(10.000,20.000)"><path d="M 7 7"/>${link('memoria:cell/a%2Fb/c')}</g><path d="M 8 8"/>`;
    expect(spotsOf(page)).toEqual([{ address: 'cell/a%2Fb/c', x: 15, y: 26.5, width: 31.5, height: 10.25 }]);
    expect(only(page)).not.toContain('memoria');
    expect(only(page)).toContain('<path d="M 7 7"/>');
    expect(only(page)).toContain('<path d="M 8 8"/></g></svg>');
  });

  it('is nothing for a link to anywhere else, or where the page is turned', () => {
    expect(spotsOf(link('http://x'))).toEqual([]);
    expect(spotsOf(`<g transform="rotate(90)">${link('memoria:x')}</g>`)).toEqual([]);
  });
});
