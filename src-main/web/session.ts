import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may talk to the browser mode: the one browser that opened the printed address. Its token works once (other programs of
 * the machine can read a browser's command line) and becomes a cookie of another value, which scripts cannot read and other
 * sites cannot send. Names and addresses are checked too, so that a page of another site cannot reach us by DNS rebinding.
 */
export type Session = {
  readonly token: string;
  /** True once, for the right token. */
  readonly redeem: (token: string) => boolean;
  /** The `Set-Cookie` value for the browser that redeemed the token. */
  readonly cookie: string;
  /** Asked for under our own address and by nobody else's page. */
  readonly isOurAddress: (request: IncomingMessage) => boolean;
  readonly isKnown: (request: IncomingMessage) => boolean;
};

/** `port`: cookies are shared by all ports of a host, so the name carries it. */
export function createSession(port: number): Session {
  const token = randomBytes(24).toString('base64url');
  const secret = randomBytes(24).toString('base64url');
  const name = `memoria-${port}`;
  const host = `127.0.0.1:${port}`;
  let redeemed = false;
  return {
    token,
    redeem: (given) => {
      if (redeemed || !same(given, token)) return false;
      redeemed = true;
      return true;
    },
    cookie: `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
    isOurAddress: ({ headers }) =>
      headers.host === host && (headers.origin === undefined || headers.origin === `http://${host}`),
    isKnown: ({ headers }) => same(cookieOf(headers.cookie ?? '', name), secret),
  };
}

const cookieOf = (header: string, name: string): string =>
  header
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? '';

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
