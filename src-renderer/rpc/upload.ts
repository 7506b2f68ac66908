import type { Call } from './client.ts';

/** Small enough that the window never stalls, large enough that 100 MB are a hundred calls. */
const pieceBytes = 1024 * 1024;

/**
 * Sends a file to the backend in pieces and returns its handle. `onSent` gets the bytes sent so far. When `signal` stops it
 * (or a piece fails), what was sent is discarded.
 */
export async function uploadFile(
  call: Call,
  file: File,
  { onSent, signal }: { readonly onSent: (bytes: number) => void; readonly signal: AbortSignal },
): Promise<string> {
  const { handle } = await call('files.begin', { name: file.name, size: file.size });
  try {
    for (let start = 0; start < file.size; start += pieceBytes) {
      signal.throwIfAborted();
      const piece = file.slice(start, start + pieceBytes);
      const { received } = await call('files.append', { handle, bytes: new Uint8Array(await piece.arrayBuffer()) });
      onSent(received);
    }
    signal.throwIfAborted();
    return handle;
  } catch (error) {
    await call('files.discard', { handle }).catch(() => undefined); // the first failure is the one to tell
    throw error;
  }
}
