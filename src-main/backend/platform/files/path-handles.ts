import { randomUUID } from 'node:crypto';
import { Refusal } from '#shared/contract/errors.ts';

/** Names for places on disk that the page may use without being able to make one up (C3, 17). They die with the process. */
export type PathHandles = {
  readonly give: (path: string) => string;
  /** @throws Refusal `not-found` for a handle that was never given. */
  readonly path: (handle: string) => string;
};

export function createPathHandles(): PathHandles {
  const paths = new Map<string, string>();
  return {
    give: (path) => {
      const handle = randomUUID();
      paths.set(handle, path);
      return handle;
    },
    path: (handle) => {
      const path = paths.get(handle);
      if (path === undefined) throw new Refusal('not-found', { what: 'handle' });
      return path;
    },
  };
}
