import { Button, Checkbox, Fieldset, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconFileTypeDocx, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { IssueSettings } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand, useSession } from '../../rpc/hooks.ts';
import { uploadFile } from '../../rpc/upload.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';

const text = es.screens.issue.word;

type Props = { readonly yearId: number; readonly closed: boolean };

/** The institution's own template and whether the lists are printed: kept with the year, so that nobody chooses twice (OU3). */
export function WordLooks({ yearId, closed }: Props) {
  const settings = useCall('chapter.issueSettings', { yearId });
  return (
    <Fieldset legend={text.legend} disabled={closed}>
      <QueryGate query={settings}>
        {(stored) => (
          <Stack gap="sm">
            <Template yearId={yearId} template={stored.template} />
            <Contents yearId={yearId} shown={stored.contents} />
          </Stack>
        )}
      </QueryGate>
    </Fieldset>
  );
}

function Template({ yearId, template }: { readonly yearId: number; readonly template: IssueSettings['template'] }) {
  const { call } = useSession();
  const clear = useRef<() => void>(() => undefined);
  const set = useMutation<unknown, Error, File | null>({
    mutationFn: async (file) => {
      if (!file) return call('chapter.setTemplate', { yearId, handle: null });
      const handle = await uploadFile(call, file, { onSent: () => undefined, signal: new AbortController().signal });
      try {
        return await call('chapter.setTemplate', { yearId, handle });
      } finally {
        await call('files.discard', { handle });
      }
    },
  });
  return (
    <Stack gap={6}>
      <Text size="sm">{text.lead}</Text>
      <Group>
        <Text className="path">{template?.name ?? text.none}</Text>
        <FileButton
          resetRef={clear}
          accept=".docx,.dotx"
          onChange={(file) => {
            if (file) set.mutate(file);
            clear.current(); // the same file may be chosen again
          }}
          inputProps={{ 'aria-label': text.file }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="compact-md"
              leftSection={<IconFileTypeDocx size={16} aria-hidden />}
              loading={set.isPending}
            >
              {text.choose}
            </Button>
          )}
        </FileButton>
        {template && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconX size={16} aria-hidden />}
            disabled={set.isPending}
            onClick={() => set.mutate(null)}
          >
            {text.remove}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {text.place}
      </Text>
      {set.isError && <ErrorNote text={errorText(set.error)} />}
    </Stack>
  );
}

function Contents({ yearId, shown }: { readonly yearId: number; readonly shown: boolean }) {
  const set = useCommand('chapter.setContents');
  return (
    <>
      <Checkbox
        label={text.contents}
        checked={shown}
        disabled={set.isPending}
        onChange={({ currentTarget }) => set.mutate({ yearId, contents: currentTarget.checked })}
      />
      {set.isError && <ErrorNote text={errorText(set.error)} />}
    </>
  );
}
