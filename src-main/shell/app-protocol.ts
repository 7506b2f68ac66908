import { protocol, type Session } from 'electron';
import { readPageFile } from '../web/page-files.ts';

const scheme = 'app';
const host = 'ufpp';

/** Where the page lives. A scheme of our own: no file:// privileges and no network (C3-1). */
export const origin = `${scheme}://${host}`;
export const pageUrl = `${origin}/`;

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveApp(session: Session, root: string): void {
  session.protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    if (url.host !== host || request.method !== 'GET') return new Response(null, { status: 404 });
    const file = await readPageFile(root, url.pathname, "'none'");
    return new Response(file.body, { status: file.status, headers: file.headers });
  });
}
