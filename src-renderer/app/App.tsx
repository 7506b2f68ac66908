import { QueryClientProvider } from '@tanstack/react-query';
import { SessionContext } from '../rpc/hooks.ts';
import type { Session } from '../rpc/session.ts';
import { NoticesProvider } from '../ui/feedback/notices.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';
import { Looks } from './Looks.tsx';

export function App({ session }: { readonly session: Session }) {
  return (
    <Looks>
      <ErrorBoundary>
        <QueryClientProvider client={session.queries}>
          <SessionContext value={session}>
            <NoticesProvider>
              <Frame />
            </NoticesProvider>
          </SessionContext>
        </QueryClientProvider>
      </ErrorBoundary>
    </Looks>
  );
}
