import type { CellsResult, Input, MethodName, Output, Reply, RpcError } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';

/** A refusal of the backend. Its message is the sentence for the person; `error` the code and facts it was made from. */
export class RpcFailure extends Error {
  readonly error: RpcError;
  constructor(error: RpcError) {
    super(es.errors[error.code](error.detail));
    this.name = 'RpcFailure';
    this.error = error;
  }
}

/** The connection ended before the answer came: whether the act was done is not known until it is back. */
export class ConnectionLost extends Error {
  constructor() {
    super(es.frame.connection.lostDuring);
    this.name = 'ConnectionLost';
  }
}

/** Resolves to the value of the reply. @throws RpcFailure, ConnectionLost */
export type Call = <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M>>;

export function createCall(dispatch: (method: string, input: unknown) => Promise<Reply<unknown>>): Call {
  return async <M extends MethodName>(method: M, input: Input<M>) => {
    const reply = await dispatch(method, input);
    if (!reply.ok) throw new RpcFailure(reply.error);
    return reply.value as Output<M>;
  };
}

/** What went wrong, as the person reads it; anything that is not an answer of the backend is a bug and says no more. */
export const errorText = (error: unknown): string =>
  error instanceof RpcFailure || error instanceof ConnectionLost ? error.message : es.errors.internal({});

/** What became of a block of cells, with the reasons as the person reads them. */
export const cellsOutcome = ({ applied, rejected }: CellsResult) => ({
  applied,
  rejected: rejected.map(({ index, error }) => ({ index, reason: es.errors[error.code](error.detail) })),
});
