import { Button, Group, Title } from '@mantine/core';
import { useId } from 'react';
import { es } from '#shared/strings/es.ts';
import { MakeVersion } from '../parts/years/MakeVersion.tsx';
import { ModalDialog } from '../ui/feedback/ModalDialog.tsx';
import { useNotices } from '../ui/feedback/notices.tsx';

const text = es.frame;

type Props = { readonly yearId: number; readonly onClose: () => void };

/** What Ctrl+S goes on to: everything is stored by itself, but a person may want to come back to this state. */
export function NameVersionDialog({ yearId, onClose }: Props) {
  const id = useId();
  const { say } = useNotices();
  return (
    <ModalDialog labelledBy={id} onClose={onClose}>
      <Title order={2} size="h4" id={id} mb="xs">
        {text.nameVersion}
      </Title>
      <MakeVersion
        yearId={yearId}
        onMade={(name) => {
          say({ tone: 'done', text: text.versionNamed(name) });
          onClose();
        }}
      />
      <Group justify="flex-end" mt="sm">
        <Button variant="default" onClick={onClose}>
          {text.cancel}
        </Button>
      </Group>
    </ModalDialog>
  );
}
