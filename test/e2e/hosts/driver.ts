import type { Page } from 'playwright-core';

export type HostName = 'browser' | 'electron';

/** A running app with one page; the same tests drive every host through it. */
export type Driver = {
  readonly host: HostName;
  readonly page: Page;
  /** Console errors and warnings, uncaught errors and policy violations of the page so far. */
  readonly problems: readonly string[];
  /** Evaluates in Electron's main process; absent in the browser. */
  readonly electron?: import('playwright-core').ElectronApplication;
  /** Ends the app in order, as closing its window does. */
  readonly close: () => Promise<void>;
};

/** Collects from now on whatever a page should never say. */
export function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('crash', () => problems.push('the page crashed'));
}
