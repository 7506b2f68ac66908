import { Button, Group } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { useSession } from '../rpc/hooks.ts';

/** Says at once that nothing can be saved any more, and how to go on. */
export function LostConnection() {
  const { onLost } = useSession();
  const [lost, setLost] = useState(false);
  useEffect(() => onLost(() => setLost(true)), [onLost]);
  if (!lost) return null;
  return (
    <div role="alert" className="note note-error">
      <IconPlugConnectedX size={18} aria-hidden />
      <Group gap="sm" className="note-text">
        <span>
          <strong>{es.frame.connection.lost}.</strong> {es.frame.connection.lostDetail}
        </span>
        <Button size="compact-sm" onClick={() => location.reload()}>
          {es.frame.connection.reopen}
        </Button>
      </Group>
    </div>
  );
}
