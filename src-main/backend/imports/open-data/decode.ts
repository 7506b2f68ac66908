import { isUtf8 } from 'node:buffer';

/**
 * Bytes of a name or code as text. What is not UTF-8 is windows-1252, decided for each field: the file has gigabytes of ASCII
 * before the first ñ, and people join files of both kinds. A windows-1252 name that is also sound UTF-8 does not occur in Spanish.
 */
export function decode(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : WINDOWS_1252.decode(bytes);
}

const WINDOWS_1252 = new TextDecoder('windows-1252');
