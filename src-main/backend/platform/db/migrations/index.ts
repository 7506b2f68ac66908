import { sql as initial } from './001-initial.ts';

/** In order; the position is the version. A shipped step is never edited, only followed by another. */
export const migrations: readonly string[] = [initial];
