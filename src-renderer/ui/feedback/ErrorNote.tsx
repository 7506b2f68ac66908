import { Button, Group } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';

/** A failure where it arose: what happened and, where it helps, trying again. */
export function ErrorNote({ text, onRetry }: { readonly text: string; readonly onRetry?: () => void }) {
  return (
    <div role="alert" className="note note-error">
      <IconAlertCircle size={18} aria-hidden />
      <Group gap="sm" className="note-text">
        <span>{text}</span>
        {onRetry && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {es.frame.retry}
          </Button>
        )}
      </Group>
    </div>
  );
}
