import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import type { ImportPlan } from '#shared/domain/imports.ts';
import type { TableMapping } from '#shared/domain/table-mapping.ts';
import { type BackendUnderTest, copyOfFolder, openBackend, startBackend } from './backend.ts';
import { encodeText } from './siaf-sheets.ts';

export type App = BackendUnderTest & { readonly yearId: number };
export type Options = NonNullable<Input<'imports.plan'>['options']>;

/** Makes the example once for the file that calls it; every call of what it returns opens a fresh copy. */
export function exampleYear(): () => App {
  let example: { readonly folder: string; readonly yearId: number };
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'memoria-'));
    const app = startBackend({ dataDir: folder });
    const { id } = await app.call('years.openExample', {});
    await app.close();
    example = { folder, yearId: id };
  });
  afterAll(() => rmSync(example.folder, { recursive: true, force: true }));
  return () => ({ ...openBackend({ dataDir: copyOfFolder(example.folder) }), yearId: example.yearId });
}

/** Lines of a text table as a file. */
export const textTable = (lines: readonly string[]): Uint8Array => encodeText(lines.join('\r\n'), 'utf-8');

export async function upload({ call }: BackendUnderTest, name: string, bytes: Uint8Array): Promise<string> {
  const { handle } = await call('files.begin', { name, size: bytes.length });
  await call('files.append', { handle, bytes: new Uint8Array(bytes) });
  return handle;
}

/** The proposal as a person approves it, with their changes. */
export function approved({ table }: ImportPlan, change: Partial<TableMapping> = {}): Options {
  if (table === null) throw new Error('no table was proposed');
  const { columns, ...mapping } = { ...table.mapping, ...change };
  return { mapping: { ...mapping, columns: [...columns] } };
}

/** The plan of a table as it is recognised. */
export async function planFile(app: App, name: string, bytes: Uint8Array): Promise<ImportPlan> {
  return app.call('imports.plan', { yearId: app.yearId, handle: await upload(app, name, bytes) });
}

/** The plan of a table as proposed, or with what a person changes in the mapping. */
export async function planMapped(
  app: App,
  name: string,
  bytes: Uint8Array,
  change: Partial<TableMapping> | ((mapping: TableMapping) => Partial<TableMapping>) = {},
): Promise<ImportPlan> {
  const { yearId, call } = app;
  const handle = await upload(app, name, bytes);
  const proposed = await call('imports.plan', { yearId, handle });
  const own = typeof change === 'function' && proposed.table ? change(proposed.table.mapping) : change;
  const options = approved(proposed, typeof own === 'function' ? {} : own);
  return call('imports.plan', { yearId, handle, options });
}

/** Imports what a plan says. */
export const promote = ({ call }: App, { planId }: ImportPlan) => call('imports.promote', { planId });

export const problemCodes = ({ problems }: ImportPlan): readonly string[] =>
  problems.map(({ severity, code }) => `${severity} ${code}`);

export async function goalOf({ call, yearId }: App, code: string) {
  const found = (await call('targets.list', { yearId })).find(({ activityCode }) => activityCode === code);
  if (!found) throw new Error(`no goal ${code}`);
  return found;
}
