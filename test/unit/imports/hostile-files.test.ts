import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#backend/imports/limits.ts';
import { parseFile } from '#backend/imports/parse-file.ts';
import { es } from '#shared/strings/es.ts';
import { hostileFiles, unpackedLimit } from '../../helpers/hostile-files.ts';

const cases = Object.entries(hostileFiles).map(([name, hostile]) => ({ name, ...hostile }));

describe('a hostile file', () => {
  it.each(cases)('$threat: $name', async ({ bytes, verdict }) => {
    const file = bytes();
    const before = process.cpuUsage();
    const result = await parseFile(file, { ...defaultLimits, unpackedBytes: unpackedLimit });
    const { user, system } = process.cpuUsage(before);
    const problems = result.kind === 'parsed' ? result.file.problems : result.problems;
    const errors = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    if (verdict === 'harmless') expect(result.kind).toBe('parsed');
    else expect(errors).toContain(verdict);
    for (const problem of problems) expect(es.imports.problem(problem)).not.toMatch(/undefined|\[object/);
    // Far below the limit of the thread, also on a slow machine.
    expect((user + system) / 1_000).toBeLessThan(20_000);
    expect(Object.hasOwn(Object.prototype, 'polluted') || 'polluted' in globalThis).toBe(false);
    expect(existsSync('/tmp/memoria-evil.xml')).toBe(false);
  });
});
