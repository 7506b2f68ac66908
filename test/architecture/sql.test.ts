import { describe, expect, it } from 'vitest';
import { finding, programSources, type Source, visit } from './sources.ts';

/**
 * C-26: values reach SQL as parameters only. Fixed texts may be joined; a file that puts anything else into a statement is
 * named here with its reason.
 */
const composed: Readonly<Record<string, string>> = {
  'src-main/backend/platform/backup/snapshot.ts':
    'counts the rows of every table, by the names the database gives, quoted',
  'src-main/backend/platform/db/migrate.ts': 'a pragma takes no parameter; the values are constants',
  'src-main/backend/platform/undo/edit-log.ts': 'tables and columns come from its list of what may be edited',
};

describe('SQL', () => {
  it('is never put together from values', () => {
    const found = programSources().filter(({ path }) => !(path in composed));
    expect(found.flatMap(composedIn)).toEqual([]);
  });

  it('has no stale exception', () => {
    const needed = programSources().filter((source) => composedIn(source).length > 0);
    expect(needed.map(({ path }) => path)).toEqual(Object.keys(composed));
  });

  it.each([
    `db.prepare(\`SELECT * FROM target WHERE id = \${id}\`).get();`,
    "db.exec('DELETE FROM target WHERE id = ' + id);",
    `db.pragma(\`user_version = \${version}\`);`,
  ])('is found when planted: %s', (text) => {
    expect(composedIn({ path: 'planted.ts', text })).toHaveLength(1);
  });

  it('may be a fixed text or a named constant', () => {
    const text = `const from = 'FROM a'; db.prepare(\`SELECT 1 \${from}\`).get(); db.exec(sql); /x/.exec(\`a\${b}\`);`;
    expect(composedIn({ path: 'fine.ts', text })).toEqual([]);
  });
});

function composedIn(source: Source): readonly string[] {
  const found: string[] = [];
  const fixed = fixedTexts(source);
  visit(source, {
    CallExpression: ({ callee, arguments: [sql] }) => {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || !sql) return;
      if (!['prepare', 'exec', 'pragma'].includes(callee.property.name)) return;
      // A regular expression has an exec too.
      if (callee.object.type === 'Literal') return;
      const isComposed =
        (sql.type === 'TemplateLiteral' &&
          sql.expressions.some((part) => part.type !== 'Identifier' || !fixed.has(part.name))) ||
        sql.type === 'BinaryExpression';
      if (isComposed) found.push(finding(source, sql.start, source.text.slice(sql.start, sql.end)));
    },
  });
  return found;
}

/** Names of the constants of a file that are one literal text. */
function fixedTexts(source: Source): ReadonlySet<string> {
  const names = new Set<string>();
  visit(source, {
    VariableDeclaration: ({ kind, declarations }) => {
      for (const { id, init } of kind === 'const' ? declarations : []) {
        const isText = init?.type === 'Literal' || (init?.type === 'TemplateLiteral' && init.expressions.length === 0);
        if (isText && id.type === 'Identifier') names.add(id.name);
      }
    },
  });
  return names;
}
