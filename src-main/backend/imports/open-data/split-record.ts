import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './bytes.ts';
import { decode } from './decode.ts';

/**
 * How quotes inside a quoted field are understood. RFC 4180 doubles them; a lone quote that nothing follows which could end a field
 * stands for itself. How MEF writes the unit's name, "… INCLUSIVO "TRABAJA PERU"", could not be verified (formats.md §2.3), so the
 * other readings are for quotes that are not doubled.
 */
export type Reading = {
  /** A quote closes its field only before a line end or before a separator and a quote, doubled or not. */
  readonly betweenQuotes: boolean;
  /** Bit n: the record's n-th doubled quote before a separator is a bare one and the closing one. */
  readonly closings: number;
};

export const DOUBLED: Reading = { betweenQuotes: false, closings: 0 };

/** `incomplete`: the bytes end before the record does. `unclosed`: the file ends inside a quoted field. */
export type SplitEnd = 'whole' | 'incomplete' | 'unclosed';

export type RecordSplitter = {
  /**
   * Splits the record that starts at `start`; what it found stands in the members below until the next call. `last`: no
   * bytes follow the buffer's. Bytes beyond `limit` are not looked at.
   */
  readonly split: (buffer: Buffer, start: number, limit: number, last: boolean, reading: Reading) => SplitEnd;
  /** Offset after the record's line end. */
  readonly end: () => number;
  readonly fieldCount: () => number;
  readonly allQuoted: () => boolean;
  /** Doubled quotes before a separator: the places where `Reading.closings` has a choice. */
  readonly choices: () => number;
  /** The field as text, quotes undone; '' for a field that is not there. */
  readonly text: (field: number) => string;
};

/** Fields beyond these are counted, not kept. */
const KEPT_FIELDS = 512;

/** Finds the fields of single records. It looks at every byte, so it is for the few records that may be the unit's. */
export function createRecordSplitter(separator: number): RecordSplitter {
  const bounds = new Int32Array(2 * KEPT_FIELDS);
  let source: Buffer = Buffer.alloc(0);
  let count = 0;
  let end = 0;
  let quoted = 0;
  let choices = 0;

  const split: RecordSplitter['split'] = (buffer, start, limit, last, reading) => {
    source = buffer;
    count = 0;
    quoted = 0;
    choices = 0;
    const stop = Math.min(limit, buffer.length);
    const final = last && stop === buffer.length;
    const isLineEnd = (at: number): boolean =>
      buffer[at] === LINE_FEED || (buffer[at] === CARRIAGE_RETURN && (buffer[at + 1] === LINE_FEED || at + 1 === stop));
    const closes = (quote: number): boolean => {
      const next = quote + 1;
      if (next === stop || isLineEnd(next)) return true;
      return buffer[next] === separator && (!reading.betweenQuotes || buffer[next + 1] === QUOTE);
    };
    /** At a doubled quote: whether the second one closes the field all the same. */
    const secondCloses = (quote: number): boolean => {
      if (reading.betweenQuotes) return closes(quote + 1);
      if (buffer[quote + 2] !== separator) return false;
      choices++;
      return (reading.closings & (1 << (choices - 1))) !== 0;
    };
    let at = start;
    for (;;) {
      let from = at;
      let to: number;
      if (at < stop && buffer[at] === QUOTE) {
        from = at + 1;
        at = from;
        for (;;) {
          while (at < stop && buffer[at] !== QUOTE) at++;
          if (at >= stop) return final ? 'unclosed' : 'incomplete';
          if (closes(at)) break;
          if (buffer[at + 1] !== QUOTE || secondCloses(at)) at++;
          else at += 2;
        }
        to = at;
        at++;
        quoted++;
      } else {
        while (at < stop && buffer[at] !== separator && buffer[at] !== LINE_FEED) at++;
        to = buffer[at] === LINE_FEED && at > from && buffer[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
      }
      if (count < KEPT_FIELDS) {
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
      }
      count++;
      if (at < stop && buffer[at] === CARRIAGE_RETURN) at++;
      if (at >= stop) {
        end = stop;
        return final ? 'whole' : 'incomplete';
      }
      if (buffer[at] === LINE_FEED) {
        end = at + 1;
        return 'whole';
      }
      at++;
    }
  };

  return {
    split,
    end: () => end,
    fieldCount: () => count,
    allQuoted: () => quoted === count,
    choices: () => choices,
    text: (field) => {
      if (field >= Math.min(count, KEPT_FIELDS)) return '';
      const from = bounds[2 * field] ?? 0;
      const text = decode(source.subarray(from, bounds[2 * field + 1]));
      return source[from - 1] === QUOTE ? text.replaceAll('""', '"') : text;
    },
  };
}
