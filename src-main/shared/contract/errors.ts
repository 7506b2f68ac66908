/** Why a call was refused. The page chooses the Spanish text by code (strings/es/errors.ts); `detail` fills its blanks. */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'closed-year',
  'year-exists',
  'plan-expired',
  'import-refused',
  'nothing-accepted',
  'import-cancelled',
  'control-total',
  'upload-broken',
  'output-locked',
  'output-failed',
  'disk-full',
  'read-only',
  'data-in-use',
  'newer-database',
  'damaged-database',
  'foreign-database',
  'nothing-to-undo',
  'unknown-path',
  'bad-value',
  'needs-reason',
  'in-use',
  'published-figure',
  'computed-figure',
  'not-available-here',
  'not-ready',
  'sign-order',
  'document-refused',
  'document-unreadable',
  'document-without-chapters',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export type RpcError = { readonly code: ErrorCode; readonly detail: Readonly<Record<string, string>> };

/** Every reply is data: an exception would lose its fields on the way between processes (stack.md §4). */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RpcError };

/** Thrown inside the backend to refuse a call for a reason the person can act on; dispatch turns it into a `Reply`. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, string>>;
  constructor(code: ErrorCode, detail: Readonly<Record<string, string>> = {}) {
    super(`${code} ${JSON.stringify(detail)}`);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}
