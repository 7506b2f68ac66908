import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTypesetter } from '#backend/chapter/render-pdf/typesetter.ts';
import { typstData } from '#backend/chapter/render-pdf/typst-data.ts';
import { repositoryDir, resourcesDir, temporaryFolder } from '../helpers/backend.ts';
import { chapter2024 } from '../helpers/chapter-2024.ts';
import { draftInfo } from '../helpers/documents.ts';

const data = typstData(chapter2024(), draftInfo, { contents: true });

it('answers each of several questions at once with what it asked for', async () => {
  const { pdf, pages } = createTypesetter({ resourcesDir });
  const other = typstData({ ...chapter2024(), blocks: [] }, draftInfo, { contents: true });
  const [first, drawn, second, again] = await Promise.all([pdf(data), pages(other), pdf(other), pdf(data)]);
  expect(drawn).toHaveLength(1);
  expect(Buffer.compare(first, again)).toBe(0);
  expect(second.byteLength).toBeLessThan(first.byteLength);
});

it('goes on with a fresh thread once the compiler holds too much, and prints the same', async () => {
  const forgetful = createTypesetter({ resourcesDir, memoryLimit: 1 });
  const first = await forgetful.pdf(data);
  const [second, third] = await Promise.all([forgetful.pdf(data), forgetful.pdf(data)]);
  expect(Buffer.compare(first, second)).toBe(0);
  expect(Buffer.compare(first, third)).toBe(0);
});

it('reports a template that is not there, each time it is asked', async () => {
  const { pdf, warmUp } = createTypesetter({ resourcesDir: temporaryFolder() });
  await expect(pdf(data)).rejects.toThrow('chapter.typ');
  await expect(warmUp()).rejects.toThrow('chapter.typ');
});

it('does not keep the program alive when it is idle', () => {
  const module = join(repositoryDir, 'src-main/backend/chapter/render-pdf/typesetter.ts');
  const script = `
    const { createTypesetter } = await import(${JSON.stringify(module)});
    await createTypesetter({ resourcesDir: ${JSON.stringify(resourcesDir)} }).warmUp();
    console.log('warm');`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: repositoryDir,
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect([stdout.trim(), status]).toEqual(['warm', 0]);
});
