import { expect, it } from 'vitest';
import type { FromBackend, ToBackend } from '#shared/host/messages.ts';
import { keepBackend } from '../../src-main/shell/backend-keeper.ts';

it('starts a backend that died anew and has the pages connect again', () => {
  const { dies, log } = kept();
  dies();
  expect(log).toEqual(['start', 'start', 'restarted']);
});

it('gives up at the third death within a minute', () => {
  const { dies, log } = kept();
  dies();
  dies();
  dies();
  expect(log).toEqual(['start', 'start', 'restarted', 'start', 'restarted', 'given up']);
});

it('forgets a death after a minute', () => {
  const { dies, waits, log } = kept();
  dies();
  dies();
  waits(60_000);
  dies();
  expect(log.filter((entry) => entry === 'start')).toHaveLength(4);
  expect(log).not.toContain('given up');
});

it('says why the data cannot be opened and does not try again', () => {
  const { says, dies, log } = kept();
  says({ kind: 'failed', error: { code: 'newer-database', detail: { found: '9' } } });
  dies();
  expect(log).toEqual(['start', 'failed newer-database']);
});

it('does not restart a backend that was asked to end', async () => {
  const { keeper, dies, log } = kept();
  await keeper.stop();
  dies();
  expect(log).toEqual(['start', 'stop']);
});

it('answers what the backend asks of the shell, and answers null when the shell fails', async () => {
  const { says, sent } = kept();
  says({ kind: 'ask', id: 1, request: { kind: 'chooseFolder' } });
  says({ kind: 'ask', id: 2, request: { kind: 'showInFolder', path: '/gone' } });
  await expect.poll(() => sent).toHaveLength(2);
  expect(sent).toEqual([
    { kind: 'answer', id: 1, value: '/chosen' },
    { kind: 'answer', id: 2, value: null },
  ]);
});

/** A keeper over backends that the test lets speak and die; a clock that the test moves. */
function kept() {
  const log: string[] = [];
  const sent: ToBackend[] = [];
  let now = 0;
  let latest: { readonly onMessage: (message: FromBackend) => void; readonly onExit: () => void } | null = null;
  const keeper = keepBackend({
    start: (handlers) => {
      log.push('start');
      latest = handlers;
      return {
        connect: () => undefined,
        send: (message) => void sent.push(message),
        stop: async () => void log.push('stop'),
      };
    },
    answer: async (request) => {
      if (request.kind === 'chooseFolder') return '/chosen';
      throw new Error('no such file');
    },
    onFailed: ({ code }) => void log.push(`failed ${code}`),
    onRestarted: () => void log.push('restarted'),
    onGivenUp: () => void log.push('given up'),
    now: () => now,
  });
  return {
    keeper,
    log,
    sent,
    says: (message: FromBackend) => latest?.onMessage(message),
    dies: () => latest?.onExit(),
    waits: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}
