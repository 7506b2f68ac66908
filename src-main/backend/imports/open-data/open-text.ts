import type { FileHandle } from 'node:fs/promises';
import type { Problem } from '#shared/domain/imports.ts';
import { fileProblem } from '../problems.ts';
import { type ByteSource, fileSource, transcoded, withHead } from './byte-source.ts';
import { detectEncoding } from './dialect.ts';
import type { OpenDataLimits } from './limits.ts';
import { readZipContent, zipSource } from './zip-source.ts';

/** UTF-8 or windows-1252 text: its first bytes, whether they are all, and what follows them. */
export type OpenText = { readonly head: Buffer; readonly whole: boolean; readonly source: ByteSource };

/** Opens the table in a file: the file itself, or the one in the zip; UTF-16 is transcoded. @throws ZipDefect */
export async function openText(
  file: FileHandle,
  size: number,
  limits: OpenDataLimits,
): Promise<OpenText | { problem: Problem }> {
  const raw = await openRaw(file, size, limits);
  if ('problem' in raw) return raw;
  const first = await readHead(raw, limits.headerBytes);
  const { encoding, mark } = detectEncoding(first);
  const source = transcoded(withHead(first.subarray(mark), raw), encoding);
  const head = await readHead(source, limits.headerBytes);
  return { head, whole: head.length < limits.headerBytes, source };
}

async function openRaw(
  file: FileHandle,
  size: number,
  limits: OpenDataLimits,
): Promise<ByteSource | { problem: Problem }> {
  const plain = fileSource(file, 0, size);
  const start = Buffer.alloc(4);
  const count = await plain.read(start);
  if (count === 0) return { problem: fileProblem('file-empty', '') };
  if (!ZIP_STARTS.has(start.readUInt32LE(0))) return withHead(start.subarray(0, count), plain);
  const content = await readZipContent(file, size, limits);
  switch (content.kind) {
    case 'one':
      return await zipSource(file, content.entry, limits);
    case 'other':
      return { problem: fileProblem('zip-without-table', content.names.slice(0, 5).join(', ')) };
    case 'truncated':
      return { problem: fileProblem('file-truncated', 'zip') };
    case 'damaged':
      return { problem: fileProblem('file-unreadable', 'zip') };
    case 'encrypted':
      return { problem: fileProblem('file-unreadable', 'zip', { reason: 'encrypted' }) };
    case 'too-many':
      return { problem: fileProblem('file-too-large', 'zip') };
  }
}

/** A first part, and the end of a zip without parts. */
const ZIP_STARTS: ReadonlySet<number> = new Set([0x04034b50, 0x06054b50]);

async function readHead(source: ByteSource, length: number): Promise<Buffer> {
  const head = Buffer.alloc(length);
  return head.subarray(0, await source.read(head));
}
