import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
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

/** What a query answers, kept up to date by the backend's `changed` events (the old answer stays while the new one comes). */
export function useCall<M extends QueryName>(method: M, input: Input<M>): UseQueryResult<Output<M>, Error> {
  const { call } = useSession();
  return useQuery<Output<M>, Error>({
    queryKey: [method, input],
    queryFn: () => call(method, input),
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
