import { LINE_FEED, QUOTE } from './bytes.ts';
import { createCodeFinder } from './find-code.ts';
import { anchorBefore, contentEnd, createLineCounter } from './landmarks.ts';
import type { OpenDataLimits } from './limits.ts';
import { createRecordLocator, type Located } from './locate-record.ts';
import { createRecordSplitter, DOUBLED } from './split-record.ts';

/** One record of the unit. Valid only during the call that hands it over: the bytes belong to the next block then. */
export type FoundRecord = {
  /** Line of the text file on which it starts, from 1. A quoted line break counts, as it does in an editor. */
  readonly line: number;
  readonly bytes: Buffer;
  readonly text: (column: number) => string;
};

export type BrokenRecord = {
  readonly line: number;
  /** Fields found before it broke off. */
  readonly fields: number;
  /** Whether its SEC_EJEC is the unit's, as far as it can be read. */
  readonly ofUnit: boolean;
  readonly overlong: boolean;
};

/** How the file ended: with a whole record, in the middle of one, or with one that only its missing line end makes doubtful. */
export type ScanEnd = 'whole' | 'truncated' | 'unterminated';

export type ScanOptions = {
  readonly separator: number;
  /** Number of columns of the header; a record with another number is broken. */
  readonly columns: number;
  readonly unitColumn: number;
  /** SEC_EJEC without leading zeros. */
  readonly unit: string;
  /** Some bytes of the file, to learn which are rare. */
  readonly sample: Buffer;
  /** Line on which the first record starts. */
  readonly firstLine: number;
  readonly limits: Pick<OpenDataLimits, 'recordBytes' | 'brokenRecords'>;
  readonly onRecord: (record: FoundRecord) => void;
  readonly onBroken: (record: BrokenRecord) => void;
};

/** Thrown when so many records are broken that the file is not what its header says. */
export class TooManyBrokenRecords extends Error {}

export type Scan = {
  /**
   * Reads a buffer that starts where a record starts. Returns the offset from which its bytes must stand at the start of the
   * next buffer; never more than `limits.recordBytes` of them. @throws TooManyBrokenRecords
   */
  readonly push: (buffer: Buffer) => number;
  /** Reads what was left when no more bytes come. @throws TooManyBrokenRecords */
  readonly finish: (buffer: Buffer) => ScanEnd;
};

/**
 * Finds the records of one executing unit among millions, in constant memory and without parsing the others: it searches
 * the bytes of the code, and only around a hit are records found and split. A record's start before the hit (`anchorBefore`)
 * is tried first; where the first column is not quoted, or nothing near the hit splits into the header's number of columns,
 * records are walked from the last start that is known.
 */
export function createScan(options: ScanOptions): Scan {
  const { separator, columns, unitColumn, unit, limits, onRecord } = options;
  const splitter = createRecordSplitter(separator);
  const nextHit = createCodeFinder(unit, separator, options.sample);
  let line = options.firstLine;
  let broken = 0;
  /** Inside an overlong record: everything up to the next line feed is dropped. */
  let dropping = false;

  const isUnit = (): boolean => withoutZeros(splitter.text(unitColumn)) === unit;

  /** Gives up the record at `start`: reading goes on at the next line, which may be sound again. */
  const skipLine = (buffer: Buffer, start: number, overlong: boolean, lineNumber: number): number => {
    broken++;
    if (broken > limits.brokenRecords) throw new TooManyBrokenRecords();
    const lineFeed = buffer.indexOf(LINE_FEED, start);
    dropping = lineFeed === -1;
    const end = dropping ? buffer.length : lineFeed + 1;
    splitter.split(buffer, start, Math.min(end, start + limits.recordBytes), false, DOUBLED);
    options.onBroken({ line: lineNumber, fields: splitter.fieldCount(), ofUnit: isUnit(), overlong });
    return end;
  };

  /** Where reading starts in a buffer: at its start, or behind the rest of an overlong record. */
  const firstStart = (buffer: Buffer): number => {
    if (!dropping) return 0;
    const lineFeed = buffer.indexOf(LINE_FEED);
    dropping = lineFeed === -1;
    return dropping ? buffer.length : lineFeed + 1;
  };

  /** Reads one buffer. `known` in it is always a record's start, and all before it is done. */
  const read = (buffer: Buffer, last: boolean): { readonly keep: number; readonly end: ScanEnd } => {
    const lineAt = createLineCounter(buffer, line);
    const { locate, next } = createRecordLocator({
      buffer,
      last,
      separator,
      columns,
      longest: limits.recordBytes,
      splitter,
      skip: (start, overlong) => skipLine(buffer, start, overlong, lineAt(start)),
    });
    const keepFrom = (offset: number, end: ScanEnd): { keep: number; end: ScanEnd } => {
      line = lineAt(offset);
      return { keep: offset, end };
    };

    let known = firstStart(buffer);
    // What lies behind the last certain start is left for the next buffer, which has the rest of it.
    const lastAnchor = last ? -1 : anchorBefore(buffer, buffer.length, known, separator);
    const stop = lastAnchor === -1 ? buffer.length : lastAnchor;
    let located: Located = { kind: dropping ? 'broken' : 'record', start: known };
    for (let hit = nextHit(buffer, known); hit !== -1 && hit < stop; hit = nextHit(buffer, known)) {
      located = locate(known, hit);
      if (located.kind === 'incomplete') return keepFrom(located.start, 'truncated');
      known = located.kind === 'record' ? splitter.end() : located.start;
      if (located.kind === 'record' && isUnit())
        onRecord({
          line: lineAt(located.start),
          bytes: buffer.subarray(located.start, known),
          text: splitter.text,
        });
    }
    if (last) {
      const end = contentEnd(buffer);
      if (known < end) located = locate(known, end - 1);
      const terminated = end === 0 || buffer[end - 1] === QUOTE || buffer.indexOf(LINE_FEED, end) !== -1;
      return keepFrom(buffer.length, located.kind !== 'record' ? 'truncated' : terminated ? 'whole' : 'unterminated');
    }
    known = Math.max(known, lastAnchor);
    while (buffer.length - known > limits.recordBytes) {
      const following = next(known);
      if (following === null) break;
      known = following;
    }
    return keepFrom(known, 'whole');
  };

  return {
    push: (buffer) => read(buffer, false).keep,
    finish: (buffer) => read(buffer, true).end,
  };
}

/** Codes are compared without leading zeros: MEF pads SEC_EJEC in some years (formats.md §2.1). */
export function withoutZeros(code: string): string {
  return code.trim().replace(/^0+(?=.)/, '');
}
