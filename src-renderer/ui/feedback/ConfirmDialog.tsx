import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { es } from '#shared/strings/es.ts';
import { ModalDialog } from './ModalDialog.tsx';

type Props = {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before something that cannot be undone; Cancel has the focus. */
export function ConfirmDialog({ title, text, confirm, onConfirm, onClose }: Props) {
  const id = useId();
  return (
    <ModalDialog labelledBy={id} onClose={onClose}>
      <Stack gap="sm">
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        <Text>{text}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {es.frame.cancel}
          </Button>
          <Button
            color="red"
            onClick={() => {
              onConfirm();
              onClose();
            }}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    </ModalDialog>
  );
}
