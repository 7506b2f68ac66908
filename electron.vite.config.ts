import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);
const cjs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } as const;

/**
 * Built in passes (src-main/tools/build.ts), so that neither the window's process nor a worker thread ever shares a
 * file with the backend: the bundler puts its helpers into some shared chunk, and whoever needs one loads all of it.
 */
const passes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  production: {
    backend: at('src-main/backend/main.ts'),
    cli: at('src-main/cli.ts'),
    web: at('src-main/web/main.ts'),
  },
  window: { index: at('src-main/index.ts') },
  worker: { 'import-worker': at('src-main/backend/imports/worker.ts') },
  'document-worker': { 'document-worker': at('src-main/backend/review/document-worker.ts') },
  typesetter: { 'typeset-worker': at('src-main/backend/chapter/render-pdf/typeset-worker.ts') },
  speller: { 'spelling-worker': at('src-main/backend/spelling/spelling-worker.ts') },
};

/**
 * `#shared/*` and `#backend/*` are package.json "imports". Targets are pinned below what ships, so that the very bytes that
 * the end-to-end tests drive in an older Electron are the bytes of the installer.
 */
export default defineConfig(({ mode }) => ({
  main: {
    build: {
      outDir: 'out/main',
      emptyOutDir: mode === 'production',
      target: 'node18',
      // "dependencies" of package.json stay outside; everything else is bundled.
      externalizeDeps: true,
      sourcemap: true,
      rolldownOptions: { input: passes[mode] ?? {}, output: cjs },
    },
  },
  ...(mode === 'production' ? page : {}),
}));

const page: Pick<UserConfig, 'preload' | 'renderer'> = {
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node18',
      // A sandboxed preload can require nothing but 'electron'.
      externalizeDeps: false,
      rolldownOptions: { input: { preload: at('src-main/preload/index.ts') }, output: cjs },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react()],
    // The hosts replace it in index.html with a new nonce for every response.
    html: { cspNonce: '__NONCE__' },
    build: {
      outDir: at('out/renderer'),
      target: 'chrome114',
      minify: true,
      // The grid's code is one chunk of this size, loaded when the first grid is shown.
      chunkSizeWarningLimit: 1_000,
      sourcemap: true,
      rolldownOptions: { input: at('src-renderer/index.html') },
    },
  },
};
