import { createHash } from 'node:crypto';
import { decodeEntities } from '../../imports/readers/entities.ts';

/** An element of an XML part by its place in it, so that everything around it can stay as it is, byte by byte. */
export type Element = {
  readonly name: string;
  /** The opening tag as written. */
  readonly tag: string;
  readonly start: number;
  /** Behind the closing tag. */
  readonly end: number;
};

/** Comments, instructions and CDATA are stepped over; every repetition takes what no other part of the pattern can. */
const markup = /<(?:!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|\?[^>]*>|(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*)>)/g;

/** The elements directly inside the stretch, in order; what is in them is not looked into. */
export function childElements(xml: string, from = 0, to = xml.length): readonly Element[] {
  const found: Element[] = [];
  const scan = new RegExp(markup);
  scan.lastIndex = from;
  let depth = 0;
  let open: { readonly name: string; readonly tag: string; readonly start: number } | null = null;
  for (let match = scan.exec(xml); match !== null && match.index < to; match = scan.exec(xml)) {
    const [tag, slash, name] = match;
    if (name === undefined) continue;
    const end = match.index + tag.length;
    if (slash === '/') {
      depth -= 1;
      if (depth < 0) break;
    } else {
      if (depth === 0) open = { name, tag, start: match.index };
      if (!tag.endsWith('/>')) depth += 1;
    }
    if (depth === 0 && open) {
      found.push({ ...open, end });
      open = null;
    }
  }
  return found;
}

/** What stands between the opening and the closing tag of the first element of that name, or `null`. */
export function contentOf(xml: string, name: string): { readonly start: number; readonly end: number } | null {
  const open = new RegExp(`<${name}(?:\\s(?:[^>"']|"[^"]*"|'[^']*')*)?>`).exec(xml);
  const end = xml.lastIndexOf(`</${name}>`);
  if (!open || end < open.index || open[0].endsWith('/>')) return null;
  return { start: open.index + open[0].length, end };
}

/** The value of an attribute with its prefix ("w:val"), or `null`. */
export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? null : decodeEntities(value);
}

/** The attribute `w:val` of the first element of that name, or `null`. */
export function settingOf(xml: string, name: string): string | null {
  const tag = new RegExp(`<${name}(?=[\\s/>])[^>]*>`).exec(xml)?.[0];
  return tag === undefined ? null : attribute(tag, 'w:val');
}

/** Words as a reader sees them, one line for each paragraph that has any; spaces of every kind count as one. */
export function linesOf(xml: string): readonly string[] {
  return xml
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br|noBreakHyphen)(?:\s[^>]*)?\/>/g)]
        .map(([, text]) => (text === undefined ? ' ' : decodeEntities(text)))
        .join('')
        .replace(/[\s\u00a0\u202f]+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}

export const textOf = (xml: string): string => linesOf(xml).join('\n');

/** Eight characters that tell whether a text is still the one that was written. */
export const textMark = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The bookmarks that begin in a stretch, and what they stand around. */
export function bookmarkedIn(
  xml: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  return [...xml.slice(start, end).matchAll(/<w:bookmarkStart\s[^>]*>/g)].flatMap((match) => {
    const [id, name] = [attribute(match[0], 'w:id') ?? '', attribute(match[0], 'w:name') ?? ''];
    // Names and numbers as Word writes them: they go into patterns.
    if (!/^\d+$/.test(id) || !/^[\p{L}\p{N}_.-]+$/u.test(name)) return [];
    const opens = start + match.index + match[0].length;
    const closes = xml.slice(opens).search(new RegExp(`<w:bookmarkEnd\\s[^>]*?w:id="${id}"`));
    return closes < 0 ? [] : [{ name, start: opens, end: opens + closes }];
  });
}
