import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Flushes a finished file and moves it over its final name, so that after power loss the name holds the old or the new file, whole. */
export function renameFlushed(from: string, to: string): void {
  flush(from, 'r+');
  renameSync(from, to);
  if (process.platform !== 'win32') flush(dirname(to), 'r');
}

function flush(path: string, flags: string): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
