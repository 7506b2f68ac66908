import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterFirstReply } from '#backend/serve-pages.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answer = async (method: string) => ({ ok: true, value: method }) as const;

it('prepares the pages once, a moment after the first answer and not before', async () => {
  const work = vi.fn();
  const { dispatch } = afterFirstReply(answer, work);
  vi.advanceTimersByTime(60_000);
  expect(work).not.toHaveBeenCalled();
  expect(await dispatch('a', {})).toEqual({ ok: true, value: 'a' });
  await dispatch('b', {});
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  await dispatch('c', {});
  vi.advanceTimersByTime(60_000);
  expect(work).toHaveBeenCalledOnce();
});

it('prepares nothing once the program is closing', async () => {
  const work = vi.fn();
  const { dispatch, cancel } = afterFirstReply(answer, work);
  await dispatch('a', {});
  cancel();
  vi.advanceTimersByTime(60_000);
  expect(work).not.toHaveBeenCalled();
});
