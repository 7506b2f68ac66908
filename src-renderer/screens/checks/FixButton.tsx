import { Button } from '@mantine/core';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { useNotices } from '../../ui/feedback/notices.tsx';
import type { ShownFinding } from './findings-view.ts';

const text = es.screens.checks;

type Props = { readonly yearId: number; readonly findings: readonly ShownFinding[]; readonly label: string };

/** Has the program put right how words are written: one finding or many, as one act that can be undone (CK12). */
export function FixButton({ yearId, findings, label }: Props) {
  const fix = useCommand('checks.fix');
  const { say } = useNotices();
  const [only, ...more] = findings;
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={fix.isPending}
      {...(only && more.length === 0 && { 'aria-label': text.fixLong(es.checks.message(only)) })}
      onClick={() =>
        fix.mutate(
          { yearId, keys: findings.map(({ key }) => key) },
          {
            onSuccess: () => say({ tone: 'done', text: text.fixed(findings.length), undoable: true }),
            onError: (error) => say({ tone: 'error', text: errorText(error) }),
          },
        )
      }
    >
      {label}
    </Button>
  );
}
