import { Button, Group, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';

const text = es.screens.versions.record;

/** What the chain of hashes says of the record (C-30). */
export function RecordSeal({ yearId }: { readonly yearId: number }) {
  const state = useCall('record.verify', { yearId });
  return (
    <QueryGate query={state}>
      {({ entries, brokenFrom }) => (
        <Group gap="xs" role="status">
          {brokenFrom === null ? (
            <>
              <IconShieldCheck size={18} aria-hidden className="seal-whole" />
              <Text size="sm">{text.whole(entries)}</Text>
            </>
          ) : (
            <ErrorNote text={text.broken(timeText(brokenFrom.at, new Date()), brokenFrom.label)} />
          )}
          <Button size="compact-xs" variant="subtle" loading={state.isFetching} onClick={() => void state.refetch()}>
            {text.verify}
          </Button>
        </Group>
      )}
    </QueryGate>
  );
}
