import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNote } from './ErrorNote.tsx';
import { Loading } from './Loading.tsx';

type Props<T> = {
  readonly query: UseQueryResult<T, Error>;
  readonly loading?: string;
  readonly children: (data: T) => ReactNode;
};

/** Shows an answer; before it, that it is coming; instead of it, why it did not come. What is known stays in sight. */
export function QueryGate<T>({ query, loading, children }: Props<T>) {
  return (
    <>
      {query.isError && <ErrorNote text={query.error.message} onRetry={() => void query.refetch()} />}
      {query.data === undefined
        ? query.isPending && <Loading {...(loading ? { text: loading } : {})} />
        : children(query.data)}
    </>
  );
}
