import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The file is set aside at this size, once; an older one is replaced. */
const maxBytes = 1_000_000;

/**
 * Notes unexpected errors in a file of the data folder, for whoever looks after the program (C-17); nothing is sent anywhere.
 * A disk that takes no more lines must not turn one error into two.
 */
export function createErrorLog(path: string, clock: () => Date): (error: unknown) => void {
  return (error) => {
    const entry = `${clock().toISOString()} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
    process.stderr.write(entry);
    try {
      mkdirSync(dirname(path), { recursive: true });
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size > maxBytes) renameSync(path, `${path}.1`);
      appendFileSync(path, entry);
    } catch (failed) {
      process.stderr.write(`${String(failed)}\n`);
    }
  };
}
