const HEADER = 512;
const FREE = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;
/** Sector numbers above this one are marks: end of chain, table, table of tables. */
const LAST_SECTOR = 0xfffffffa;
/** Places for table sectors inside the header itself. */
const IN_HEADER = 109;

/**
 * Whether an OLE compound file (the container of a binary .xls) has all the sectors its own allocation table names. A
 * reader of a file that was cut off would otherwise give the first rows as if they were all.
 */
export function isCompleteCompoundFile(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return false;
  const sectorSize = 2 ** shift;
  const sectors = Math.floor(bytes.length / sectorSize) - 1;
  const tables = tableSectors(view, sectorSize, sectors);
  if (tables === null) return false;
  const entries: number[] = [];
  for (const sector of tables) {
    const start = (sector + 1) * sectorSize;
    if (start + sectorSize > bytes.length) return false;
    for (let at = start; at < start + sectorSize; at += 4) entries.push(view.getUint32(at, true));
  }
  const last = lastUsed(entries);
  return last >= 0 && last < sectors;
}

/** The highest sector that the table names. Some writers fill the rest of it with ends of chains that begin nowhere. */
function lastUsed(entries: readonly number[]): number {
  const followed = new Set(entries.filter((entry) => entry < LAST_SECTOR));
  const padding = entries.at(-1) === END_OF_CHAIN ? END_OF_CHAIN : FREE;
  let last = entries.length - 1;
  while (last >= 0 && entries[last] === padding && !followed.has(last)) last--;
  // Not spread into one call: a file has a hundred thousand sectors.
  for (const sector of followed) last = Math.max(last, sector);
  return last;
}

/** Where the allocation table lies, in order; `null` when a part of that list is itself missing. */
function tableSectors(view: DataView, sectorSize: number, sectors: number): readonly number[] | null {
  const count = view.getUint32(44, true);
  if (count === 0 || count > sectors) return null;
  const found: number[] = [];
  for (let index = 0; index < Math.min(count, IN_HEADER); index++) found.push(view.getUint32(76 + index * 4, true));
  let next = view.getUint32(68, true);
  while (found.length < count) {
    const start = (next + 1) * sectorSize;
    if (next >= LAST_SECTOR || start + sectorSize > view.byteLength) return null;
    const places = sectorSize / 4 - 1;
    for (let index = 0; index < places && found.length < count; index++)
      found.push(view.getUint32(start + index * 4, true));
    next = view.getUint32(start + places * 4, true);
  }
  return found;
}
