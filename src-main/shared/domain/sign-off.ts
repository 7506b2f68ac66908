/** The order in which a year is signed (VE3). */
export const signRoles = ['prepared', 'reviewed', 'approved'] as const;
export type SignRole = (typeof signRoles)[number];

export type SignOff = {
  readonly role: SignRole;
  readonly name: string;
  readonly office: string;
  /** ISO time. */
  readonly at: string;
  /** Data that are not as they were when it was signed: with any, the year is open again. */
  readonly changesSince: number;
};

/** Whether this role stands: signed, and nothing changed since. */
export const stands = (signOffs: readonly SignOff[], role: SignRole): boolean =>
  signOffs.some((each) => each.role === role && each.changesSince === 0);

/** The role that has to sign before this one can: the first of those before it that does not stand; `null`: none. */
export const missingBefore = (signOffs: readonly SignOff[], role: SignRole): SignRole | null =>
  signRoles.slice(0, signRoles.indexOf(role)).find((earlier) => !stands(signOffs, earlier)) ?? null;

/** The day of a signature in Peru, which keeps UTC-5 all year: documents are the same on every machine. */
export const signDate = (at: string): string => new Date(Date.parse(at) - 5 * 3_600_000).toISOString().slice(0, 10);
