import { type FileHandle, open } from 'node:fs/promises';
import type { Encoding } from '#shared/domain/imports.ts';

/** Bytes in their order, once. */
export type ByteSource = {
  /** Fills the target as far as there are bytes; fewer than its length only at the end, 0 after it. */
  readonly read: (target: Buffer) => Promise<number>;
  /** How many bytes of the file on disk were read. */
  readonly consumed: () => number;
  readonly close: () => Promise<void>;
};

/** The bytes of a file from `position` to `end` (exclusive). The handle stays its owner's. */
export function fileSource(file: FileHandle, position: number, end: number): ByteSource {
  let at = position;
  return {
    read: async (target) => {
      let filled = 0;
      while (filled < target.length && at < end) {
        const wanted = Math.min(target.length - filled, end - at);
        const { bytesRead } = await file.read(target, filled, wanted, at);
        if (bytesRead === 0) break;
        filled += bytesRead;
        at += bytesRead;
      }
      return filled;
    },
    consumed: () => at,
    close: () => Promise.resolve(),
  };
}

/** The bytes already taken to look at, then the rest of the source. */
export function withHead(head: Buffer, rest: ByteSource): ByteSource {
  let at = 0;
  return {
    ...rest,
    read: async (target) => {
      const taken = Math.min(target.length, head.length - at);
      head.copy(target, 0, at, at + taken);
      at += taken;
      return taken === target.length ? taken : taken + (await rest.read(target.subarray(taken)));
    },
  };
}

/** UTF-16 as UTF-8; other encodings pass as they are, because all that gives a CSV its shape is ASCII in them. */
export function transcoded(source: ByteSource, encoding: Encoding): ByteSource {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return source;
  const decoder = new TextDecoder(encoding);
  let ended = false;
  return {
    ...source,
    read: async (target) => {
      let filled = 0;
      // Two bytes become three at most, and a pair of surrogates held back by the decoder becomes four.
      while (!ended && target.length - filled >= 16) {
        const raw = Buffer.allocUnsafe(2 * Math.floor((target.length - filled - 8) / 3));
        const count = await source.read(raw);
        ended = count < raw.length;
        filled += target.write(decoder.decode(raw.subarray(0, count), { stream: !ended }), filled, 'utf8');
      }
      return filled;
    },
  };
}

/** Opens a file for reading; `null` with the system's code when it cannot be. */
export async function openFile(path: string): Promise<{ file: FileHandle; size: number } | { reason: string }> {
  try {
    const file = await open(path, 'r');
    return { file, size: (await file.stat()).size };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { reason: String(error.code) };
    throw error;
  }
}
