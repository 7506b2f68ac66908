/** Files on their way in: pieces from the page, or a path the command line was given. Handles are opaque and die with the process. */
export type Uploads = {
  readonly begin: (file: { readonly name: string; readonly size: number }) => string;
  /** Bytes received so far. @throws Refusal `upload-broken` beyond the announced size or for an unknown handle. */
  readonly append: (handle: string, bytes: Uint8Array) => number;
  /** A file that is already on this machine's disk; it is read where it lies and never deleted. */
  readonly adopt: (path: string) => string;
  /** @throws Refusal `upload-broken` when pieces are missing. */
  readonly complete: (handle: string) => { readonly path: string; readonly name: string };
  readonly discard: (handle: string) => void;
  readonly close: () => void;
};
