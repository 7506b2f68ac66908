import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** What makes two files the same file. Empty for one that could not be read: the parser has said why. */
export type FileIdentity = { readonly sha256: string; readonly size: number };

export async function identify(path: string): Promise<FileIdentity> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
      }
    });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return { sha256: '', size: 0 };
    throw error;
  }
  return { sha256: hash.digest('hex'), size };
}
