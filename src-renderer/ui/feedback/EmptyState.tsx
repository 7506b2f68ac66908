import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** What to do next where there is nothing yet. */
export function EmptyState({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <Stack className="empty-state" gap="xs" align="flex-start">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text maw={560}>{text}</Text>
      {children && <Group gap="sm">{children}</Group>}
    </Stack>
  );
}
