import { Button, Checkbox, Fieldset, FileButton, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useSession } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { saveBytes } from '../../ui/save-bytes.ts';

const text = es.settings;

/** The configuration as a file, for another year or another unit (CF2). */
export function SettingsFile({ year, closed }: { readonly year: YearSummary; readonly closed: boolean }) {
  const { call } = useSession();
  const { say } = useNotices();
  const [texts, setTexts] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = (work: Promise<unknown>): void => {
    setProblem(null);
    work.catch((error: unknown) => setProblem(errorText(error)));
  };
  const save = async (): Promise<void> => {
    const file = await call('settings.export', { yearId: year.id });
    saveBytes({ name: text.fileName(year.year), bytes: new TextEncoder().encode(file.text) });
  };
  const load = async (file: File): Promise<void> => {
    await call('settings.import', { yearId: year.id, text: await file.text(), texts });
    say({ tone: 'done', text: text.imported });
  };
  return (
    <Fieldset legend={text.fileGroup}>
      <Stack gap="xs">
        <Text size="sm">{text.fileHelp}</Text>
        <Checkbox
          label={text.withTexts}
          description={text.withTextsHelp}
          disabled={closed}
          checked={texts}
          onChange={({ currentTarget }) => setTexts(currentTarget.checked)}
        />
        <Group gap="sm">
          <Button variant="default" onClick={() => run(save())}>
            {text.exportFile}
          </Button>
          <FileButton accept=".json,application/json" onChange={(file) => file && run(load(file))}>
            {(props) => (
              <Button variant="default" disabled={closed} {...props}>
                {text.importFile}
              </Button>
            )}
          </FileButton>
        </Group>
        {problem !== null && <ErrorNote text={problem} />}
      </Stack>
    </Fieldset>
  );
}
