import { crc32, inflateRawSync } from 'node:zlib';
import type { ImportLimits } from '../limits.ts';

export type ZipVerdict =
  /** `parts`: the unpacked XML and text tables, by path; `names`: everything that is in it. */
  | { readonly kind: 'sound'; readonly names: readonly string[]; readonly parts: Map<string, Buffer> }
  /** `truncated`: the directory at the end is missing. `damaged`: a part is not what the directory says. */
  | { readonly kind: 'truncated' | 'damaged' | 'encrypted' | 'too-large' | 'doctype' };

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** Length of the end record, and of the comment that may follow it. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

/**
 * Checks a zip before any parser sees it (C-19, C-20): a directory, few enough parts, each part whole by its checksum, what
 * all really unpack to (the directory may lie) below the limit, and no document type declaration in its XML.
 */
export function checkZip(bytes: Uint8Array, limits: Pick<ImportLimits, 'zipEntries' | 'unpackedBytes'>): ZipVerdict {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(buffer);
  if (directory === null) return { kind: 'truncated' };
  if (directory.count > limits.zipEntries) return { kind: 'too-large' };
  const names: string[] = [];
  const parts = new Map<string, Buffer>();
  let at = directory.offset;
  let left = limits.unpackedBytes;
  for (let index = 0; index < directory.count; index++) {
    const entry = readEntry(buffer, at);
    if (entry === null) return { kind: 'damaged' };
    if (entry.encrypted) return { kind: 'encrypted' };
    if (entry.size > left) return { kind: 'too-large' };
    const content = unpack(buffer, entry);
    if (content === null) return { kind: 'damaged' };
    left -= content.length;
    names.push(entry.name);
    const xml = /\.(xml|rels)$/i.test(entry.name);
    if (xml && content.includes('<!DOCTYPE')) return { kind: 'doctype' };
    if (xml || /\.(csv|tsv|txt)$/i.test(entry.name)) parts.set(entry.name, content);
    at = entry.next;
  }
  return { kind: 'sound', names, parts };
}

function findDirectory(buffer: Buffer): { count: number; offset: number } | null {
  const lowest = Math.max(0, buffer.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = buffer.length - END_LENGTH; at >= lowest; at--) {
    if (buffer.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    const count = buffer.readUInt16LE(at + 10);
    const offset = buffer.readUInt32LE(at + 16);
    return offset + buffer.readUInt32LE(at + 12) <= at ? { count, offset } : null;
  }
  return null;
}

type Entry = {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly header: number;
  readonly next: number;
};

function readEntry(buffer: Buffer, at: number): Entry | null {
  if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
  const nameEnd = at + 46 + buffer.readUInt16LE(at + 28);
  return {
    name: buffer.toString('utf8', at + 46, nameEnd),
    encrypted: (buffer.readUInt16LE(at + 8) & 1) === 1,
    method: buffer.readUInt16LE(at + 10),
    checksum: buffer.readUInt32LE(at + 16),
    packedSize: buffer.readUInt32LE(at + 20),
    size: buffer.readUInt32LE(at + 24),
    header: buffer.readUInt32LE(at + 42),
    next: nameEnd + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32),
  };
}

/** The part's content if it is exactly what the directory announces, else `null`. */
function unpack(buffer: Buffer, entry: Entry): Buffer | null {
  const { header } = entry;
  if (header + 30 > buffer.length || buffer.readUInt32LE(header) !== LOCAL_HEADER) return null;
  const start = header + 30 + buffer.readUInt16LE(header + 26) + buffer.readUInt16LE(header + 28);
  const packed = buffer.subarray(start, start + entry.packedSize);
  if (packed.length !== entry.packedSize) return null;
  const content = entry.method === 0 ? packed : entry.method === 8 ? inflate(packed, entry.size) : null;
  return content !== null && content.length === entry.size && crc32(content) === entry.checksum ? content : null;
}

function inflate(packed: Buffer, size: number): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    // Broken data, or more of it than announced: both mean that the part is not what the directory says.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
