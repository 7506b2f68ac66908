import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** A part of the package as XML; return it changed, or as it came. */
export type PartEdit = (path: string, xml: string) => string;

/**
 * Writes an Office package again so that the same content gives the same bytes (OU12): parts in the same order, one fixed
 * time for all, relationship names counted instead of drawn by lot. `edit` is applied to every XML part. Packages inside
 * (the data of a chart) are treated alike.
 */
export function stableZip(bytes: Uint8Array, time: Date, edit: PartEdit = (_, xml) => xml): Uint8Array {
  const parts = Object.entries(unzipSync(bytes));
  const names = relationshipNames(parts);
  const entries: Zippable = {};
  for (const [path, content] of parts) {
    if (path.endsWith('.xlsx')) entries[path] = stableZip(content, time);
    else if (!isXml(path)) entries[path] = content;
    else {
      const xml = strFromU8(content).replace(drawnByLot, (id) => names.get(id) ?? id);
      entries[path] = strToU8(edit(path, path === 'docProps/core.xml' ? withTime(xml, time) : xml));
    }
  }
  return zipSync(entries, { level: 6, mtime: zipTime(time) });
}

const isXml = (path: string): boolean => /\.(xml|rels)$/.test(path);

/** Relationship ids that are not a plain count: "rId7ncnsy1fm2xk9mmmf56an". */
const drawnByLot = /(?<=")rId(?=[\w-]*[a-z_-])[\w-]{12,}(?=")/g;

function relationshipNames(parts: readonly (readonly [string, Uint8Array])[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [path, content] of parts) {
    if (!path.endsWith('.rels')) continue;
    for (const [id] of strFromU8(content).matchAll(drawnByLot)) names.set(id, `rIdPart${names.size + 1}`);
  }
  return names;
}

const withTime = (xml: string, time: Date): string =>
  xml.replace(
    /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g,
    `$1${time.toISOString().replace(/\.\d+Z$/, 'Z')}$3`,
  );

/** Zip times are local and begin in 1980; a fixed wall clock keeps them the same in every time zone. */
export function zipTime(time: Date): Date {
  const year = Math.max(1980, time.getUTCFullYear());
  return new Date(year, time.getUTCMonth(), time.getUTCDate(), 12);
}
