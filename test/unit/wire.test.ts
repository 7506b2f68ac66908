import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { BackendEvent, Reply } from '#shared/contract/index.ts';
import { decodeFrame, encodeFrame } from '#shared/rpc/frames.ts';
import { connectBackend, connectPage, type Dispatch, type Wire } from '#shared/rpc/wire.ts';

it('carries a call, its bytes and its reply over a message port', async () => {
  const { page } = connected(async (method, input) => ({ ok: true, value: { method, input } }));
  const bytes = new Uint8Array([0, 255, 7]);
  expect(await page.call('files.append', { handle: 'a', bytes })).toEqual({
    ok: true,
    value: { method: 'files.append', input: { handle: 'a', bytes } },
  });
});

it('brings an event to the page', async () => {
  const { backend, events } = connected(answer);
  backend.send({ kind: 'changed', yearId: 3 });
  await expect.poll(() => events).toEqual([{ kind: 'changed', yearId: 3 }]);
});

it('fails the calls under way when the connection is closed', async () => {
  const { page } = connected(() => new Promise(() => undefined));
  const call = page.call('years.list', {});
  page.close(new Error('gone'));
  await expect(call).rejects.toThrow('gone');
});

it('ignores messages that are not its own and keeps answering', async () => {
  const { page, hostile, faults } = connected(answer);
  for (const data of [null, 7, 'x', {}, { t: 'q' }, { t: 'q', m: 'call' }, { t: 's', i: 'no-such-call' }])
    hostile.post(data);
  expect(await page.call('years.list', {})).toEqual({ ok: true, value: 1 });
  expect(faults).toEqual([]);
});

it('does not let the other end reach anything but the one function', async () => {
  const { page, hostile, faults } = connected(answer);
  hostile.post({ t: 'q', i: '1', m: 'constructor', a: [] });
  hostile.post({ t: 'q', i: '2', m: '__proto__', a: [] });
  expect(await page.call('years.list', {})).toEqual({ ok: true, value: 1 });
  expect(faults.map(String)).toEqual([
    'Error: [birpc] function "constructor" not found',
    'Error: [birpc] function "__proto__" not found',
  ]);
});

it('packs a message into one frame and back, bytes included', () => {
  const message = {
    t: 'q',
    i: 'x',
    m: 'call',
    a: ['files.append', { bytes: new Uint8Array([1, 2]), no: null, gone: undefined }],
  };
  const frame = encodeFrame(message);
  expect(decodeFrame(frame)).toEqual({
    t: 'q',
    i: 'x',
    m: 'call',
    a: ['files.append', { bytes: new Uint8Array([1, 2]), no: null }],
  });
  expect(() => decodeFrame(frame.subarray(0, 5))).toThrow();
});

const answer = async (): Promise<Reply<unknown>> => ({ ok: true, value: 1 });

function connected(dispatch: Dispatch) {
  const { port1, port2 } = new MessageChannel();
  const wire = (port: typeof port1): Wire => ({
    post: (data) => port.postMessage(data),
    on: (listener) => {
      port.on('message', listener);
      port.unref();
    },
  });
  const events: BackendEvent[] = [];
  const faults: unknown[] = [];
  const page = connectPage(wire(port1), (event) => events.push(event));
  const backend = connectBackend(wire(port2), dispatch, (error) => faults.push(error));
  return { page, backend, events, faults, hostile: wire(port1) };
}
