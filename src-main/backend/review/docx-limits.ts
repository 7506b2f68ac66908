import type { ImportLimits } from '../imports/limits.ts';

/** What a memoria of some hundred pages with pictures needs, and no more (C-18, C-19). */
export const docxLimits: Pick<ImportLimits, 'fileBytes' | 'zipEntries' | 'unpackedBytes'> & {
  readonly milliseconds: number;
  readonly megabytes: number;
} = {
  fileBytes: 128 * 2 ** 20,
  zipEntries: 5_000,
  unpackedBytes: 300 * 2 ** 20,
  milliseconds: 60_000,
  megabytes: 1_024,
};
