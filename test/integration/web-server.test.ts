import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { decodeFrame, encodeFrame } from '#shared/rpc/frames.ts';
import { startWebServer } from '../../src-main/web/server.ts';

describe('the browser mode', () => {
  it('gives its page to the browser that has the token, once', async () => {
    const { url, get } = await server();
    const first = await get(url.search, {});
    expect(first.status).toBe(302);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/^memoria-\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/);

    const again = await get(url.search, {});
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect((await get('', { cookie: cookieOf(first) })).status).toBe(200);
  });

  it('does not put the token into the cookie', async () => {
    const { url, get } = await server();
    const { headers } = await get(url.search, {});
    expect(headers['set-cookie']?.[0]).not.toContain(url.searchParams.get('t'));
  });

  it.each([
    ['without a cookie', {}],
    ['with a wrong cookie', { cookie: 'memoria-1=x' }],
  ])('serves nothing %s', async (_name, headers) => {
    const { get } = await server();
    const answer = await get('', headers);
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('<html');
  });

  it('serves nothing under another name than 127.0.0.1, whoever asks', async () => {
    const { get, cookie } = await opened();
    for (const host of ['localhost', 'example.org', '127.0.0.1', '127.0.0.1:1'])
      expect((await get('', { cookie, host })).status).toBe(403);
  });

  it("answers no other site's page and no other method", async () => {
    const { get, cookie } = await opened();
    expect((await get('', { cookie, origin: 'http://example.org' })).status).toBe(403);
    expect((await get('', { cookie }, 'POST')).status).toBe(405);
  });

  it('puts a new nonce into every page and its policy, and allows no inline script', async () => {
    const { get, cookie } = await opened();
    const [one, two] = [await get('', { cookie }), await get('', { cookie })];
    const policy = String(one.headers['content-security-policy']);
    const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1];
    expect(one.body).toBe(`<html><meta nonce="${nonce}">`);
    expect(two.body).not.toBe(one.body);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/%',
    '/a%00.html',
    '/secret.txt',

    '/missing.js',
  ])('serves nothing outside the page: %s', async (path) => {
    const { get, cookie } = await opened();
    const answer = await get(path, { cookie });
    expect([403, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('secret');
  });

  it('connects its own page and carries bytes both ways', async () => {
    const { socket } = await opened();
    const page = socket();
    await event(page, 'open');
    page.send(encodeFrame({ echo: new Uint8Array([1, 2, 3]) }));
    const [bytes] = await event(page, 'message');
    expect(decodeFrame(new Uint8Array(bytes as Buffer))).toEqual({ echo: new Uint8Array([1, 2, 3]) });
  });

  it('tells the backend when a page leaves', async () => {
    const { socket, parted } = await opened();
    const page = socket();
    await event(page, 'open');
    page.close();
    await expect.poll(parted).toBe(1);
  });

  it.each([
    ['without a cookie', { cookie: '' }],
    ['from another site', { origin: 'http://example.org' }],
    ['without an origin', { origin: '' }],
  ])('refuses a connection %s', async (_name, headers) => {
    const { socket, joined } = await opened();
    await expect(event(socket(headers), 'open')).rejects.toThrow('403');
    expect(joined()).toBe(0);
  });

  it('outlives a refused connection that is gone before it reads so', async () => {
    const { url, get, cookie } = await opened();
    const asking = `GET /rpc HTTP/1.1\r\nHost: ${url.host}\r\nOrigin: http://example.org\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    for (let attempt = 0; attempt < 50; attempt += 1)
      await new Promise<void>((gone) => {
        const socket = createConnection(Number(url.port), '127.0.0.1');
        socket.write(asking, () => socket.resetAndDestroy());
        socket.once('close', () => gone());
      });
    expect((await get('', { cookie })).status).toBe(200);
  });

  it.each([
    ['text', 'hello'],
    ['bytes that are no frame', Buffer.from([0xc1])],
  ])('ends a connection that sends %s', async (_name, data) => {
    const { socket, received } = await opened();
    const page = socket();
    await event(page, 'open');
    page.send(data);
    const [code] = await event(page, 'close');
    expect(code).toBe(1003);
    expect(received()).toEqual([]);
  });
});

type Answer = {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
};

/** A server over a page of one file, with a secret beside its folder; its backend echoes. */
async function server() {
  const folder = mkdtempSync(join(tmpdir(), 'page Ñ '));
  const root = join(folder, 'renderer');
  mkdirSync(root);
  writeFileSync(join(root, 'index.html'), '<html><meta nonce="__NONCE__">');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'secret.txt'), 'secret');
  const received: unknown[] = [];
  let joined = 0;
  let parted = 0;
  const web = await startWebServer({
    root,
    port: 0,
    connect: (wire) => {
      joined += 1;
      wire.on((data) => {
        received.push(data);
        wire.post(data);
      });
      return () => {
        parted += 1;
      };
    },
  });
  onTestFinished(async () => {
    await web.close();
    rmSync(folder, { recursive: true });
  });
  const url = new URL(web.url);
  const get = (path: string, headers: Readonly<Record<string, string>>, method = 'GET') =>
    new Promise<Answer>((answered, failed) => {
      const asked = request({
        host: '127.0.0.1',
        port: url.port,
        path: path.startsWith('/') ? path : `/${path}`,
        headers,
        method,
      });
      asked.on('error', failed).on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          answered({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        );
      });
      asked.end();
    });
  return { url, get, received: () => received, joined: () => joined, parted: () => parted };
}

/** The same, after its browser opened it. */
async function opened() {
  const started = await server();
  const cookie = cookieOf(await started.get(started.url.search, {}));
  const own = { cookie, origin: started.url.origin };
  const socket = (headers: Readonly<Record<string, string>> = {}) =>
    new WebSocket(`ws://${started.url.host}/rpc`, { headers: { ...own, ...headers } });
  return { ...started, cookie, socket };
}

const cookieOf = ({ headers }: Answer): string => String(headers['set-cookie']).split(';')[0] ?? '';

const event = (page: WebSocket, name: 'open' | 'message' | 'close'): Promise<unknown[]> =>
  new Promise((happened, failed) => {
    page.once(name, (...values: unknown[]) => happened(values));
    page.once('error', failed);
  });
