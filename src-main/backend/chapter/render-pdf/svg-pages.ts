import type { PageSpot, PreviewPage } from '#shared/contract/types.ts';
import { addressIn, type Origin, originIn, spotAt } from './page-spots.ts';

/**
 * Cuts the renderer's one drawing into a self-contained SVG per page. Only shapes pass: elements and attributes stand on
 * a list, references stay inside the drawing, and everything else (scripts, styles, embedded HTML with its text) is left
 * out with its content. Links with an address become spots beside the drawing. @throws Error when the drawing has not as many pages as sizes
 */
export function svgPages(
  drawing: string,
  sizes: readonly { readonly width: number; readonly height: number }[],
): readonly PreviewPage[] {
  const { glyphs, pages } = readDrawing(drawing);
  if (pages.length !== sizes.length) throw new Error(`drawing of ${pages.length} pages, expected ${sizes.length}`);
  return sizes.map(({ width, height }, index) => {
    const { body = '', spots = [] } = pages[index] ?? {};
    const used = new Set([...body.matchAll(/ href="#([\w+/-]+)"/g)].map(([, id]) => id ?? ''));
    const defs = [...used].flatMap((id) => glyphs.get(id) ?? []).join('');
    return {
      number: index + 1,
      width,
      height,
      svg:
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">` +
        `<rect width="${width}" height="${height}" fill="#fff"/><defs>${defs}</defs>${body}</svg>`,
      spots,
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

type DrawnPage = { readonly body: string; readonly spots: readonly PageSpot[] };
type Drawing = { readonly glyphs: ReadonlyMap<string, string>; readonly pages: readonly DrawnPage[] };

/** One pass over the tags: the drawing has no text of its own once embedded HTML is out, so text nodes are dropped. */
function readDrawing(drawing: string): Drawing {
  const glyphs = new Map<string, string>();
  const pages: DrawnPage[] = [];
  let page: { depth: number; parts: string[]; spots: PageSpot[] } | null = null;
  let skipping: { depth: number; address: string | null } | null = null;
  /** Where the coordinates of each open element begin, on its page. */
  const origins: Origin[] = [];
  let depth = 0;
  for (const [found, closing = '', name = '', written = '', empty = ''] of drawing.matchAll(tag)) {
    if (name === '') {
      if (page && !skipping) page.parts.push(found);
      continue;
    }
    if (closing === '') depth += 1;
    if (skipping) {
      const spot = page && name === 'rect' && spotAt(skipping.address, origins[skipping.depth - 1] ?? null, written);
      if (spot) page?.spots.push(spot);
      if (closing !== '' || empty !== '') depth -= 1;
      if (depth < skipping.depth) skipping = null;
      continue;
    }
    const known = elements.has(name);
    if (closing !== '') {
      depth -= 1;
      if (page && depth >= page.depth) page.parts.push(`</${name}>`);
      if (page && depth === page.depth) {
        pages.push({ body: page.parts.join(''), spots: page.spots });
        page = null;
      }
      continue;
    }
    if (!known) {
      if (empty === '') skipping = { depth, address: name === 'a' ? addressIn(written) : null };
      else depth -= 1;
      continue;
    }
    // Only groups hold others; the thousands of signs need no place of their own.
    if (name === 'g') origins[depth] = originIn(origins[depth - 1] ?? null, written);
    const kept = keep(written);
    const markup = `<${name}${kept}${empty}>`;
    if (page) page.parts.push(markup);
    else if (written.includes('class="typst-page"')) {
      page = { depth: depth - 1, parts: ['<g>'], spots: [] };
      origins[depth] = { x: 0, y: 0 };
    } else if (name === 'path' && written.includes('class="outline_glyph"')) {
      const id = / id="([^"]+)"/.exec(kept)?.[1];
      if (id) glyphs.set(id, `<${name}${kept}/>`);
    }
    if (empty !== '') depth -= 1;
  }
  return { glyphs, pages };
}

/** A line of signs, which is most of a drawing and safe as it is written; else any one tag. */
const tag =
  /(?:<use x="[-\d.]+" y="[-\d.]+" href="#[\w+/-]+"\/>)+|<(\/?)([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

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
