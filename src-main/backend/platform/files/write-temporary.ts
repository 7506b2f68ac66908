import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PathHandles } from './path-handles.ts';

/**
 * Writes a file to the folder that the next start clears. The handle is for `shell.showInFolder` and `chapter.download`.
 * `name` may be anything; what is written has a name that every file system takes, and that is never a path.
 */
export async function writeTemporary(
  { dataDir, paths }: { readonly dataDir: string; readonly paths: PathHandles },
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly handle: string; readonly name: string }> {
  const folder = join(dataDir, 'temporal', randomUUID());
  await mkdir(folder, { recursive: true });
  const safe = safeName(name);
  const path = join(folder, safe);
  await writeFile(path, bytes, { flag: 'wx' });
  return { handle: paths.give(path), name: safe };
}

const safeName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-120) || 'archivo';
