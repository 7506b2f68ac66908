import { expect, it } from 'vitest';
import { openBackend } from '../helpers/backend.ts';
import { chapterText } from '../helpers/chapter-text.ts';

it('the example, imported from its source files, prints the published chapters with the one known finding', async () => {
  const { call } = openBackend();
  const { id: yearId } = await call('years.openExample', {});
  await expect(chapterText(await call('chapter.model', { yearId }))).toMatchFileSnapshot('../golden/chapter-2024.txt');
  expect((await call('checks.run', { yearId })).map(({ rule, severity, found }) => [rule, severity, found])).toEqual([
    ['shares-add-up', 'note', '100.1%'],
  ]);
  const [first] = await call('targets.list', { yearId });
  expect(first?.siaf).toEqual({ programmed: 51, executed: 51 });
});
