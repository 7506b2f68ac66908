import { Button, Fieldset, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconFileTypeDocx } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { AppInfo, IntoPlan } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand, useSession } from '../../rpc/hooks.ts';
import { uploadFile } from '../../rpc/upload.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { IntoDifferences } from './IntoDifferences.tsx';
import { IssuedFiles } from './IssuedFiles.tsx';
import { IssueProblem } from './IssueProblem.tsx';

const text = es.documents.into;

type Props = {
  readonly yearId: number;
  readonly final: boolean;
  /** A final issue that open errors forbid. */
  readonly blocked: boolean;
  readonly folder: string | null;
  readonly can: AppInfo['can'];
};

type Chosen = { readonly handle: string; readonly plan: IntoPlan };

/** The chapters inside the institution's own document: first what would be replaced, then a copy (OU5, OU6). */
export function IntoDocument({ yearId, final, blocked, folder, can }: Props) {
  const { call } = useSession();
  const [keep, setKeep] = useState<readonly string[]>([]);
  const clear = useRef<() => void>(() => undefined);
  const write = useCommand('chapter.writeInto');
  const read = useMutation<Chosen, Error, File>({
    mutationFn: async (file) => {
      const handle = await uploadFile(call, file, { onSent: () => undefined, signal: new AbortController().signal });
      return { handle, plan: await call('chapter.planInto', { yearId, handle }) };
    },
  });
  const choose = (file: File | null): void => {
    if (!file) return;
    if (read.data) void call('files.discard', { handle: read.data.handle });
    clear.current(); // the same file may be chosen again
    setKeep([]);
    write.reset();
    read.mutate(file);
  };
  const submit = ({ handle }: Chosen, otherName: boolean): void =>
    write.mutate({ yearId, handle, final, keep: [...keep], folder, otherName });
  return (
    <Fieldset legend={text.legend}>
      <Stack gap="sm">
        <Text size="sm">{text.lead}</Text>
        <Group>
          <FileButton resetRef={clear} accept=".docx" onChange={choose} inputProps={{ 'aria-label': text.file }}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconFileTypeDocx size={16} aria-hidden />}
                loading={read.isPending}
              >
                {text.choose}
              </Button>
            )}
          </FileButton>
          {read.data && <Text className="path">{read.data.plan.name}</Text>}
        </Group>
        {read.isError && <ErrorNote text={errorText(read.error)} />}
        {read.data && (
          <>
            <Text size="sm" role="status">
              {text.found(read.data.plan.foundBy, read.data.plan.differences.length)}
            </Text>
            {read.data.plan.differences.length > 0 && (
              <IntoDifferences differences={read.data.plan.differences} keep={keep} onKeep={setKeep} />
            )}
            <Group>
              <Button loading={write.isPending} disabled={blocked} onClick={() => submit(read.data, false)}>
                {text.write}
              </Button>
            </Group>
          </>
        )}
        {write.isError && read.data && (
          <IssueProblem error={write.error} onRetry={(otherName) => submit(read.data, otherName)} />
        )}
        {write.isSuccess && <IssuedFiles result={write.data} can={can} />}
      </Stack>
    </Fieldset>
  );
}
