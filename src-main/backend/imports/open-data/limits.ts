/** How much a national file may ask of the program (C-18, C-19). What is bounded here is memory and time, not the file's size. */
export type OpenDataLimits = {
  /** What is read at a time; progress and cancelling happen between two blocks. */
  readonly blockBytes: number;
  /** Longest record; real ones have about 1 KB. A longer one is broken, and reading goes on at its next line. */
  readonly recordBytes: number;
  readonly headerBytes: number;
  /** Rows of the unit that are kept. The unit's whole year has about 43 000 (monthly family). */
  readonly rows: number;
  /** What the unit's rows may take as evidence; a real year has about 45 MB before it is compressed. */
  readonly keptBytes: number;
  /** Broken or overlong records before the file as a whole is given up. */
  readonly brokenRecords: number;
  readonly zipEntries: number;
  /** What a zip really unpacks to: in all, and for each packed byte after the first megabyte. */
  readonly unpackedBytes: number;
  readonly unpackRatio: number;
};

export const openDataLimits: OpenDataLimits = {
  blockBytes: 4 * 2 ** 20,
  recordBytes: 128 * 2 ** 10,
  headerBytes: 64 * 2 ** 10,
  rows: 500_000,
  keptBytes: 400 * 2 ** 20,
  brokenRecords: 1_000,
  zipEntries: 2_000,
  unpackedBytes: 32 * 2 ** 30,
  unpackRatio: 100,
};
