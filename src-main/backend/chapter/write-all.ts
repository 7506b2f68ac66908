import { readFile, rm } from 'node:fs/promises';
import { writeWhole } from '../platform/files/write-whole.ts';

export type OutputFile = { readonly path: string; readonly bytes: Uint8Array };

/**
 * Writes several files as one act: each whole or not at all (C-15), and when one cannot be written those before it get
 * back what they held, so that a folder never mixes two issues.
 * @throws Refusal of the file that failed
 */
export async function writeAll(files: readonly OutputFile[]): Promise<void> {
  const written: { readonly path: string; readonly before: Uint8Array | null }[] = [];
  try {
    for (const { path, bytes } of files) {
      const before = await readIfThere(path);
      await writeWhole(path, bytes);
      written.push({ path, before });
    }
  } catch (error) {
    for (const { path, before } of written.toReversed())
      await (before === null ? rm(path, { force: true }) : writeWhole(path, before));
    throw error;
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    // A folder of that name, or a file that cannot be read: writing it will say what is wrong.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
