import type { Encoding, Problem, RawSheet, Separator, TextReading } from '#shared/domain/imports.ts';
import { es } from '#shared/strings/es.ts';
import type { ImportLimits } from '../limits.ts';
import { fileProblem } from '../problems.ts';
import { isCompleteCompoundFile } from './compound-file.ts';
import { detectKind, type FileKind } from './detect.ts';
import { decodeHtml, readHtmlTables } from './html.ts';
import { readOds } from './ods.ts';
import { decodeText, encodingOf, readTextTable, sampleLine, separatorOf } from './text-table.ts';
import { readWorkbook, type WorkbookReading } from './workbook.ts';
import { readXlsx } from './xlsx.ts';
import { checkZip, type ZipVerdict } from './zip.ts';

/** `text`: how a text file was taken apart. */
export type FileReading = { readonly text?: TextReading } & (
  | { readonly kind: 'read'; readonly sheets: readonly RawSheet[] }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly sheets: readonly RawSheet[] }
);

/** What a person says a text file is, over what was found (IM4). */
export type TextChoice = { readonly encoding?: Encoding | undefined; readonly separator?: Separator | undefined };

/** Bytes to text cells with addresses; what a file is decides its content, never its name (IM1-IM3, IM21). */
export async function readFile(bytes: Uint8Array, limits: ImportLimits, choice: TextChoice = {}): Promise<FileReading> {
  const kind = detectKind(bytes);
  if (bytes.length > limits.fileBytes) return refused(tooLarge(bytes.length));
  switch (kind) {
    case 'empty':
      return refused(fileProblem('file-empty', ''));
    case 'html':
      return readHtml(bytes, limits);
    case 'zip':
      return readZip(bytes, limits, choice);
    case 'biff':
      if (isOldWord(bytes)) return refused(unsupported('doc'));
      return isCompleteCompoundFile(bytes)
        ? readSheets(bytes, await readWorkbook(bytes, limits.cells))
        : refused(fileProblem('file-truncated', ''));
    case 'text':
      return readText(bytes, limits, choice);
    default:
      return refused(unsupported(kind));
  }
}

/** Word before 2007 keeps its text in a stream of this name; a workbook may hold such a document inside. */
function isOldWord(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    buffer.includes(utf16('WordDocument')) && !buffer.includes(utf16('Workbook')) && !buffer.includes(utf16('Book'))
  );
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

function readText(bytes: Uint8Array, limits: ImportLimits, choice: TextChoice): FileReading {
  const encoding = choice.encoding ?? encodingOf(bytes);
  const content = decodeText(bytes, encoding);
  const separator = choice.separator ?? separatorOf(content);
  const text = { encoding, separator, sample: sampleLine(content) };
  const table = readTextTable(content, limits.cells, separator);
  switch (table.kind) {
    case 'too-large':
      return refused(tooLarge(bytes.length));
    case 'incomplete':
      return { ...refused(fileProblem('file-truncated', '')), text };
    case 'ambiguous':
      return { ...refused(fileProblem('file-unreadable', '', { reason: 'quotes' })), text };
    case 'read':
      break;
  }
  return table.rows.some((row) => row.length > 1)
    ? { kind: 'read', sheets: [{ name: es.imports.textSheet, rows: table.rows }], text }
    : { ...refused(unsupported('text')), text };
}

function readHtml(bytes: Uint8Array, limits: ImportLimits): FileReading {
  const { rows, complete, tooLarge: over } = readHtmlTables(decodeHtml(bytes), limits.cells);
  if (over) return refused(tooLarge(bytes.length));
  const sheets = [{ name: es.imports.htmlSheet, rows }];
  if (!complete) return refused(fileProblem('file-truncated', ''), sheets);
  return rows.length > 0 ? { kind: 'read', sheets } : refused(unsupported('page'));
}

function readZip(bytes: Uint8Array, limits: ImportLimits, choice: TextChoice): FileReading {
  const verdict = checkZip(bytes, limits);
  switch (verdict.kind) {
    case 'truncated':
      return refused(fileProblem('file-truncated', ''));
    case 'too-large':
      return refused(tooLarge(bytes.length));
    case 'damaged':
    case 'encrypted':
    case 'doctype':
      return refused(fileProblem('file-unreadable', '', { reason: verdict.kind }));
    case 'sound':
      return readZipContent(bytes, verdict, limits, choice);
    default:
      return verdict satisfies never;
  }
}

/** A workbook, or a zip with one text table, as the ministry packs its files. */
function readZipContent(
  bytes: Uint8Array,
  { names, parts }: Extract<ZipVerdict, { kind: 'sound' }>,
  limits: ImportLimits,
  choice: TextChoice,
): FileReading {
  if (names.includes('xl/workbook.xml')) return readSheets(bytes, readXlsx(parts, limits.cells));
  const kind = zipContent(names);
  if (kind === 'ods') return readSheets(bytes, readOds(parts.get('content.xml')?.toString('utf8') ?? '', limits.cells));
  if (kind !== 'zip') return refused(unsupported(kind));
  const files = names.filter((name) => !name.endsWith('/') && !name.startsWith('__MACOSX/'));
  const table = files.length === 1 ? parts.get(files[0] ?? '') : undefined;
  return table === undefined
    ? refused(fileProblem('zip-without-table', files.slice(0, 5).join(', ')))
    : readText(table, limits, choice);
}

function readSheets(bytes: Uint8Array, reading: WorkbookReading): FileReading {
  if (reading.kind === 'too-large') return refused(tooLarge(bytes.length));
  if (reading.kind === 'unreadable') {
    const encrypted = /password|encrypt/i.test(reading.reason);
    return refused(fileProblem('file-unreadable', '', { reason: encrypted ? 'encrypted' : 'damaged' }));
  }
  return reading;
}

type OtherKind =
  | Exclude<FileKind, 'html' | 'biff' | 'empty'>
  | 'page'
  | 'word'
  | 'doc'
  | 'presentation'
  | 'ods'
  | 'xlsb';

function zipContent(names: readonly string[]): OtherKind {
  if (names.includes('word/document.xml')) return 'word';
  if (names.includes('ppt/presentation.xml')) return 'presentation';
  if (names.includes('xl/workbook.bin')) return 'xlsb';
  return names.includes('content.xml') && names.includes('mimetype') ? 'ods' : 'zip';
}

const unsupported = (kind: OtherKind): Problem =>
  fileProblem('file-type-unsupported', es.imports.fileKinds[kind], { kind });

const tooLarge = (size: number): Problem =>
  fileProblem('file-too-large', es.imports.megabytes(Math.ceil(size / 2 ** 20)), { bytes: String(size) });

const refused = (problem: Problem, sheets: readonly RawSheet[] = []): FileReading => ({
  kind: 'refused',
  problem,
  sheets,
});
