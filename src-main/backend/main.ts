import { join } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import type { BackendArguments, FromBackend, ToBackend } from '#shared/host/messages.ts';
import type { Wire } from '#shared/rpc/wire.ts';
import { type PageHost, servePages } from './serve-pages.ts';
import { createShellRequests } from './shell-requests.ts';

/** A page's MessagePort as Electron hands it to a utility process; typed here so this folder needs no Electron. */
type PagePort = {
  readonly on: ((event: 'message', listener: (event: { readonly data: unknown }) => void) => void) &
    ((event: 'close', listener: () => void) => void);
  readonly postMessage: (data: unknown) => void;
  readonly start: () => void;
};
type ParentMessage = { readonly data: ToBackend; readonly ports: readonly PagePort[] };
type ParentPort = {
  readonly on: (event: 'message', listener: (message: ParentMessage) => void) => void;
  readonly postMessage: (data: FromBackend) => void;
};

/** A page whose messages the main process carries, because plain Node IPC has no ports. */
type CarriedPage = { readonly listeners: ((data: unknown) => void)[]; readonly part: () => void };

const parentPort = (process as { readonly parentPort?: ParentPort }).parentPort;
const send = (message: FromBackend): void => {
  if (parentPort) parentPort.postMessage(message);
  else if (process.connected) process.send?.(message);
};
const requests = createShellRequests((id, request) => send({ kind: 'ask', id, request }));
const host = open();

if (host) {
  const carried = new Map<number, CarriedPage>();
  if (parentPort) parentPort.on('message', ({ data, ports }) => receive(host, carried, data, ports[0]));
  else process.on('message', (message: ToBackend) => receive(host, carried, message));
  // The main process is gone without a word: nobody is left to answer.
  process.on('disconnect', () => void end(host));
  send({ kind: 'ready' });
}

function open(): PageHost | null {
  const options = JSON.parse(process.argv[2] ?? '') as BackendArguments;
  try {
    return servePages({
      ...options,
      workerEntry: join(import.meta.dirname, 'import-worker.cjs'),
      shell: requests.shell,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    send({ kind: 'failed', error: { code: error.code, detail: error.detail } });
    // The message must leave before the process does.
    setTimeout(() => process.exit(1), 500);
    return null;
  }
}

function receive(host: PageHost, carried: Map<number, CarriedPage>, message: ToBackend, port?: PagePort): void {
  switch (message.kind) {
    case 'connect':
      if (port) connectPort(host, port);
      return;
    case 'answer':
      requests.answer(message.id, message.value);
      return;
    case 'page-open':
      carried.set(message.page, carryPage(host, message.page));
      return;
    case 'page-data':
      for (const listener of carried.get(message.page)?.listeners ?? []) listener(message.data);
      return;
    case 'page-close':
      carried.get(message.page)?.part();
      carried.delete(message.page);
      return;
    case 'stop':
      void end(host);
      return;
    default:
      message satisfies never;
  }
}

function connectPort(host: PageHost, port: PagePort): void {
  const part = host.connect({
    post: (data) => port.postMessage(data),
    on: (listener) => port.on('message', ({ data }) => listener(data)),
  });
  port.on('close', part);
  port.start();
}

function carryPage(host: PageHost, page: number): CarriedPage {
  const listeners: ((data: unknown) => void)[] = [];
  const wire: Wire = {
    post: (data) => send({ kind: 'page-data', page, data }),
    on: (listener) => listeners.push(listener),
  };
  return { listeners, part: host.connect(wire) };
}

async function end(host: PageHost): Promise<void> {
  await host.close();
  process.exit(0);
}
