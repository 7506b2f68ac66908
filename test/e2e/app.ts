import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { openInBrowser } from './hosts/browser.ts';
import type { Driver, HostName, HostOptions } from './hosts/driver.ts';
import { openInElectron } from './hosts/electron.ts';

export const hostName: HostName = process.env.E2E_HOST === 'electron' ? 'electron' : 'browser';

/** A data folder that dies with the test. Its name is what Spanish Windows users have in their paths. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'memoria Peña Ñ '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type App = Driver & {
  /** Expected refusals, such as of a script that a test injects to see it refused. */
  readonly forgive: (problem: RegExp) => void;
};

/**
 * Opens the app over a data folder, in the host under test. When the test ends, the app is closed and must have logged no
 * error, no warning and no policy violation.
 */
export async function openApp(dataDir: string = dataFolder(), options: HostOptions = {}): Promise<App> {
  const driver = await (hostName === 'electron' ? openInElectron(dataDir, options) : openInBrowser(dataDir));
  const forgiven: RegExp[] = [];
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await driver.close();
  };
  onTestFinished(async () => {
    await close();
    expect(driver.problems.filter((problem) => !forgiven.some((pattern) => pattern.test(problem)))).toEqual([]);
  });
  return { ...driver, close, forgive: (problem) => void forgiven.push(problem) };
}
