import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit, integration and architecture tests: sources as they are, Node 24, real SQLite files. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    include: ['test/{unit,integration,architecture}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
