import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type ByteSource, fileSource } from './byte-source.ts';
import type { OpenDataLimits } from './limits.ts';

/** The one file inside a zip, to be unpacked while it is read. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly header: number;
};

export type ZipContent =
  | { readonly kind: 'one'; readonly entry: ZipEntry }
  /** `other`: no file or several; their names are in `names`. `truncated`: the directory at the end is missing. */
  | { readonly kind: 'other'; readonly names: readonly string[] }
  | { readonly kind: 'truncated' | 'damaged' | 'encrypted' | 'too-many' };

/** A zip that is not what its directory says, or that unpacks to more than any real file (C-19). */
export class ZipDefect extends Error {
  readonly reason: 'damaged' | 'too-large';
  constructor(reason: 'damaged' | 'too-large') {
    super(`zip is ${reason}`);
    this.reason = reason;
  }
}

const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const LONGEST_COMMENT = 65_535;
/** Stands where the real number is in the 64-bit extension: a whole year unpacks to more than 4 GB. */
const IN_EXTENSION = 0xffffffff;
const EXTENSION_64 = 1;
const LONGEST_DIRECTORY = 4 * 2 ** 20;

/** Reads the directory of a zip by its end, with 64-bit sizes; folders and the shadow files of macOS do not count. */
export async function readZipContent(
  file: FileHandle,
  size: number,
  limits: Pick<OpenDataLimits, 'zipEntries'>,
): Promise<ZipContent> {
  const directory = await findDirectory(file, size);
  if (directory === null) return { kind: 'truncated' };
  if (directory.count > limits.zipEntries || directory.length > LONGEST_DIRECTORY) return { kind: 'too-many' };
  if (directory.offset + directory.length > size) return { kind: 'damaged' };
  const bytes = await readAt(file, directory.offset, directory.length);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return { kind: 'damaged' };
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const name = bytes.toString('utf8', at + 46, nameEnd);
    const hidden = name.endsWith('/') || name.startsWith('__MACOSX/');
    if (!hidden && (bytes.readUInt16LE(at + 8) & 1) === 1) return { kind: 'encrypted' };
    const sizes = readSizes(bytes, at, bytes.subarray(nameEnd, extraEnd));
    if (!hidden)
      entries.push({ name, method: bytes.readUInt16LE(at + 10), checksum: bytes.readUInt32LE(at + 16), ...sizes });
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return { kind: 'other', names: entries.map(({ name }) => name) };
  return entry.method === 0 || entry.method === 8 ? { kind: 'one', entry } : { kind: 'damaged' };
}

/**
 * Unpacks an entry while it is read; nothing is written anywhere. What it unpacks to is measured, never believed.
 * Reading throws `ZipDefect` where the data is broken, its length or checksum is not the directory's, or it unpacks too far.
 */
export async function zipSource(
  file: FileHandle,
  entry: ZipEntry,
  limits: Pick<OpenDataLimits, 'unpackedBytes' | 'unpackRatio'>,
): Promise<ByteSource> {
  const local = await readAt(file, entry.header, 30);
  if (local.length < 30 || local.readUInt32LE(0) !== LOCAL_HEADER) throw new ZipDefect('damaged');
  const start = entry.header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = fileSource(file, start, start + entry.packedSize);
  const stream = entry.method === 0 ? Readable.from(pieces(packed)) : inflated(packed);
  const iterator = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  let unpacked = 0;
  let checksum = 0;

  const next = async (): Promise<boolean> => {
    const { value, done } = await nextPiece(iterator);
    if (done === true) {
      if (unpacked !== entry.size || checksum !== entry.checksum) throw new ZipDefect('damaged');
      return false;
    }
    rest = value;
    unpacked += rest.length;
    checksum = crc32(rest, checksum);
    const ratioLimit = 2 ** 20 + limits.unpackRatio * (packed.consumed() - start);
    if (unpacked > limits.unpackedBytes || unpacked > ratioLimit) throw new ZipDefect('too-large');
    return true;
  };

  return {
    read: async (target) => {
      let filled = 0;
      while (filled < target.length) {
        if (rest.length === 0 && !(await next())) break;
        const taken = rest.copy(target, filled);
        rest = rest.subarray(taken);
        filled += taken;
      }
      return filled;
    },
    consumed: packed.consumed,
    close: async () => {
      stream.destroy();
    },
  };
}

const PIECE = 2 ** 18;

async function* pieces(source: ByteSource): AsyncGenerator<Buffer> {
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const count = await source.read(piece);
    if (count === 0) return;
    yield piece.subarray(0, count);
  }
}

function inflated(packed: ByteSource): Readable {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  // Errors reach the reader of `inflate`, which is the one that waits.
  pipeline(Readable.from(pieces(packed)), inflate, () => undefined);
  return inflate;
}

async function nextPiece(iterator: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer>> {
  try {
    return await iterator.next();
  } catch (error) {
    // zlib names what is wrong with the data by its own codes; a read error of the disk stays what it is.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new ZipDefect('damaged');
    throw error;
  }
}

type Directory = { readonly count: number; readonly length: number; readonly offset: number };

async function findDirectory(file: FileHandle, size: number): Promise<Directory | null> {
  const tailStart = Math.max(0, size - END_LENGTH - LONGEST_COMMENT - LOCATOR_LENGTH);
  const tail = await readAt(file, tailStart, size - tailStart);
  for (let at = tail.length - END_LENGTH; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    const locator = at - LOCATOR_LENGTH;
    if (locator >= 0 && tail.readUInt32LE(locator) === LOCATOR_64) {
      const end = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
      if (end.length < 56 || end.readUInt32LE(0) !== END_OF_DIRECTORY_64) return null;
      return {
        count: Number(end.readBigUInt64LE(32)),
        length: Number(end.readBigUInt64LE(40)),
        offset: Number(end.readBigUInt64LE(48)),
      };
    }
    return {
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
  }
  return null;
}

/** Sizes and place of an entry; those that do not fit into 32 bits stand in its extension, in this order. */
function readSizes(bytes: Buffer, at: number, extra: Buffer): Pick<ZipEntry, 'packedSize' | 'size' | 'header'> {
  const extension = findExtension(extra);
  let next = 0;
  const read = (offset: number): number => {
    const short = bytes.readUInt32LE(at + offset);
    if (short !== IN_EXTENSION || extension === null || next + 8 > extension.length) return short;
    next += 8;
    return Number(extension.readBigUInt64LE(next - 8));
  };
  const size = read(24);
  const packedSize = read(20);
  return { size, packedSize, header: read(42) };
}

function findExtension(extra: Buffer): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === EXTENSION_64) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, await fileSource(file, position, position + length).read(bytes));
}
