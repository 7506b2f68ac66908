import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The built app as a person uses it; `E2E_HOST` chooses the host: browser (default) or electron. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    include: ['test/e2e/**/*.e2e.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
