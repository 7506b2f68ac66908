import type { IReachabilityForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';

type Target = IRegularForbiddenRuleType['to'];
export type ImportRule = (IRegularForbiddenRuleType | IReachabilityForbiddenRuleType) & { readonly name: string };

const never = (name: string, harm: string, from: string, to: Target): ImportRule => ({
  name,
  comment: harm,
  severity: 'error',
  from: { path: from },
  to,
});
/** Nothing but `door` imports the package; `test/` is not looked at. */
const oneDoor = (name: string, harm: string, door: string, packages: string): ImportRule => ({
  name,
  comment: harm,
  severity: 'error',
  from: { pathNot: door },
  to: { path: [`^node_modules/(@types/)?(${packages})(/|$)`, `^(${packages})(/|$)`] },
});
const core: Target = { dependencyTypes: ['core'] };

/** Everything that starts a process or a page; whatever they do not reach is dead. */
export const entries = [
  '^src-main/(index|cli)[.]ts$',
  '^src-main/(preload/index|web/main|backend/main|backend/imports/worker)[.]ts$',
  '^src-main/backend/(chapter/render-pdf/typeset|review/document|spelling/spelling)-worker[.]ts$',
  '^src-main/tools/',
  '^src-renderer/main[.]tsx$',
];

/**
 * Who may import whom, types included. Each rule says the harm it prevents; an exception is argued in the rule's own comment.
 * Each has a planted violation in imports.test.ts that it must catch.
 */
export const importRules: readonly ImportRule[] = [
  {
    name: 'no-cycles',
    comment: 'a cycle has no first file to read',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-dead-files',
    comment: 'a file that no host reaches is read, kept and tested for nothing',
    severity: 'error',
    from: { path: entries },
    to: { path: '^src-', pathNot: [...entries, '[.]d[.]ts$'], reachable: false },
  },
  never('declared-packages', 'works on this machine only', '^src-', {
    dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
  }),
  never('not-to-test', 'the app must not depend on its tests', '^src-', { path: '^test/' }),

  // Shared code runs in the page, in Node and in tests; zod, birpc and msgpack are pure JavaScript.
  never('shared-is-pure', 'shared code would stop running in the page or in Node', '^src-main/shared/', {
    path: '.',
    pathNot: ['^src-main/shared/', '^(node_modules/)?(zod|birpc|@msgpack/msgpack)/'],
  }),
  // resource.ts checks the shape of a shipped file before its rules see it; zod is all it may add.
  {
    name: 'domain-is-innermost',
    comment: 'rules of the budget would depend on calls, texts or screens',
    severity: 'error',
    from: { path: '^src-main/shared/domain/', pathNot: '^src-main/shared/domain/reference/resource[.]ts$' },
    to: { path: '.', pathNot: '^src-main/shared/domain/' },
  },
  never('contract-over-domain', 'the contract would depend on how things are worded', '^src-main/shared/contract/', {
    path: '^src-main/shared/',
    pathNot: '^src-main/shared/(domain|contract)/',
  }),

  never('backend-without-electron', 'the backend must start in plain Node', '^src-main/(backend|cli|web)', {
    path: ['^(node_modules/)?electron(/|$)', '^src-main/(shell|preload)/', '^src-renderer/'],
  }),
  never('shell-is-thin', 'windows and menus would hold rules and SQL', '^src-main/(index[.]ts|shell/|preload/)', {
    path: ['^src-main/(backend|cli|tools)', '^src-renderer/'],
  }),
  never('hosts-are-outermost', 'a feature would know its host', '^src-main/(backend|shared)/', {
    path: '^src-main/(index[.]ts|cli|shell/|web/|tools/)',
  }),
  // The browser mode's own page files are the one thing that Electron's protocol shares with it.
  never('tools-are-not-the-app', 'the installed app has no tools', '^src-(main/(?!tools/)|renderer/)', {
    path: '^src-main/tools/',
  }),
  never(
    'profiles-are-pure',
    'a profile could not be tested from its fixture alone',
    '^src-main/backend/imports/profiles/',
    {
      path: '^src-main/backend/(platform|imports/readers)/',
    },
  ),
  never(
    'profiles-read-nothing',
    'a profile could not be tested from its fixture alone',
    '^src-main/backend/imports/profiles/',
    core,
  ),
  {
    name: 'one-list-of-handlers',
    comment: 'a feature would answer calls behind the contract',
    severity: 'error',
    from: { pathNot: '^src-main/backend/handlers[.]ts$' },
    to: { path: '[.]handlers[.]ts$' },
  },

  never('renderer-is-a-page', 'the page would reach around the contract', '^src-renderer/', {
    path: [
      '^src-main/(?!shared/)',
      '^(node_modules/)?(electron|better-sqlite3|docx|exceljs|ws|@e965/xlsx|@myriaddreamin)(/|$)',
    ],
  }),
  never('renderer-without-node', 'a sandboxed page has no Node', '^src-renderer/', core),
  never('screens-are-independent', 'a screen could not be deleted alone', '^src-renderer/screens/([^/]+)/', {
    path: '^src-renderer/screens/',
    pathNot: '^src-renderer/screens/$1/',
  }),
  never('screens-know-no-frame', 'a screen could not move', '^src-renderer/screens/', { path: '^src-renderer/app/' }),
  never('ui-is-reusable', 'widgets would know the business', '^src-renderer/ui/', {
    path: '^src-renderer/(screens|rpc|app)/',
  }),
  never('rpc-knows-no-screen', 'the client would know who calls', '^src-renderer/rpc/', {
    path: '^src-renderer/(screens|ui|app)/',
  }),

  // The lock is a database of its own, so that the system frees it when the program dies.
  oneDoor(
    'one-door-to-sqlite',
    'pragmas and migrations could be bypassed',
    '^src-main/backend/platform/(db|lock)/',
    'better-sqlite3',
  ),
  oneDoor(
    'one-door-to-ag-grid',
    'the grid could not be replaced in one folder',
    '^src-renderer/ui/grid/',
    '@?ag-grid[^/]*',
  ),
  oneDoor(
    'one-door-to-chart-js',
    'charts could not be replaced in one folder',
    '^src-renderer/ui/chart/',
    'chart[.]js',
  ),
  oneDoor('one-door-to-docx', 'Word is an output, not a model', '^src-main/backend/chapter/render-docx/', 'docx'),
  oneDoor(
    'one-door-to-typst',
    'PDF is an output, not a model',
    '^src-main/backend/chapter/render-pdf/',
    '@myriaddreamin',
  ),
  // The tool that makes the example's source files writes workbooks too.
  oneDoor(
    'one-door-to-exceljs',
    'Excel is an output, not a model',
    '^src-main/(backend/chapter/render-xlsx|tools)/',
    'exceljs',
  ),
  oneDoor(
    'one-door-to-xlsx',
    'untrusted workbooks would be parsed outside of the worker',
    '^src-main/(backend/imports/readers|tools)/',
    '@e965/xlsx',
  ),
  oneDoor(
    'one-door-to-the-dictionary',
    'words could be loaded beside the thread that knows them',
    '^src-main/backend/spelling/dictionary[.]ts$',
    'cspell-trie-lib|@cspell',
  ),
  oneDoor('one-door-to-ws', 'only the browser mode listens', '^src-main/web/', 'ws'),
  oneDoor(
    'one-door-to-the-wire',
    'two ends could speak differently',
    '^src-main/shared/rpc/',
    'birpc|@msgpack/msgpack',
  ),
];
