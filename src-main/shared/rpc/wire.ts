import { createBirpc } from 'birpc';
import type { BackendEvent, Reply } from '../contract/index.ts';

/**
 * Anything that carries structured values both ways: a MessagePort (bytes travel as they are) or a WebSocket with the
 * frames of `frames.ts`. `on` is called once.
 */
export type Wire = {
  readonly post: (data: unknown) => void;
  readonly on: (listener: (data: unknown) => void) => void;
};

export type Dispatch = (method: string, input: unknown) => Promise<Reply<unknown>>;

/** What the backend answers and what the page answers: one function each, so nothing else can be reached by name. */
type BackendFunctions = { readonly call: Dispatch };
type PageFunctions = { readonly event: (event: BackendEvent) => void };

export type PageConnection = {
  readonly call: Dispatch;
  /** Every call under way, and every later one, fails with `error`. */
  readonly close: (error: Error) => void;
};
export type BackendConnection = {
  /** Tells the page; an event is never answered. */
  readonly send: (event: BackendEvent) => void;
  readonly close: () => void;
};

/** No time limit: a long import is not an error, and a lost connection is reported through `close`. */
const noTimeout = -1;

/** The page's end. A call rejects only when the connection is lost; refusals are replies. */
export function connectPage(wire: Wire, onEvent: (event: BackendEvent) => void): PageConnection {
  const functions: PageFunctions = { event: onEvent };
  const rpc = createBirpc<BackendFunctions, PageFunctions, false>(functions, {
    ...channel(wire),
    resolver: (name, fn) => (Object.hasOwn(functions, name) ? fn : undefined),
    timeout: noTimeout,
    proxify: false,
  });
  return { call: (method, input) => rpc.$call('call', method, input), close: rpc.$close };
}

/**
 * The backend's end. `onFault` gets what cannot be told to the page: an answer that could not be sent because the page is
 * gone, or a bug in `dispatch`. Messages that are not ours are ignored: the other end is not trusted.
 */
export function connectBackend(wire: Wire, dispatch: Dispatch, onFault: (error: unknown) => void): BackendConnection {
  const functions: BackendFunctions = { call: dispatch };
  const rpc = createBirpc<PageFunctions, BackendFunctions, false>(functions, {
    ...channel(wire),
    resolver: (name, fn) => (Object.hasOwn(functions, name) ? fn : undefined),
    timeout: noTimeout,
    proxify: false,
    onFunctionError: (error) => onFault(error),
    onGeneralError: (error) => {
      onFault(error);
      return true;
    },
  });
  return {
    send: (event) => {
      rpc.$callEvent('event', event).catch(onFault);
    },
    close: () => rpc.$close(),
  };
}

const channel = (wire: Wire) => ({
  post: (data: unknown) => wire.post(data),
  on: (listener: (data: unknown) => void) => wire.on((data) => isMessage(data) && listener(data)),
});

/** A request of ours or an answer to one; anything else would make the library throw where nobody listens. */
function isMessage(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('t' in data)) return false;
  if (data.t === 's') return true;
  return data.t === 'q' && 'm' in data && typeof data.m === 'string' && 'a' in data && Array.isArray(data.a);
}
