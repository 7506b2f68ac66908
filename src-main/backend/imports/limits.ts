/** How much a file may ask of the program before it is refused (C-18, C-19). */
export type ImportLimits = {
  readonly fileBytes: number;
  /** Parts of an .xlsx. */
  readonly zipEntries: number;
  /** What all parts of an .xlsx unpack to; measured while unpacking, never believed. */
  readonly unpackedBytes: number;
  readonly cells: number;
  readonly milliseconds: number;
  /**
   * Heap of the parsing thread. The last defence only: a thread that asks for one very large piece beyond it takes the
   * process with it, so the limits above must keep every file well below.
   */
  readonly megabytes: number;
};

/**
 * A unit's whole year of SIAF is about 40 000 rows of 86 columns: 10 MB packed, 120 MB unpacked, 3.5 million cells.
 */
export const defaultLimits: ImportLimits = {
  fileBytes: 64 * 2 ** 20,
  zipEntries: 2_000,
  unpackedBytes: 400 * 2 ** 20,
  cells: 5_000_000,
  milliseconds: 60_000,
  megabytes: 2_048,
};
