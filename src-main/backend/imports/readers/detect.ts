/** What a file really is, whatever its extension says (formats.md §0.1). */
export type FileKind =
  | 'html'
  | 'biff'
  | 'zip'
  | 'empty'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'pdf'
  | 'rar'
  | 'gzip'
  | '7z'
  | 'program'
  | 'xml'
  | 'text'
  | 'binary';

const SIGNATURES: readonly (readonly [kind: FileKind, ...bytes: number[]])[] = [
  ['biff', 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  ['zip', 0x50, 0x4b, 0x03, 0x04],
  ['png', 0x89, 0x50, 0x4e, 0x47],
  ['jpeg', 0xff, 0xd8, 0xff],
  ['gif', 0x47, 0x49, 0x46, 0x38],
  ['pdf', 0x25, 0x50, 0x44, 0x46],
  ['rar', 0x52, 0x61, 0x72, 0x21],
  ['gzip', 0x1f, 0x8b],
  ['7z', 0x37, 0x7a, 0xbc, 0xaf],
  ['program', 0x4d, 0x5a],
];

/** Decides by the first bytes alone. */
export function detectKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  for (const [kind, ...signature] of SIGNATURES)
    if (signature.every((byte, index) => bytes[index] === byte)) return kind;
  const head = bytes.subarray(0, 4_096);
  if (isUtf16(head)) return 'text';
  if (head.some((byte) => byte === 0)) return 'binary';
  const text = new TextDecoder('latin1')
    .decode(head)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (text === '') return 'empty';
  if (text.startsWith('<?xml')) return /<html/i.test(text) ? 'html' : 'xml';
  if (text.startsWith('<')) return 'html';
  return head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) ? 'binary' : 'text';
}

/** What Excel saves as "Texto Unicode": a byte order mark, or ASCII with a zero beside every letter. */
const isUtf16 = ([a, b, c, d]: Uint8Array): boolean =>
  (a === 0xff && b === 0xfe) ||
  (a === 0xfe && b === 0xff) ||
  (!!a && b === 0 && !!c && d === 0) ||
  (a === 0 && !!b && c === 0 && !!d);
