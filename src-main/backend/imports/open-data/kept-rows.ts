/** The unit's rows as evidence: the whole file has gigabytes, and a figure must still trace to its line (IM12). */
export type KeptRows = {
  readonly add: (line: number, fields: readonly string[]) => void;
  /** More than may be kept; nothing was kept beyond the limit. */
  readonly tooLarge: () => boolean;
  /** A CSV (UTF-8, byte order mark, every field quoted, CRLF) whose first column is the line in the file that was read. */
  readonly bytes: () => Buffer;
};

/** Adjusts nothing: fields are written as they were read, whatever encoding and separator the file had. */
export function createKeptRows(header: readonly string[], maxBytes: number): KeptRows {
  const parts: Buffer[] = [Buffer.from(`\ufeff${record([LINE_COLUMN, ...header])}`)];
  let size = 0;
  return {
    add: (line, fields) => {
      if (size > maxBytes) return;
      const part = Buffer.from(record([String(line), ...fields]));
      size += part.length;
      if (size <= maxBytes) parts.push(part);
    },
    tooLarge: () => size > maxBytes,
    bytes: () => Buffer.concat(parts),
  };
}

/** Beside the ministry's own names, which are all upper case. */
const LINE_COLUMN = 'LINEA_DEL_ARCHIVO';

const record = (fields: readonly string[]): string =>
  `${fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')}\r\n`;
