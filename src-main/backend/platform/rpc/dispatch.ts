import { type ErrorCode, Refusal } from '#shared/contract/errors.ts';
import { contract, type Input, type MethodName, type Output, type Reply } from '#shared/contract/index.ts';
import type { Context } from '../../context.ts';
import { sqliteRefusal } from '../db/errors.ts';

/** One function per line of the contract; the compiler refuses a missing or a wrong one. */
export type Handlers = {
  readonly [M in MethodName]: (context: Context, input: Input<M>) => Output<M> | Promise<Output<M>>;
};
/** The part of the contract one feature answers. */
export type HandlersOf<Feature extends string> = Pick<Handlers, Extract<MethodName, `${Feature}.${string}`>>;

export type Dispatch = (method: string, input: unknown) => Promise<Reply<unknown>>;

/** `beforeCommand` runs before anything that may change data; its failure is reported and keeps nobody from working. */
export type DispatchOptions = { readonly beforeCommand: () => void };

/** Validates, calls, and turns every outcome into a reply; nothing is ever thrown across a process border. */
export function createDispatch(context: Context, handlers: Handlers, { beforeCommand }: DispatchOptions): Dispatch {
  const written = context.db.prepare<[], number>('SELECT total_changes()').pluck();
  return async (method, rawInput) => {
    if (!Object.hasOwn(contract, method)) return failure('not-found', { what: 'method' });
    const name = method as MethodName;
    const input = contract[name].input.safeParse(rawInput);
    if (!input.success)
      return failure('invalid-input', {
        issues: input.error.issues.map((i) => `${i.path.join('.')}: ${i.code}`).join('; '),
      });
    try {
      if (contract[name].kind === 'command') attempt(beforeCommand, context.report);
      const before = written.get();
      const handler = handlers[name] as (context: Context, input: unknown) => unknown;
      const value = await handler(context, input.data);
      // A command that wrote no row (a piece of a file, a dialog, a plan) makes no page reload, nor does a query, whatever
      // it wrote and took back.
      if (contract[name].kind === 'command' && written.get() !== before)
        context.emit({ kind: 'changed', yearId: yearOf(input.data) });
      return { ok: true, value };
    } catch (error) {
      const refusal = error instanceof Refusal ? error : sqliteRefusal(error);
      if (refusal) return failure(refusal.code, refusal.detail);
      context.report(error);
      return failure('internal');
    }
  };
}

function attempt(work: () => void, report: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    report(error);
  }
}

const failure = (code: ErrorCode, detail: Readonly<Record<string, string>> = {}): Reply<never> => ({
  ok: false,
  error: { code, detail },
});

/** The year a command was about, for the pages that show it; `null` reloads everything. */
const yearOf = (input: object): number | null =>
  'yearId' in input && typeof input.yearId === 'number' ? input.yearId : null;
