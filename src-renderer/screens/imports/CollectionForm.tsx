import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useSession } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { useShowFile } from './use-show-file.ts';

const text = es.collection;
const everything = '';

/** Makes the workbook in which other units fill in goals and indicators (IM20); it comes back through the import. */
export function CollectionForm({ yearId }: { readonly yearId: number }) {
  const units = useCall('collection.units', { yearId });
  const { call } = useSession();
  const show = useShowFile();
  const [unit, setUnit] = useState(everything);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const { handle } = await call('collection.form', { yearId, organicUnit: unit === everything ? null : unit });
    await show(handle);
  };
  const start = (): void => {
    setProblem(null);
    setBusy(true);
    make()
      .catch((error: unknown) => setProblem(errorText(error)))
      .finally(() => setBusy(false));
  };
  return (
    <section>
      <Title order={2} size="h4">
        {text.heading}
      </Title>
      <Text c="dimmed" size="sm">
        {text.lead}
      </Text>
      {problem && <ErrorNote text={problem} />}
      <Group align="end" gap="md" mt={6}>
        <NativeSelect
          label={text.forWhom}
          value={unit}
          data={[
            { value: everything, label: text.everything },
            ...(units.data ?? []).map(({ acronym, name }) => ({
              value: acronym,
              label: text.onlyShare(acronym, name),
            })),
          ]}
          onChange={({ currentTarget }) => setUnit(currentTarget.value)}
        />
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          onClick={start}
        >
          {text.download}
        </Button>
      </Group>
    </section>
  );
}
