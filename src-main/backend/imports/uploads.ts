import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';

/** Files on their way in: pieces from the page, or a path the command line was given. Handles are opaque and die with the process. */
export type Uploads = {
  readonly begin: (file: { readonly name: string; readonly size: number }) => string;
  /** Bytes received so far. @throws Refusal `upload-broken` beyond the announced size or for an unknown handle. */
  readonly append: (handle: string, bytes: Uint8Array) => number;
  /** A file that is already on this machine's disk; it is read where it lies and never deleted. */
  readonly adopt: (path: string) => string;
  /** @throws Refusal `upload-broken` when pieces are missing. */
  readonly complete: (handle: string) => {
    readonly path: string;
    readonly name: string;
    /** Aborted with `Refusal('import-cancelled')` when the file is discarded: whoever reads it stops. */
    readonly signal: AbortSignal;
  };
  readonly discard: (handle: string) => void;
  readonly close: () => void;
};

/** A file of ours is open while pieces arrive; one of the person's is never opened for writing and never removed. */
type Upload = {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  received: number;
  descriptor: number | null;
  readonly own: boolean;
  readonly reading: AbortController;
};

/** Keeps pieces in `folder`, one file each under a name of our own: the person's file name never becomes a path. */
export function createUploads(folder: string): Uploads {
  const uploads = new Map<string, Upload>();

  const find = (handle: string): Upload => {
    const upload = uploads.get(handle);
    if (!upload) throw new Refusal('upload-broken');
    return upload;
  };
  const finish = (upload: Upload): void => {
    if (upload.descriptor !== null) closeSync(upload.descriptor);
    upload.descriptor = null;
  };
  const discard = (handle: string): void => {
    const upload = uploads.get(handle);
    if (!upload) return;
    finish(upload);
    uploads.delete(handle);
    upload.reading.abort(new Refusal('import-cancelled'));
    if (upload.own) rmSync(upload.path, { force: true });
  };

  return {
    begin: ({ name, size }) => {
      mkdirSync(folder, { recursive: true });
      const handle = randomUUID();
      const path = join(folder, handle);
      const descriptor = openSync(path, 'wx', 0o600);
      const reading = new AbortController();
      uploads.set(handle, { path, name: lastPart(name), size, received: 0, descriptor, own: true, reading });
      return handle;
    },
    append: (handle, bytes) => {
      const upload = find(handle);
      if (upload.descriptor === null || upload.received + bytes.length > upload.size) {
        discard(handle);
        throw new Refusal('upload-broken');
      }
      for (let written = 0; written < bytes.length; )
        written += writeSync(upload.descriptor, bytes, written, bytes.length - written);
      upload.received += bytes.length;
      return upload.received;
    },
    adopt: (path) => {
      const handle = randomUUID();
      const reading = new AbortController();
      uploads.set(handle, { path, name: basename(path), size: 0, received: 0, descriptor: null, own: false, reading });
      return handle;
    },
    complete: (handle) => {
      const upload = find(handle);
      if (upload.received !== upload.size) {
        discard(handle);
        throw new Refusal('upload-broken');
      }
      finish(upload);
      return { path: upload.path, name: upload.name, signal: upload.reading.signal };
    },
    discard,
    close: () => {
      for (const handle of [...uploads.keys()]) discard(handle);
    },
  };
}

/** Browsers and shells of another system may send a whole path. */
const lastPart = (name: string): string => name.split(/[\\/]/).at(-1) ?? name;
