import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { contentSecurityPolicy } from '#shared/host/content-security.ts';

export type PageFile = {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer> | string;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * One file of the built page with its security headers, for Electron's own protocol and for the browser mode alike.
 * `root`: the folder of the built page; nothing outside it and no unknown kind of file is ever served.
 */
export async function readPageFile(root: string, pathname: string, connect: "'none'" | "'self'"): Promise<PageFile> {
  const path = filePath(root, pathname);
  const type = path && types[extname(path)];
  if (!path || !type) return notFound;
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return notFound;
  const nonce = randomBytes(16).toString('base64url');
  return {
    status: 200,
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy(nonce, connect),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    body: extname(path) === '.html' ? bytes.toString('utf8').replaceAll('__NONCE__', nonce) : bytes,
  };
}

const notFound: PageFile = { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };

/** `null` for an address that does not decode or leads out of the folder. */
function filePath(root: string, pathname: string): string | null {
  const decoded = decode(pathname);
  if (decoded === null || decoded.includes('\0')) return null;
  const full = join(root, normalize(decoded === '/' ? '/index.html' : decoded));
  return full.startsWith(root + sep) ? full : null;
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    // A malformed escape is a request for nothing.
    return null;
  }
}
