import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureBuilt, projectRoot } from '../../src-main/tools/build.ts';

/**
 * `node test/config/run.ts STEP…`: runs the steps in order, stops at the first that fails, and ends with one line that adds
 * up all of them: "N passed, N failed". A step without tests of its own (types, lint, build) counts only when it fails.
 */
type Count = { readonly passed: number; readonly failed: number };
type Step = () => Count;

const npmScript =
  (name: string): Step =>
  () =>
    asCount(run('npm', ['run', '--silent', name]));
const steps: Readonly<Record<string, Step>> = {
  types: npmScript('typecheck'),
  lint: npmScript('lint'),
  unit: vitest('unit', 'vitest.config.ts', {}),
  build: () => asCount(ensureBuilt()),
  browser: vitest('browser', 'vitest.e2e.config.ts', { E2E_HOST: 'browser' }),
  electron: vitest('electron', 'vitest.e2e.config.ts', { E2E_HOST: 'electron' }),
};

const total = runAll(process.argv.slice(2));
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

function runAll(names: readonly string[]): Count {
  let sum: Count = { passed: 0, failed: 0 };
  for (const name of names) {
    const step = steps[name];
    if (!step) throw new Error(`unknown step: ${name}`);
    process.stdout.write(`\n== ${name}\n`);
    const count = step();
    sum = { passed: sum.passed + count.passed, failed: sum.failed + count.failed };
    if (sum.failed > 0) break;
  }
  return sum;
}

function vitest(name: string, config: string, env: Readonly<Record<string, string>>): Step {
  return () => {
    const results = join(projectRoot, `.cache/results/${name}.json`);
    mkdirSync(dirname(results), { recursive: true });
    rmSync(results, { force: true });
    const program = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
    const succeeded = run(process.execPath, [program, 'run', '--config', `test/config/${config}`, ...reporters], env);
    const { passed, failed } = existsSync(results) ? read(results) : { passed: 0, failed: 0 };
    // A file that does not load, or an error outside of any test, fails the run without failing a test.
    return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
  };
}

function read(path: string): Count {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(path, 'utf8')) as VitestResults;
  return { passed: numPassedTests, failed: numFailedTests };
}
type VitestResults = { readonly numPassedTests: number; readonly numFailedTests: number };

function run(program: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  // On Windows npm is a command file, which only a shell can start.
  const shell = process.platform === 'win32' && program === 'npm';
  const { status } = spawnSync(program, words, {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell,
  });
  return status === 0;
}

function asCount(succeeded: boolean): Count {
  return { passed: 0, failed: succeeded ? 0 : 1 };
}
