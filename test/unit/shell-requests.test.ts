import { expect, it } from 'vitest';
import { createShellRequests } from '#backend/shell-requests.ts';

it('gives each answer to the request it belongs to, in any order', async () => {
  const asked: number[] = [];
  const requests = createShellRequests((id) => void asked.push(id));
  const one = requests.shell.chooseFolder?.();
  const two = requests.shell.chooseFolder?.();
  requests.answer(2, '/dos');
  requests.answer(1, null);
  expect(await Promise.all([one, two])).toEqual([null, '/dos']);
  expect(asked).toEqual([1, 2]);
});

it('ignores an answer that nobody waits for', () => {
  expect(() => createShellRequests(() => undefined).answer(7, '/x')).not.toThrow();
});
