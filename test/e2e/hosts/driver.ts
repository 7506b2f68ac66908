import type { BrowserContext, ElectronApplication, Page } from 'playwright-core';

export type HostName = 'browser' | 'electron';

export type HostOptions = {
  /** Electron only: a file to run as the backend, in the utility process, instead of the built one. */
  readonly backend?: string;
};

/** A running app with one page; the same tests drive every host through it. */
export type Driver = {
  readonly host: HostName;
  readonly page: Page;
  /** Console errors and warnings, uncaught errors and policy violations of the page so far. */
  readonly problems: readonly string[];
  /** Evaluates in Electron's main process; absent in the browser. */
  readonly electron?: ElectronApplication;
  /** Ends the app in order, as closing its window does. */
  readonly close: () => Promise<void>;
};

/** Collects from now on whatever a page should never say. */
export function watch(pages: BrowserContext, problems: string[]): void {
  pages.on('weberror', (error) => problems.push(`error: ${error.error().message}`));
  pages.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`${message.type()}: ${message.text()}`);
  });
}
