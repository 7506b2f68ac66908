import type { ParsedFile, Problem, RawSheet } from '#shared/domain/imports.ts';
import type { CodeCatalogue } from '../codes.ts';
import { fileProblem } from '../problems.ts';
import { type ByteSource, openFile, withHead } from './byte-source.ts';
import { type Dialect, detectDialect } from './dialect.ts';
import { createKeptRows } from './kept-rows.ts';
import { isOpenDataHeader, readLayout } from './layout.ts';
import { type OpenDataLimits, openDataLimits } from './limits.ts';
import { type OpenText, openText } from './open-text.ts';
import { createOpenDataParser, noRowsProblem, type OpenDataParser } from './parse.ts';
import { createScan, type Scan, TooManyBrokenRecords, withoutZeros } from './scan.ts';
import { splitInto } from './split-into.ts';
import { createRecordSplitter } from './split-record.ts';
import { ZipDefect } from './zip-source.ts';

export type OpenDataProgress = {
  /** Bytes of the file on disk that were read, and how many it has. */
  readonly bytes: number;
  readonly totalBytes: number;
  /** Rows of the unit found so far. */
  readonly rows: number;
};

export type OpenDataRequest = {
  readonly path: string;
  /** What the person calls the file; stands in addresses. */
  readonly name: string;
  /** SEC_EJEC of the unit, with or without leading zeros, and the fiscal year: only their rows are kept. */
  readonly secEjec: string;
  readonly year: string;
  /** Called at once, about ten times a second, and when all is read. */
  readonly onProgress?: (progress: OpenDataProgress) => void;
  /** Asked before each block. */
  readonly isCancelled?: () => boolean;
  readonly limits?: Partial<OpenDataLimits>;
  /** For codes that a spreadsheet damaged (IM6). */
  readonly catalogue?: CodeCatalogue | undefined;
};

export type OpenDataResult =
  /** `kept`: the rows of the unit and year as a CSV of their own (`createKeptRows`). */
  | { readonly kind: 'parsed'; readonly file: ParsedFile; readonly preview: RawSheet; readonly kept: Buffer }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly preview: RawSheet | null }
  | { readonly kind: 'cancelled' };

/**
 * Reads the ministry's national open-data file (formats.md §2; a CSV of 2 to 6 GB, or a zip with it) for one unit and one year.
 * The file is streamed: memory does not grow with it, and nothing is written anywhere. Meant for a worker thread: between
 * two blocks the thread's messages are handled, so `isCancelled` may read what a message set. Whatever the bytes are, the
 * answer is a result with problems; only a defect of the program or of the disk throws.
 */
export async function importOpenData(request: OpenDataRequest): Promise<OpenDataResult> {
  const limits = { ...openDataLimits, ...request.limits };
  const opened = await openFile(request.path);
  if ('reason' in opened) return refused(fileProblem('file-unreadable', opened.reason, { reason: 'disk' }));
  const { file, size } = opened;
  try {
    request.onProgress?.({ bytes: 0, totalBytes: size, rows: 0 });
    const text = await openText(file, size, limits);
    if ('problem' in text) return refused(text.problem);
    try {
      return await readTable(text, size, request, limits);
    } finally {
      await text.source.close();
    }
  } catch (error) {
    if (error instanceof ZipDefect)
      return refused(fileProblem(error.reason === 'damaged' ? 'file-unreadable' : 'file-too-large', request.name));
    throw error;
  } finally {
    await file.close();
  }
}

/** Whether a file is MEF's open data, from its first bytes: the header of the CSV, or of the CSV in the zip. */
export async function isOpenData(path: string): Promise<boolean> {
  const opened = await openFile(path);
  if ('reason' in opened) return false;
  try {
    const text = await openText(opened.file, opened.size, openDataLimits);
    if ('problem' in text) return false;
    await text.source.close();
    const dialect = detectDialect(text.head, text.whole);
    return dialect !== null && isOpenDataHeader(dialect.header);
  } catch (error) {
    if (error instanceof ZipDefect) return false;
    throw error;
  } finally {
    await opened.file.close();
  }
}

