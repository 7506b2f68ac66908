import type { PreviewPage } from '#shared/contract/types.ts';

/**
 * Cuts the renderer's one drawing into a self-contained SVG per page. Only shapes pass: elements and attributes stand on
 * a list, references stay inside the drawing, and everything else (scripts, styles, embedded HTML with its text) is left
 * out with its content. @throws Error when the drawing has not as many pages as sizes
 */
export function svgPages(
  drawing: string,
  sizes: readonly { readonly width: number; readonly height: number }[],
): readonly PreviewPage[] {
  const { glyphs, pages } = readDrawing(drawing);
  if (pages.length !== sizes.length) throw new Error(`drawing of ${pages.length} pages, expected ${sizes.length}`);
  return sizes.map(({ width, height }, index) => {
    const body = pages[index] ?? '';
    const used = new Set([...body.matchAll(/ href="#([\w+/-]+)"/g)].map(([, id]) => id ?? ''));
    const defs = [...used].flatMap((id) => glyphs.get(id) ?? []).join('');
    return {
      number: index + 1,
      width,
      height,
      svg:
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">` +
        `<rect width="${width}" height="${height}" fill="#fff"/><defs>${defs}</defs>${body}</svg>`,
    };
  });
}

const elements = new Set(['svg', 'g', 'defs', 'path', 'use', 'clipPath', 'rect']);
const attributes = new Set([
  'id',
  'd',
  'x',
  'y',
  'width',
  'height',
  'transform',
  'fill',
  'fill-rule',
  'clip-path',
  'clip-rule',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'stroke-dashoffset',
  'href',
]);

type Drawing = { readonly glyphs: ReadonlyMap<string, string>; readonly pages: readonly string[] };

/** One pass over the tags: the drawing has no text of its own once embedded HTML is out, so text nodes are dropped. */
function readDrawing(drawing: string): Drawing {
  const glyphs = new Map<string, string>();
  const pages: string[] = [];
  let page: { depth: number; parts: string[] } | null = null;
  let skipping: { name: string; depth: number } | null = null;
  let depth = 0;
  for (const [, closing = '', name = '', written = '', empty = ''] of drawing.matchAll(tag)) {
    if (closing === '') depth += 1;
    if (skipping) {
      if (closing !== '' || empty !== '') depth -= 1;
      if (depth < skipping.depth) skipping = null;
      continue;
    }
    const known = elements.has(name);
    if (closing !== '') {
      depth -= 1;
      if (page && depth >= page.depth) page.parts.push(`</${name}>`);
      if (page && depth === page.depth) {
        pages.push(page.parts.join(''));
        page = null;
      }
      continue;
    }
    if (!known) {
      if (empty === '') skipping = { name, depth };
      else depth -= 1;
      continue;
    }
    const kept = keep(written);
    const markup = `<${name}${kept}${empty}>`;
    if (page) page.parts.push(markup);
    else if (written.includes('class="typst-page"')) page = { depth: depth - 1, parts: ['<g>'] };
    else if (name === 'path' && written.includes('class="outline_glyph"')) {
      const id = / id="([^"]+)"/.exec(kept)?.[1];
      if (id) glyphs.set(id, `<${name}${kept}/>`);
    }
    if (empty !== '') depth -= 1;
  }
  return { glyphs, pages };
}

const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

function keep(written: string): string {
  return [...written.matchAll(/([\w:-]+)="([^"]*)"/g)]
    .filter(([, name = '', value = '']) => attributes.has(name) && isInner(name, value))
    .map(([, name, value]) => ` ${name}="${value}"`)
    .join('');
}

/** A reference must stay in the drawing; nothing else may look like one. */
function isInner(name: string, value: string): boolean {
  if (name === 'href') return /^#[\w+/-]+$/.test(value);
  if (/url\(/i.test(value)) return /^url\(#[\w+/-]+\)$/.test(value);
  return !/[<>:]/.test(value);
}
