import { QueryClient } from '@tanstack/react-query';
import type { BackendEvent } from '#shared/contract/index.ts';
import { connectPage } from '#shared/rpc/wire.ts';
import { type Call, ConnectionLost, createCall } from './client.ts';
import { openWire } from './transport.ts';

export type Progress = Extract<BackendEvent, { kind: 'progress' }>;

/** One connection of one page and what it remembers of it. */
export type Session = {
  readonly call: Call;
  readonly queries: QueryClient;
  /** Subscribes; returns the way to stop. */
  readonly onProgress: (listener: (progress: Progress) => void) => () => void;
  readonly onLost: (listener: () => void) => () => void;
};

/** @throws when there is no backend to reach. */
export async function openSession(): Promise<Session> {
  const queries = createQueries();
  const progress = createSignal<Progress>();
  const lost = createSignal<void>();
  const wire = await openWire(() => {
    connection.close(new ConnectionLost());
    lost.emit();
  });
  const connection = connectPage(wire, (event) => {
    if (event.kind === 'progress') progress.emit(event);
    else void reload(queries, event.yearId);
  });
  return { call: createCall(connection.call), queries, onProgress: progress.subscribe, onLost: lost.subscribe };
}

/** The database is next door and says when it changed: nothing is fetched again by time, focus or guess. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Reloads what is shown of one year and everything that is of no year; `null` reloads all. */
const reload = (queries: QueryClient, yearId: number | null): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const input = queryKey[1];
      if (yearId === null || typeof input !== 'object' || input === null || !('yearId' in input)) return true;
      return input.yearId === yearId;
    },
  });

function createSignal<T>() {
  const listeners = new Set<(value: T) => void>();
  return {
    emit: (value: T): void => {
      for (const listener of listeners) listener(value);
    },
    subscribe: (listener: (value: T) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
