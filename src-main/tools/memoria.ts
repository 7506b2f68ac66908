import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt, projectRoot } from './build.ts';

/** `npm run -s memoria -- <command>`: the built command line in this process, built anew when a source changed. */
if (ensureBuilt()) {
  const cli = join(projectRoot, 'out/main/cli.cjs');
  process.argv.splice(1, 1, cli);
  createRequire(import.meta.url)(cli);
} else {
  process.exitCode = 1;
}
