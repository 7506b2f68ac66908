import { Button, Group } from '@mantine/core';
import { IconCircleCheck, IconDownload, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../../rpc/client.ts';
import { useCall, useSession } from '../../../rpc/hooks.ts';
import { ErrorNote } from '../../../ui/feedback/ErrorNote.tsx';
import { saveBytes } from '../../../ui/save-bytes.ts';

const text = es.reviewReport.screen;

/** Says where the copy with comments is, and gives it where the host cannot show the folder. */
export function AnnotatedCopy({ copy: { name, handle } }: { readonly copy: Output<'review.annotate'> }) {
  const { call } = useSession();
  const can = useCall('app.info', {}).data?.can;
  const [problem, setProblem] = useState<string | null>(null);
  const run = (work: Promise<unknown>): void => {
    setProblem(null);
    work.catch((error: unknown) => setProblem(errorText(error)));
  };
  return (
    <>
      <Group gap="sm" role="status">
        <IconCircleCheck size={18} aria-hidden />
        {text.annotated(name)}
        {can?.showInFolder === true ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconFolderOpen size={16} aria-hidden />}
            onClick={() => run(call('shell.showInFolder', { handle }))}
          >
            {text.showFile}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => run(call('chapter.download', { handle }).then(saveBytes))}
          >
            {text.download}
          </Button>
        )}
      </Group>
      {problem !== null && <ErrorNote text={problem} />}
    </>
  );
}
