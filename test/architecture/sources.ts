import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'vite';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export type Source = { readonly path: string; readonly text: string };
export type Finding = `${string}:${number}: ${string}`;

/** The program's own sources, by path from the repository's root with forward slashes. */
export const programSources = (): readonly Source[] =>
  sourcesOf(['src-main/**/*.{ts,tsx}', 'src-renderer/**/*.{ts,tsx}']);

export const sourcesOf = (patterns: readonly string[]): readonly Source[] =>
  globSync([...patterns], { cwd: projectRoot })
    .map((path) => path.replaceAll('\\', '/'))
    // packages of the bench and of the tests lie among them
    .filter((path) => !path.includes('/node_modules/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }));

/** Visits the syntax tree of a TypeScript source. */
export function visit({ path, text }: Source, visitors: ConstructorParameters<typeof Visitor>[0]): void {
  new Visitor(visitors).visit(parseSync(path, text).program);
}

/** Every piece of text in a source: string literals, the fixed parts of templates, and the words between JSX tags. */
export function textsIn(
  source: Source,
): readonly { readonly text: string; readonly jsx: boolean; readonly at: number }[] {
  const found: { readonly text: string; readonly jsx: boolean; readonly at: number }[] = [];
  const add = (node: ESTree.Span, text: string, jsx: boolean) => found.push({ text, jsx, at: node.start });
  visit(source, {
    Literal: (node) => {
      if (typeof node.value === 'string') add(node, node.value, false);
    },
    TemplateElement: (node) => void add(node, node.value.cooked ?? node.value.raw, false),
    JSXText: (node) => void add(node, node.value, true),
  });
  return found;
}

export const finding = ({ path, text }: Source, at: number, what: string): Finding =>
  `${path}:${text.slice(0, at).split('\n').length}: ${what}`;
