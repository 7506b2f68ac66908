import { Button, Group, Stack, Title } from '@mantine/core';
import { useId } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { YearVersions } from '../../parts/years/YearVersions.tsx';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';

const text = es.years.dialog;

type Props = { readonly year: YearSummary; readonly onClose: () => void };

/** Versions and closing of a year that need not be open. */
export function YearDialog({ year, onClose }: Props) {
  const id = useId();
  return (
    <ModalDialog labelledBy={id} onClose={onClose}>
      <Stack gap="sm">
        <Title order={2} size="h4" id={id}>
          {text.title(year.year, year.isExample)}
        </Title>
        <YearVersions year={year} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.done}
          </Button>
        </Group>
      </Stack>
    </ModalDialog>
  );
}
