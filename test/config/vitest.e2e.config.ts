import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * The built app as a person uses it; `E2E_HOST` chooses the host: browser (default) or electron. `E2E_RETRY=1` lets a test begin
 * once more, which the report says: on a machine that others use too, a window now and then loses a key.
 */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    include: ['test/e2e/**/*.e2e.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    retry: Number(process.env.E2E_RETRY ?? 0),
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
