import { type FittedBlock, highestIds, withBookmark } from './fit-fragment.ts';
import { plainHeading } from './locate.ts';
import type { Element } from './word-xml.ts';
import { childElements, linesOf } from './word-xml.ts';

/**
 * Bookmarks of the replaced text that the rest of the document refers to (contents, lists, "véase la Tabla 20") stand again
 * at what took their place: the same heading, the caption of the same number, else the chapter's heading. So no link of the
 * institution breaks. Bookmarks nobody names go with their text.
 */
export function keepReferences(
  target: string,
  { replaced, outside }: { readonly replaced: readonly Element[]; readonly outside: string },
  blocks: readonly FittedBlock[],
): readonly FittedBlock[] {
  const named = namesReferredTo(outside);
  const fitted = blocks.map((block) => ({ ...block }));
  let id = highestIds(outside).bookmark + 20_000;
  for (const { start, end } of replaced) {
    const xml = target.slice(start, end);
    const names = [...xml.matchAll(/<w:bookmarkStart\s[^>]*?w:name="([^"]*)"/g)].flatMap(([, name]) => name ?? []);
    for (const name of new Set(names)) {
      if (!named.has(name) || fitted.some((block) => block.xml.includes(`w:name="${name}"`))) continue;
      const line = linesOf(xml)[0] ?? '';
      const at = fitted.find((block) => sameSubject(line, block.text.split('\n')[0] ?? '')) ?? fitted[0];
      if (!at) continue;
      id += 1;
      at.xml = aroundLabel(at.xml, name, id);
    }
  }
  return fitted;
}

function namesReferredTo(xml: string): ReadonlySet<string> {
  const anchors = [...xml.matchAll(/\sw:anchor="([^"]*)"/g)].flatMap(([, name]) => name ?? []);
  const fields = [...xml.matchAll(/\b(?:PAGEREF|NOTEREF|REF)\s+([\w.-]+)/g)].flatMap(([, name]) => name ?? []);
  return new Set([...anchors, ...fields]);
}

function sameSubject(theirs: string, ours: string): boolean {
  const label = /^(tabla|cuadro|gr[aá]fico|figura)\s+n?\W*0*(\d+)/i;
  const [captionTheirs, captionOurs] = [label.exec(theirs), label.exec(ours)];
  if (captionTheirs || captionOurs)
    return captionTheirs?.[2] === captionOurs?.[2] && kindOf(captionTheirs?.[1]) === kindOf(captionOurs?.[1]);
  return theirs !== '' && plainHeading(theirs) === plainHeading(ours);
}

const kindOf = (word: string | undefined): string => (/^(tabla|cuadro)$/i.test(word ?? '') ? 'table' : 'chart');

/** Around the label of a caption, which is what a reference prints; around a whole heading or paragraph otherwise. */
function aroundLabel(xml: string, name: string, id: number): string {
  const label = /<w:bookmarkStart w:name="_Ref_\w*" w:id="(\d+)"\/>/.exec(xml);
  const close = label ? xml.indexOf(`<w:bookmarkEnd w:id="${label[1]}"/>`, label.index) : -1;
  if (!label || close < 0) {
    const [first] = childElements(xml);
    return first ? withBookmark(xml.slice(0, first.end), name, id) + xml.slice(first.end) : xml;
  }
  const start = `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`;
  return `${xml.slice(0, label.index)}${start}${xml.slice(label.index, close)}<w:bookmarkEnd w:id="${id}"/>${xml.slice(close)}`;
}

const ranges = ['bookmark', 'commentRange', 'perm'] as const;

/** Marks that begin before the replaced text and end in it, or the other way round: they are set again at its edges. */
export function edgeMarks(replaced: string): { readonly before: string; readonly after: string } {
  const [before, after]: [string[], string[]] = [[], []];
  for (const range of ranges) {
    const starts = tagsById(replaced, `${range}Start`);
    const ends = tagsById(replaced, `${range}End`);
    for (const [id, tag] of ends) if (!starts.has(id)) before.push(tag);
    for (const [id, tag] of starts) if (!ends.has(id)) after.push(tag);
  }
  return { before: before.join(''), after: after.join('') };
}

const tagsById = (xml: string, name: string): ReadonlyMap<string, string> =>
  new Map(
    [...xml.matchAll(new RegExp(`<w:${name}\\s[^>]*?w:id="(\\d+)"[^>]*?/>`, 'g'))].map(([tag, id = '']) => [id, tag]),
  );
