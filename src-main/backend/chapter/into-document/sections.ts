import { attribute } from './word-xml.ts';

const section = /<w:sectPr(?:\s[^>]*)?>[\s\S]*?<\/w:sectPr>|<w:sectPr(?:\s[^>]*)?\/>/g;

/**
 * Section breaks inside the replaced text belong to the document: the last keeps what follows on its own page setup, and
 * where there are more, the first keeps what comes before. They stand in empty paragraphs around our text.
 */
export function keptSections(replaced: string): { readonly before: string; readonly after: string } {
  const sections = replaced.match(section) ?? [];
  const paragraph = (xml: string | undefined): string => (xml === undefined ? '' : `<w:p><w:pPr>${xml}</w:pPr></w:p>`);
  return { before: sections.length > 1 ? paragraph(sections[0]) : '', after: paragraph(sections.at(-1)) };
}

/** The page setup where our text will stand; `null` where the document does not say. */
export const sectionAt = (xml: string, start: number, end: number): string | null =>
  xml.slice(start, end).match(section)?.at(-1) ?? xml.slice(end).match(section)?.[0] ?? null;

/** Width between the margins of a page setup, in twentieths of a point; `null` where it does not say. */
export function textWidthOf(governing: string | null): number | null {
  if (governing === null) return null;
  const number = (element: string, name: string): number => {
    const tag = new RegExp(`<${element}\\s[^>]*>`).exec(governing)?.[0];
    return Number((tag && attribute(tag, name)) ?? Number.NaN);
  };
  const gutter = number('w:pgMar', 'w:gutter');
  const width =
    number('w:pgSz', 'w:w') -
    number('w:pgMar', 'w:left') -
    number('w:pgMar', 'w:right') -
    (Number.isFinite(gutter) ? gutter : 0);
  return width >= narrowest ? Math.min(width, widest) : null;
}

/** Less than 5 cm is a mistake of reading, more than 50 cm no paper. */
const [narrowest, widest] = [2_835, 28_350];
