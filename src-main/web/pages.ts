import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { decodeFrame, encodeFrame } from '#shared/rpc/frames.ts';
import type { Wire } from '#shared/rpc/wire.ts';
import type { Session } from './session.ts';

/** Joins a page to the backend; the returned function parts them. */
export type Connect = (wire: Wire) => () => void;

/** A piece of a file is far below this; the limit only stops a runaway. */
const maxFrame = 64 * 1024 * 1024;
/** A browser that went to sleep or died without a word is dropped after two missed beats. */
const beat = 15_000;

/** Accepts WebSockets at /rpc from the session's own page and nobody else. */
export function acceptPages(server: Server, session: Session, connect: Connect): { readonly close: () => void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrame, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    // A browser always names the page's origin here; other programs have no business on this door.
    const allowed = session.isOurAddress(request) && request.headers.origin && session.isKnown(request);
    if (!allowed || request.url !== '/rpc') {
      // Whoever was refused may hang up before it reads so; nobody else listens on this socket.
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => join(page, connect));
  });
  return {
    close: () => {
      for (const page of sockets.clients) page.terminate();
      sockets.close();
    },
  };
}

function join(page: WebSocket, connect: Connect): void {
  const part = connect({
    post: (data) => {
      if (page.readyState === page.OPEN) page.send(encodeFrame(data));
    },
    on: (listener) => {
      page.on('message', (data, isBinary) => {
        const message = isBinary ? read(data) : undefined;
        if (message === undefined) page.close(1003);
        else listener(message);
      });
    },
  });
  let alive = true;
  const heart = setInterval(() => {
    if (!alive) return page.terminate();
    alive = false;
    page.ping();
  }, beat);
  page.on('pong', () => {
    alive = true;
  });
  page.on('error', () => page.terminate());
  page.on('close', () => {
    clearInterval(heart);
    part();
  });
}

/** `undefined` for bytes that are not a frame of ours. */
function read(data: RawData): unknown {
  try {
    return decodeFrame(
      data instanceof ArrayBuffer ? new Uint8Array(data) : Array.isArray(data) ? Buffer.concat(data) : data,
    );
  } catch {
    // The sender is told by closing the connection (1003, unsupported data).
    return undefined;
  }
}
