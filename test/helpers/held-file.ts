import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/**
 * Until the test ends, or for so many times, nothing can be moved over the file: as on Windows, where another program has it
 * open. The answer counts the attempts that failed.
 */
export function holdFile(path: string, code: string, times = Number.POSITIVE_INFINITY): () => number {
  const { rename } = fs;
  let failed = 0;
  fs.rename = async (from, to) => {
    if (to !== path || failed === times) return rename(from, to);
    failed += 1;
    throw Object.assign(new Error(`${code}: operation not permitted, rename`), { code });
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.rename = rename;
    syncBuiltinESMExports();
  });
  return () => failed;
}
