import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importRules } from './import-rules.ts';
import { projectRoot } from './sources.ts';

/** One violation of each rule: its files, with what each imports. */
const planted: readonly (readonly [string, Readonly<Record<string, readonly string[]>>])[] = [
  ['no-cycles', { 'src-main/backend/a.ts': ['./b.ts'], 'src-main/backend/b.ts': ['./a.ts'] }],
  ['no-dead-files', { 'src-main/cli.ts': [], 'src-main/backend/forgotten.ts': [] }],
  ['declared-packages', { 'src-main/backend/a.ts': ['absent'] }],
  ['not-to-test', { 'src-main/backend/a.ts': ['../../test/helper.ts'], 'test/helper.ts': [] }],
  ['shared-is-pure', { 'src-main/shared/format/a.ts': ['node:fs'] }],
  ['domain-is-innermost', { 'src-main/shared/domain/a.ts': ['zod'] }],
  [
    'contract-over-domain',
    { 'src-main/shared/contract/a.ts': ['../strings/es.ts'], 'src-main/shared/strings/es.ts': [] },
  ],
  ['backend-without-electron', { 'src-main/backend/a.ts': ['electron'] }],
  ['shell-is-thin', { 'src-main/shell/a.ts': ['../backend/a.ts'], 'src-main/backend/a.ts': [] }],
  ['hosts-are-outermost', { 'src-main/backend/a.ts': ['../web/a.ts'], 'src-main/web/a.ts': [] }],
  ['tools-are-not-the-app', { 'src-main/shell/a.ts': ['../tools/a.ts'], 'src-main/tools/a.ts': [] }],
  [
    'profiles-are-pure',
    { 'src-main/backend/imports/profiles/a.ts': ['../../platform/a.ts'], 'src-main/backend/platform/a.ts': [] },
  ],
  ['profiles-read-nothing', { 'src-main/backend/imports/profiles/a.ts': ['node:fs'] }],
  ['one-list-of-handlers', { 'src-main/backend/a.ts': ['./x/x.handlers.ts'], 'src-main/backend/x/x.handlers.ts': [] }],
  ['renderer-is-a-page', { 'src-renderer/app/a.ts': ['../../src-main/backend/a.ts'], 'src-main/backend/a.ts': [] }],
  ['renderer-without-node', { 'src-renderer/app/a.ts': ['node:path'] }],
  [
    'screens-are-independent',
    { 'src-renderer/screens/one/a.ts': ['../two/b.ts'], 'src-renderer/screens/two/b.ts': [] },
  ],
  ['screens-know-no-frame', { 'src-renderer/screens/one/a.ts': ['../../app/b.ts'], 'src-renderer/app/b.ts': [] }],
  ['ui-is-reusable', { 'src-renderer/ui/grid/a.ts': ['../../rpc/b.ts'], 'src-renderer/rpc/b.ts': [] }],
  ['rpc-knows-no-screen', { 'src-renderer/rpc/a.ts': ['../screens/one/b.ts'], 'src-renderer/screens/one/b.ts': [] }],
  ['one-door-to-sqlite', { 'src-main/backend/targets/a.ts': ['better-sqlite3'] }],
  ['one-door-to-ag-grid', { 'src-renderer/screens/one/a.ts': ['ag-grid-react'] }],
  ['one-door-to-chart-js', { 'src-renderer/screens/one/a.ts': ['chart.js'] }],
  ['one-door-to-docx', { 'src-main/backend/chapter/a.ts': ['docx'] }],
  ['one-door-to-typst', { 'src-main/backend/chapter/a.ts': ['@myriaddreamin/typst.ts'] }],
  ['one-door-to-exceljs', { 'src-main/backend/chapter/a.ts': ['exceljs'] }],
  ['one-door-to-xlsx', { 'src-main/backend/imports/a.ts': ['@e965/xlsx'] }],
  ['one-door-to-the-dictionary', { 'src-main/backend/a.ts': ['cspell-trie-lib'] }],
  ['one-door-to-ws', { 'src-main/backend/a.ts': ['ws'] }],
  ['one-door-to-the-wire', { 'src-main/backend/a.ts': ['birpc'] }],
];

describe('imports', () => {
  it('follow the rules', async () => {
    const { summary } = await cruised(projectRoot);
    expect(summary.totalCruised).toBeGreaterThan(50);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  it.each(planted)('%s is caught when planted', async (rule, files) => {
    const { summary } = await cruised(plant(files));
    expect(summary.violations.map(({ rule: { name } }) => name)).toContain(rule);
  });

  it('have a planted violation for every rule', () => {
    expect(planted.map(([rule]) => rule)).toEqual(importRules.map(({ name }) => name));
  });
});

async function cruised(root: string): Promise<ICruiseResult> {
  const options = {
    baseDir: root,
    parser: 'swc' as const,
    tsPreCompilationDeps: true,
    validate: true,
    doNotFollow: { path: 'node_modules' },
    ruleSet: { forbidden: [...importRules] },
  };
  // Packages that are modules only are found through these conditions.
  const resolving = { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] };
  const { output } = await cruise(['src-main', 'src-renderer'], options, resolving);
  if (typeof output === 'string') throw new Error(output);
  return output;
}

/** A tree of files that import what the map says; packages are stubs. */
function plant(files: Readonly<Record<string, readonly string[]>>): string {
  const root = mkdtempSync(join(tmpdir(), 'planted-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const folder of ['src-main', 'src-renderer']) write(`${folder}/.keep`, '');
  const imported = new Set(Object.values(files).flat());
  const packages = [...imported].filter(
    (name) => !name.startsWith('.') && !name.startsWith('node:') && name !== 'absent',
  );
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  const dependencies = Object.fromEntries(packages.map((name) => [name, '*']));
  write('package.json', JSON.stringify({ name: 'planted', type: 'module', dependencies }));
  for (const [path, imports] of Object.entries(files)) {
    write(
      path,
      [...imports.map((name) => `import * as from_${name.replace(/\W/g, '_')} from '${name}';`), 'export {};'].join(
        '\n',
      ),
    );
  }
  return root;
}
