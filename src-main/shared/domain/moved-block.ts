/**
 * `ids` with the chosen ones a place up (-1) or down (1), each over its neighbour, so that gaps between them stay. They move
 * together: where the foremost has no room, and where none is chosen, the same list comes back.
 */
export function movedBlock<Id>(ids: readonly Id[], chosen: readonly Id[], by: -1 | 1): readonly Id[] {
  const wanted = new Set(chosen);
  const places = ids.flatMap((id, index) => (wanted.has(id) ? [index] : []));
  const foremostFirst = by === -1 ? places : places.toReversed();
  const [foremost] = foremostFirst;
  if (foremost === undefined || foremost + by < 0 || foremost + by >= ids.length) return ids;
  const order = [...ids];
  for (const from of foremostFirst) [order[from], order[from + by]] = [order[from + by] as Id, order[from] as Id];
  return order;
}
