import type { ParsedFile, Problem, RawSheet } from '#shared/domain/imports.ts';

/** What came out of a file: understood by exactly one profile, or refused with problems. `preview`: what was read, if anything. */
export type ParseResult =
  | { readonly kind: 'parsed'; readonly file: ParsedFile; readonly preview: RawSheet }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly preview: RawSheet | null };

/** Parses untrusted files outside the backend's own thread, with time and memory limits (C-18). Never throws for a bad file. */
export type ImportRunner = {
  readonly parse: (file: { readonly path: string; readonly name: string }) => Promise<ParseResult>;
  readonly close: () => Promise<void>;
};