async function readTable(
  { head, whole, source }: OpenText,
  size: number,
  request: OpenDataRequest,
  limits: OpenDataLimits,
): Promise<OpenDataResult> {
  const dialect = detectDialect(head, whole);
  if (dialect === null || !isOpenDataHeader(dialect.header))
    return refused(fileProblem('nothing-recognised', head.toString('latin1', 0, 120)));
  const preview = firstRows(head, whole, dialect, request.name);
  const found = readLayout(dialect.header, request.name, dialect.bodyLine - 1);
  if ('problems' in found) return { kind: 'refused', problems: found.problems, preview };
  const { layout } = found;
  const unit = withoutZeros(request.secEjec);
  const parser = createOpenDataParser({
    layout,
    sheet: request.name,
    unit,
    year: request.year,
    limits,
    catalogue: request.catalogue,
  });
  const kept = createKeptRows(layout.header, limits.keptBytes);
  const scan = createScan({
    separator: dialect.separator.charCodeAt(0),
    columns: layout.header.length,
    unitColumn: layout.unit,
    unit,
    sample: head,
    firstLine: dialect.bodyLine,
    limits,
    onRecord: (record) => {
      parser.add(record);
      if (record.text(layout.year).trim() === request.year)
        kept.add(
          record.line,
          layout.header.map((_, column) => record.text(column)),
        );
    },
    onBroken: parser.addBroken,
  });
  const body = withHead(head.subarray(dialect.bodyStart), source);
  try {
    const end = await pump(body, scan, parser, size, request, limits);
    if (end === 'cancelled') return { kind: 'cancelled' };
    const file = parser.finish(end);
    if (kept.tooLarge())
      return { kind: 'refused', problems: [fileProblem('file-too-large', request.name), ...file.problems], preview };
    if (file.lines.length > 0) return { kind: 'parsed', file, preview, kept: kept.bytes() };
    const [first] = preview.rows.slice(1);
    const other = [first?.[layout.unit], layout.unitName === null ? undefined : first?.[layout.unitName]];
    const nothing = parser.rows() > 0 ? [] : [noRowsProblem(other.filter((text) => text).join(' '), unit)];
    return { kind: 'refused', problems: [...nothing, ...file.problems], preview };
  } catch (error) {
    if (!(error instanceof TooManyBrokenRecords)) throw error;
    const problems = [
      fileProblem('file-unreadable', request.name, { reason: 'rows' }),
      ...parser.finish('whole').problems,
    ];
    return { kind: 'refused', problems, preview };
  }
}

/**
 * Feeds the scan. While one block is scanned the next is being read, into the other of two buffers; each has room in front of the
 * block for what the scan wants to see again, so that blocks are never copied.
 */
async function pump(
  source: ByteSource,
  scan: Scan,
  parser: OpenDataParser,
  size: number,
  request: OpenDataRequest,
  limits: OpenDataLimits,
): Promise<ReturnType<Scan['finish']> | 'cancelled'> {
  const room = limits.recordBytes + ROOM_FOR_LINE_END;
  let current = Buffer.allocUnsafe(room + limits.blockBytes);
  let other = Buffer.allocUnsafe(room + limits.blockBytes);
  let kept = 0;
  let pending = source.read(current.subarray(room));
  let reported = performance.now();
  for (;;) {
    const count = await pending;
    if (request.isCancelled?.() === true) return 'cancelled';
    const bytes = current.subarray(room - kept, room + count);
    if (count === 0) {
      const end = scan.finish(bytes);
      request.onProgress?.({ bytes: source.consumed(), totalBytes: size, rows: parser.rows() });
      return end;
    }
    pending = source.read(other.subarray(room));
    // A failure of the read ahead is met at the top of the loop; until then it must not count as unhandled.
    pending.catch(() => undefined);
    const keep = bytes.subarray(scan.push(bytes));
    keep.copy(other, room - keep.length);
    kept = keep.length;
    [current, other] = [other, current];
    if (performance.now() - reported < PROGRESS_MILLISECONDS) continue;
    reported = performance.now();
    request.onProgress?.({ bytes: source.consumed(), totalBytes: size, rows: parser.rows() });
  }
}

/** Often enough for the eye; a block takes a few milliseconds. */
const PROGRESS_MILLISECONDS = 100;

const ROOM_FOR_LINE_END = 16;

/** Header and first rows for the person's eyes. */
function firstRows(head: Buffer, whole: boolean, dialect: Dialect, name: string): RawSheet {
  const splitter = createRecordSplitter(dialect.separator.charCodeAt(0));
  const rows: (readonly string[])[] = [dialect.header];
  let start = dialect.bodyStart;
  const splits = (): boolean =>
    splitInto(splitter, dialect.header.length, { buffer: head, start, longest: head.length, last: whole });
  while (rows.length <= PREVIEW_ROWS && start < head.length && splits()) {
    rows.push(dialect.header.map((_, column) => splitter.text(column).slice(0, PREVIEW_CHARACTERS)));
    start = splitter.end();
  }
  return { name, rows };
}

const PREVIEW_ROWS = 40;
const PREVIEW_CHARACTERS = 200;

const refused = (problem: Problem): OpenDataResult => ({ kind: 'refused', problems: [problem], preview: null });
