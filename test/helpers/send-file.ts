import type { Call } from './backend.ts';

/** Sends a file as the page does; returns its handle. */
export async function sendFile(call: Call, name: string, bytes: Uint8Array): Promise<string> {
  const { handle } = await call('files.begin', { name, size: bytes.length });
  await call('files.append', { handle, bytes: Uint8Array.from(bytes) });
  return handle;
}
