import { anchorBefore } from './landmarks.ts';
import { splitInto } from './split-into.ts';
import type { RecordSplitter } from './split-record.ts';
import { createRecordWalker, INCOMPLETE, OVERLONG } from './walk-records.ts';

/**
 * Where the search for the record around a byte came to. `record`: it starts at `start` and the splitter holds it. `broken`: no
 * record is there, and the search may go on at `start`. `incomplete`: the buffer ends inside the record at `start`.
 */
export type Located = { readonly kind: 'record' | 'broken' | 'incomplete'; readonly start: number };

export type RecordLocator = {
  /** The record around the byte at `target`; `known` is a record's start not after it. */
  readonly locate: (known: number, target: number) => Located;
  /** The start of the record after the one at `start`; `null` when the buffer ends before it. */
  readonly next: (start: number) => number | null;
};

export type LocatorOptions = {
  readonly buffer: Buffer;
  /** No bytes follow the buffer's. */
  readonly last: boolean;
  readonly separator: number;
  readonly columns: number;
  readonly longest: number;
  readonly splitter: RecordSplitter;
  /** Gives up the record at an offset; answers where reading may go on. */
  readonly skip: (start: number, overlong: boolean) => number;
};

/** Certain record starts that are tried backwards before the records are walked one by one. */
const TRIES = 8;

/** Finds records in one buffer: back from the target to a certain start, else by walking from the last start that is known. */
export function createRecordLocator(options: LocatorOptions): RecordLocator {
  const { buffer, last, separator, columns, longest, splitter, skip } = options;
  const walk = createRecordWalker(buffer, separator, longest, last);
  const splits = (start: number): boolean => splitInto(splitter, columns, { buffer, start, longest, last });

  const walkTo = (from: number, target: number): Located => {
    let start = from;
    while (start <= target) {
      const end = walk(start);
      if (end === INCOMPLETE) return { kind: 'incomplete', start };
      if (end !== OVERLONG && end <= target) start = end;
      else if (!splits(start)) start = skip(start, end === OVERLONG);
      else if (splitter.end() > target) return { kind: 'record', start };
      else start = splitter.end();
    }
    return { kind: 'broken', start };
  };

  return {
    locate: (known, target) => {
      let anchor = target + 1;
      for (let tries = 0; tries < TRIES; tries++) {
        anchor = anchorBefore(buffer, anchor - 1, known, separator);
        if (anchor === -1 || target - anchor > longest) break;
        if (splits(anchor) && splitter.end() > target) return { kind: 'record', start: anchor };
      }
      return walkTo(known, target);
    },
    next: (start) => {
      const end = walk(start);
      if (end === INCOMPLETE) return null;
      if (end !== OVERLONG) return end;
      return splits(start) ? splitter.end() : skip(start, true);
    },
  };
}
