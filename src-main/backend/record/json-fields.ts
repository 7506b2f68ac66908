type Leaf = string | number | boolean | null;

/** What differs between two values kept as JSON, by path: "numbering.firstTable". */
export function jsonDifferences(
  before: string,
  after: string,
): readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[] {
  const [old, now] = [before, after].map((text) => new Map(leavesOf(JSON.parse(text), '')));
  if (!old || !now) return [];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({ field: path, before: textOf(old.get(path)), after: textOf(now.get(path)) }));
}

/** The words of a text that is kept as JSON: its strings called "text", in order. */
export function plainTextOf(json: string): string {
  return leavesOf(JSON.parse(json), '')
    .filter(([path]) => path === 'text' || path.endsWith('.text'))
    .map(([, value]) => String(value))
    .join(' … ')
    .trim();
}

function leavesOf(value: unknown, path: string): readonly (readonly [string, Leaf])[] {
  if (typeof value !== 'object' || value === null) return [[path, value as Leaf]];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, path === '' ? key : `${path}.${key}`));
}

const textOf = (value: Leaf | undefined): string | null =>
  value === undefined || value === null ? null : String(value);
