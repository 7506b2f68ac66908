import { spawn } from 'node:child_process';
import { type MessagePortMain, utilityProcess } from 'electron';
import type { BackendArguments, FromBackend, ToBackend } from '#shared/host/messages.ts';

export type BackendProcess = {
  /** Gives one page its own line to the backend. */
  readonly connect: (port: MessagePortMain) => void;
  readonly send: (message: ToBackend) => void;
  /** Asks it to end, so that the database is closed in order; after five seconds it is ended. */
  readonly stop: () => Promise<void>;
};

export type BackendProcessOptions = {
  readonly entry: string;
  readonly arguments: BackendArguments;
  readonly onMessage: (message: FromBackend) => void;
  readonly onExit: () => void;
};

/** What ships: Electron's own Node in a utility process; pages talk to it over ports that main never reads. */
export function startUtilityBackend({
  entry,
  arguments: options,
  onMessage,
  onExit,
}: BackendProcessOptions): BackendProcess {
  const child = utilityProcess.fork(entry, [JSON.stringify(options)], { serviceName: 'Memoria UFPP datos' });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  child.on('message', onMessage);
  void exited.then(onExit);
  const send = (message: ToBackend, ports: MessagePortMain[] = []) => child.postMessage(message, ports);
  return {
    connect: (port) => send({ kind: 'connect' }, [port]),
    send,
    stop: () => {
      send({ kind: 'stop' });
      return endWithin(exited, () => child.kill());
    },
  };
}

/**
 * The same bundle on a Node binary: for end-to-end tests in an Electron whose own Node is too old for the database driver.
 * Ports cannot travel to it, so main carries the messages.
 */
export function startNodeBackend(
  node: string,
  { entry, arguments: options, onMessage, onExit }: BackendProcessOptions,
): BackendProcess {
  const { ELECTRON_RUN_AS_NODE: _runAsNode, NODE_OPTIONS: _nodeOptions, ...env } = process.env;
  const child = spawn(node, [entry, JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env,
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const ports = new Map<number, MessagePortMain>();
  const send = (message: ToBackend) => {
    if (child.connected) child.send(message);
  };
  let lastPage = 0;
  child.on('message', (message: FromBackend) => {
    if (message.kind === 'page-data') ports.get(message.page)?.postMessage(message.data);
    else onMessage(message);
  });
  void exited.then(() => {
    for (const port of ports.values()) port.close();
    onExit();
  });
  return {
    connect: (port) => {
      const page = ++lastPage;
      ports.set(page, port);
      send({ kind: 'page-open', page });
      port.on('message', ({ data }) => send({ kind: 'page-data', page, data }));
      port.on('close', () => {
        ports.delete(page);
        send({ kind: 'page-close', page });
      });
      port.start();
    },
    send,
    stop: () => {
      send({ kind: 'stop' });
      return endWithin(exited, () => child.kill());
    },
  };
}

async function endWithin(exited: Promise<void>, kill: () => void): Promise<void> {
  const timer = setTimeout(kill, 5_000);
  await exited;
  clearTimeout(timer);
}
