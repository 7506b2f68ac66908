import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import type { Contract, Input, MethodName, Output } from '#shared/contract/index.ts';
import type { Progress, Session } from './session.ts';

type QueryName = { [M in MethodName]: Contract[M]['kind'] extends 'query' ? M : never }[MethodName];
type CommandName = Exclude<MethodName, QueryName>;

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session above this component');
  return session;
}

type CallOptions = {
  /** Whether there is anything to ask yet. */
  readonly enabled?: boolean;
  /** The answer to the last input stays while that to another one comes: for what changes as a person types. */
  readonly keepsLast?: boolean;
};

/** What a query answers, kept up to date by the backend's `changed` events (the old answer stays while the new one comes). */
export function useCall<M extends QueryName>(
  method: M,
  input: Input<M>,
  { enabled = true, keepsLast = false }: CallOptions = {},
): UseQueryResult<Output<M>, Error> {
  const { call } = useSession();
  return useQuery<Output<M>, Error>({
    queryKey: [method, input],
    queryFn: () => call(method, input),
    enabled,
    // An answer is never a function, which the type of this option cannot know of a method that is not named yet.
    ...(keepsLast && { placeholderData: keepPreviousData as never }),
  });
}

/** A command to run on an act of the person: `mutateAsync` rejects with RpcFailure or ConnectionLost. */
export function useCommand<M extends CommandName>(method: M): UseMutationResult<Output<M>, Error, Input<M>> {
  const { call } = useSession();
  return useMutation<Output<M>, Error, Input<M>>({ mutationFn: (input) => call(method, input) });
}

/** The last progress report of the backend, while `active`. */
export function useProgress(active: boolean): Progress | null {
  const { onProgress } = useSession();
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (!active) return;
    setProgress(null);
    return onProgress(setProgress);
  }, [active, onProgress]);
  return active ? progress : null;
}
