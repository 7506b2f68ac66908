const HEADER = 512;
const FREE = 0xffffffff;
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
  const perTable = sectorSize / 4;
  let last = -1;
  for (const [index, sector] of tables.entries()) {
    const start = (sector + 1) * sectorSize;
    if (start + sectorSize > bytes.length) return false;
    for (let entry = 0; entry < perTable; entry++)
      if (view.getUint32(start + entry * 4, true) !== FREE) last = Math.max(last, index * perTable + entry);
  }
  return last >= 0 && last < sectors;
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
