import { attribute } from './word-xml.ts';

/** A page setup of somebody else's, and what of it our text may bring to turn a page. */
export type Turn = {
  /** Width between the margins of a page across, in twentieths of a point. */
  readonly textTwips: number;
  /** Ends the upright pages before. */
  readonly open: string;
  /** Ends the pages across. */
  readonly close: string;
  /** The setup for what follows, which goes on and begins nothing anew. */
  readonly goesOn: string;
};

/**
 * How wide tables get pages across where that page setup governs (OU7); `null` where the page lies already, or says no size.
 * Breaks of ours carry a bookmark, so that they are told from those of the document the next time.
 */
export function turnOf(governing: string | null): Turn | null {
  if (governing === null) return null;
  const size = /<w:pgSz\s[^>]*>/.exec(governing)?.[0];
  const [width, height] = [Number(size && attribute(size, 'w:w')), Number(size && attribute(size, 'w:h'))];
  const margins = /<w:pgMar\s[^>]*>/.exec(governing)?.[0] ?? '';
  const sides = Number(attribute(margins, 'w:left')) + Number(attribute(margins, 'w:right'));
  if (!size || !(width > 0) || !(height > width) || !Number.isFinite(sides)) return null;
  const goesOn = continued(governing);
  const across = `<w:pgSz w:w="${height}" w:h="${width}" w:orient="landscape"/>`;
  return {
    textTwips: height - sides,
    open: governing,
    close: goesOn.replace(/<w:pgSz\s[^>]*>(?:\s*<\/w:pgSz>)?/, across),
    goesOn,
  };
}

/** Whether a setup that stays as it is may come again after other pages: no page of it is a first one, no number starts. */
export const canGoOn = (governing: string): boolean => continued(governing) === governing;

/** The same setup on the next page, whatever it began with. */
const continued = (governing: string): string =>
  governing
    .replace(/<w:type\s[^>]*w:val="(?!nextPage")[^>]*\/>/, '')
    .replace(/<w:titlePg(?:\s[^>]*)?\/>/, '')
    .replace(/(<w:pgNumType\b[^>]*?)\s+w:start="[^"]*"/, '$1');

export type Piece = { readonly xml: string; readonly across: boolean };

/** Pieces in their order with breaks between the upright ones and those across. The last break is left to `end`. */
export function withTurns(
  pieces: readonly Piece[],
  turn: Turn,
  { started, firstId }: { readonly started: boolean; readonly firstId: number },
): { readonly xml: string; readonly endsAcross: boolean } {
  let [across, opened, id] = [false, false, firstId];
  const parts: string[] = [];
  const breakOf = (section: string): string => {
    id += 1;
    return breakParagraph(section, id, id - firstId);
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.across !== across) {
      if (across) parts.push(breakOf(turn.close));
      else if (started || index > 0) {
        parts.push(breakOf(opened ? turn.goesOn : turn.open));
        opened = true;
      }
      across = piece.across;
    }
    parts.push(piece.xml);
  }
  return { xml: parts.join(''), endsAcross: across };
}

/** So low that it fits below the last line of a full page. */
export const breakParagraph = (section: string, id: number, number: number): string =>
  `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${section}</w:pPr>` +
  `<w:bookmarkStart w:id="${id}" w:name="${breakName}${number}"/><w:bookmarkEnd w:id="${id}"/></w:p>`;

const breakName = '_MSeccion_';
const ourBreak = new RegExp(
  `<w:p(?: [^>]*)?><w:pPr>(?:(?!</w:p>)[\\s\\S])*?</w:sectPr></w:pPr>(?:(?!</w:p>|<w:t[ >])[\\s\\S])*?w:name="${breakName}\\d+"(?:(?!</w:p>|<w:t[ >])[\\s\\S])*?</w:p>`,
  'g',
);

/** The text without the breaks that an earlier time put into it; one that a person has written into stays. */
export const withoutTurns = (xml: string): string => xml.replace(ourBreak, '');
