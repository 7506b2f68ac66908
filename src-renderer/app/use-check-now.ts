import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { openFindings } from '#shared/domain/decisions.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../rpc/client.ts';
import { useSession } from '../rpc/hooks.ts';
import { timeText } from '../ui/clock.ts';
import { findingsSummary } from '../ui/feedback/findings-summary.ts';
import { useNotices } from '../ui/feedback/notices.tsx';

/** Runs the checks of the year and says what they found (F9); they run by themselves after every change anyway. */
export function useCheckNow(yearId: number | null): () => void {
  const queries = useQueryClient();
  const { call } = useSession();
  const { say } = useNotices();
  return useCallback(() => {
    if (yearId === null) return;
    call('checks.run', { yearId }).then(
      (report) => {
        queries.setQueryData(['checks.run', { yearId }], report);
        const summary = findingsSummary(openFindings(report.findings));
        say({ tone: 'done', text: es.screens.checks.ranNow(summary, timeText(report.ranAt, new Date())) });
      },
      (error: unknown) => say({ tone: 'error', text: errorText(error) }),
    );
  }, [queries, call, say, yearId]);
}
