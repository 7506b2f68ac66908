import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryDir, startBackend } from '../helpers/backend.ts';
import { cliEntry, cliEnvironment } from '../helpers/cli.ts';

const writer = fileURLToPath(new URL('../helpers/export-writer.ts', import.meta.url));
const formats: ('docx' | 'pdf' | 'xlsx')[] = ['docx', 'pdf', 'xlsx'];

let root = '';
let [before, after, target] = ['', '', ''];
let yearId = 0;

/** Two issues of the same three files that differ in one figure, and a folder to write the later one into. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'memoria ñandú-'));
  [before, after, target] = [join(root, 'antes'), join(root, 'después'), join(root, 'salidas')];
  const { call, context, close } = startBackend({ dataDir: join(root, 'datos') });
  ({ id: yearId } = await call('years.openExample', {}));
  const issue = (folder: string) =>
    call('chapter.export', { yearId, formats, final: false, folder: context.paths.give(folder) });
  await issue(before);
  const [goal] = await call('targets.list', { yearId });
  await call('targets.setCell', { yearId, id: goal?.id ?? 0, unitId: null, field: 'executed', text: '50' });
  await issue(after);
  await close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs a program that dies without warning after its n-th step on a file of the folder; resolves to what ended it. */
function runKilled(step: number, ...args: readonly string[]): Promise<NodeJS.Signals | number | null> {
  const child = spawn(process.execPath, ['--import', dieAfter(step), ...args], {
    cwd: repositoryDir,
    env: cliEnvironment,
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
}

describe('a program killed while it writes outputs over earlier ones', () => {
  it('leaves each file as it was or new and whole, at every step', {
    timeout: 120_000,
  }, async () => {
    const seen = new Set<string>();
    let step = 1;
    for (; ; step += 1) {
      layOut();
      const end = await runKilled(step, writer, after, target);
      seen.add(stateOfTarget().join());
      if (end === 0) break;
      expect(end).toBe('SIGKILL');
    }
    expect(step - 1).toBeGreaterThanOrEqual(20);
    // In the order they are written, and nothing that is neither old nor new.
    expect([...seen]).toEqual([
      'before,before,before',
      'after,before,before',
      'after,after,before',
      'after,after,after',
    ]);
  });

  it('does so as the command line too, whose next export clears what is left', { timeout: 120_000 }, async () => {
    layOut();
    const command = [
      'export',
      '--data',
      join(root, 'datos'),
      '--year',
      '2024',
      '--out',
      target,
      '--formats',
      'docx,xlsx',
    ];
    // Among the pieces of its second file.
    expect(await runKilled(12, cliEntry, ...command)).toBe('SIGKILL');
    expect(new Set(stateOfTarget())).toEqual(new Set(['before', 'after']));
    const leftovers = readdirSync(target).filter((name) => name.endsWith('.tmp'));
    expect(leftovers).toHaveLength(1);
    // An hour later: while a minute is not over, another program might be writing it.
    for (const name of leftovers) utimesSync(join(target, name), 0, Date.now() / 1000 - 3600);
    expect(await runKilled(Number.POSITIVE_INFINITY, cliEntry, ...command)).toBe(0);
    expect(stateOfTarget()).toEqual(['after', 'before', 'after']);
    expect(readdirSync(target).toSorted()).toEqual(readdirSync(before).toSorted());
  });
});

/** The folder as the earlier issue left it. */
function layOut(): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target);
  for (const name of readdirSync(before)) copyFileSync(join(before, name), join(target, name));
}

/** Which issue each of the three files is, byte for byte; besides them there is only what nobody takes for an output. */
function stateOfTarget(): readonly ('before' | 'after')[] {
  const names = readdirSync(before);
  expect(names.map((name) => name.split('.').at(-1)).toSorted()).toEqual(formats);
  const others = readdirSync(target).filter((name) => !names.includes(name));
  expect(others.length).toBeLessThanOrEqual(1);
  for (const name of others) expect(name).toMatch(/^\..+\.tmp$/);
  return names.map((name) => {
    const bytes = readFileSync(join(target, name));
    expectWhole(name, bytes);
    const hash = hashOf(bytes);
    const old = hashOf(readFileSync(join(before, name)));
    expect(hash).toBeOneOf([old, hashOf(readFileSync(join(after, name)))]);
    return hash === old ? 'before' : 'after';
  });
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** As its program opens it: a package by the directory at its end, a PDF by its last line. */
function expectWhole(name: string, bytes: Uint8Array): void {
  if (name.endsWith('.pdf')) expect(new TextDecoder('latin1').decode(bytes.subarray(-8))).toMatch(/%%EOF\s*$/);
  else expect(Object.keys(unzipSync(bytes))).toContain('[Content_Types].xml');
}

/** A module, loaded before the program, that kills it right after its n-th step on a file of the folder; a file is written in pieces. */
function dieAfter(step: number): string {
  const path = join(root, `die-${step}.mjs`);
  writeFileSync(
    path,
    `import fs from 'node:fs/promises';
     import { syncBuiltinESMExports } from 'node:module';
     const { open, rename } = fs;
     let left = ${step};
     const done = async (act) => {
       const result = await act;
       left -= 1;
       if (left === 0) process.kill(process.pid, 'SIGKILL');
       return result;
     };
     fs.open = async (path, ...rest) => {
       if (!String(path).startsWith(${JSON.stringify(target)})) return open(path, ...rest);
       const file = await done(open(path, ...rest));
       const [write, sync, close] = [file.write.bind(file), file.sync.bind(file), file.close.bind(file)];
       file.writeFile = async (bytes) => {
         for (let at = 0; at < bytes.byteLength; at += 32768)
           await done(write(bytes, at, Math.min(32768, bytes.byteLength - at)));
       };
       file.sync = () => done(sync());
       file.close = () => done(close());
       return file;
     };
     fs.rename = (from, to) => (String(to).startsWith(${JSON.stringify(target)}) ? done(rename(from, to)) : rename(from, to));
     syncBuiltinESMExports();`,
  );
  return path;
}
