import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { es } from '#shared/strings/es.ts';
import { readPageFile } from './page-files.ts';
import { acceptPages, type Connect } from './pages.ts';
import { createSession, type Session } from './session.ts';

export type WebServer = {
  /** With the token that opens it once. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

export type WebServerOptions = {
  /** Folder of the built page. */
  readonly root: string;
  /** 0 is any free port. */
  readonly port: number;
  /** Called for every page that connects. */
  readonly connect: Connect;
};

/** The browser mode: the built page and the contract over 127.0.0.1, for one browser (architecture, Three hosts). */
export async function startWebServer({ root, port, connect }: WebServerOptions): Promise<WebServer> {
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  const session = createSession((server.address() as AddressInfo).port);
  const pages = acceptPages(server, session, connect);
  server.on('request', (request, response) => void answer(request, response, session, root));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/?t=${session.token}`,
    close: async () => {
      pages.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, session: Session, root: string) {
  if (!session.isOurAddress(request)) return refuse(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
  const token = url?.searchParams.get('t') ?? null;
  if (token !== null && session.redeem(token)) {
    response.writeHead(302, { location: '/', 'set-cookie': session.cookie, 'cache-control': 'no-store' }).end();
    return;
  }
  if (!url || !session.isKnown(request)) return refuse(response, 403);
  const file = await readPageFile(root, url.pathname, "'self'");
  response.writeHead(file.status, file.headers).end(file.body);
}

function refuse(response: ServerResponse, status: 403 | 405): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(es.shell.browserRefused);
}
