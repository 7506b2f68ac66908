import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { DocumentPlace } from '#shared/domain/review/document.ts';
import { type Annotator, mergedComments } from './comments-part.ts';
import type { Anchor, DocxReading } from './read-docx.ts';
import type { ReadParagraph } from './read-part.ts';

/** A comment for a stretch of the document; `elsewhere` is said where the stretch itself cannot hold one (notes, text boxes). */
export type Comment = { readonly place: DocumentPlace; readonly text: string; readonly elsewhere: string };

/**
 * A copy of a document with comments at the places named. Runs are divided where a number begins or ends; the text, every
 * other part and the comments that are there already stay as they are.
 * @param at when, ISO 8601
 */
export function annotate(
  bytes: Uint8Array,
  reading: DocxReading,
  { list, ...annotator }: Annotator & { readonly list: readonly Comment[] },
): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = text(parts[reading.main]);
  const wanted = list.flatMap(({ place, ...comment }) => {
    const anchor = reading.anchors.get(place.id);
    return anchor ? [{ ...comment, place, anchor }] : [];
  });
  const { edits, first } = mergedComments(
    parts,
    reading,
    annotator,
    wanted.map(({ anchor, ...comment }) => (anchor.kind === 'text' ? comment.text : comment.elsewhere)),
  );
  const insertions = wanted.flatMap(({ anchor, place }, index) =>
    marksOf(anchor, place, `${first + index}`, reading.prefix, xml),
  );
  const changed = { ...edits, [reading.main]: new TextEncoder().encode(withInsertions(xml, insertions)) };
  const entries: Zippable = {};
  for (const [path, content] of Object.entries({ ...parts, ...changed })) entries[path] = content;
  return zipSync(entries, { level: 6, mtime: new Date(annotator.at) });
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** What is put before the character at `at`; `order` tells what comes first where two stand at one place. */
type Insertion = { readonly at: number; readonly order: number; readonly xml: string; readonly until?: number };

function marksOf(
  anchor: Anchor,
  { start, end }: DocumentPlace,
  id: string,
  w: string,
  xml: string,
): readonly Insertion[] {
  const open = `<${w}commentRangeStart ${w}id="${id}"/>`;
  const close = `<${w}commentRangeEnd ${w}id="${id}"/><${w}r><${w}commentReference ${w}id="${id}"/></${w}r>`;
  if (anchor.kind === 'run') return [{ at: anchor.at, order: 1, xml: open + close }];
  const place = placeIn(anchor.paragraphs, start, Math.max(end, start + 1));
  if (!place) return [];
  return [...divided(place.from, open, 1, w, xml), ...divided(place.to, close, 0, w, xml)];
}

type Point = { readonly piece: ReadParagraph['pieces'][number]; readonly at: number };

/** The paragraph's characters at both ends of the stretch. A cell's text is that of its paragraphs with a space between. */
function placeIn(
  paragraphs: readonly ReadParagraph[],
  start: number,
  end: number,
): { readonly from: Point; readonly to: Point } | null {
  let offset = 0;
  for (const { text: own, pieces } of paragraphs) {
    const from = pieces.find((piece) => start - offset < piece.at + piece.places.length);
    if (start - offset <= own.length && from) {
      const to = pieces.findLast((piece) => piece.at < end - offset) ?? from;
      const begin = from.places[Math.max(0, start - offset - from.at)];
      const last = to.places[Math.min(end - offset - to.at, to.places.length) - 1];
      return begin === undefined || last === undefined
        ? null
        : { from: { piece: from, at: begin }, to: { piece: to, at: last } };
    }
    offset += own.length + 1;
  }
  return null;
}

/** Ends the run before (or, for the end of a stretch, after) a character and begins another with the same looks. */
function divided({ piece, at }: Point, mark: string, order: 0 | 1, w: string, xml: string): readonly Insertion[] {
  const point = order === 1 ? at : at + characterLength(xml, at);
  const reopened = `<${w}r>${piece.properties}<${w}t xml:space="preserve">`;
  return [
    // the part of the text before the mark may now end with a space
    ...(/xml:space/.test(xml.slice(piece.tag.start, piece.tag.end))
      ? []
      : [{ at: piece.tag.start, order: -1, xml: `<${w}t xml:space="preserve">`, until: piece.tag.end }]),
    { at: point, order, xml: `</${w}t></${w}r>${mark}${reopened}` },
  ];
}

const characterLength = (xml: string, at: number): number =>
  /^&[#\w]{1,10};/.exec(xml.slice(at, at + 12))?.[0].length ?? 1;

/** Put in from the front; a tag that two comments want replaced is replaced once. */
function withInsertions(xml: string, insertions: readonly Insertion[]): string {
  const sorted = insertions.toSorted((a, b) => a.at - b.at || a.order - b.order);
  const done: string[] = [];
  let at = 0;
  for (const { at: next, xml: added, until } of sorted) {
    if (until !== undefined && next < at) continue;
    done.push(xml.slice(at, next), added);
    at = until ?? next;
  }
  return done.join('') + xml.slice(at);
}
