import type { CellAddress, Problem, ProblemCode } from '#shared/domain/imports.ts';

type Detail = Readonly<Record<string, string>>;

/** A problem of the file as a whole, which has no address. */
export const fileProblem = (code: ProblemCode, found: string, detail: Detail = {}): Problem => ({
  code,
  severity: 'error',
  at: null,
  found: shorten(found),
  detail,
});

export type ProblemList = {
  readonly add: (
    severity: Problem['severity'],
    code: ProblemCode,
    at: CellAddress | null,
    found: string,
    detail?: Detail,
  ) => void;
  /** In the order found; of each kind the first ones, the last of which says in `detail.more` how many it stands for. */
  readonly list: () => readonly Problem[];
};

/** A column of the wrong kind would give one problem for each of 40 000 rows; nobody reads past the first ones. */
const SHOWN = 20;

export function createProblems(): ProblemList {
  const shown: Problem[] = [];
  const counts = new Map<string, number>();
  return {
    add: (severity, code, at, found, detail = {}) => {
      const kind = `${severity} ${code}`;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= SHOWN) shown.push({ severity, code, at, found: shorten(found), detail });
    },
    list: () => {
      const last = new Map(shown.map((problem, index) => [`${problem.severity} ${problem.code}`, index]));
      return shown.map((problem, index) => {
        const kind = `${problem.severity} ${problem.code}`;
        const more = (counts.get(kind) ?? 0) - SHOWN;
        return more > 0 && last.get(kind) === index
          ? { ...problem, detail: { ...problem.detail, more: String(more) } }
          : problem;
      });
    },
  };
}

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
};
