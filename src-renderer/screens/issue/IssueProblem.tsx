import { Button, Group } from '@mantine/core';
import { es } from '#shared/strings/es.ts';
import { errorText, RpcFailure } from '../../rpc/client.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';

const text = es.screens.issue;

type Props = {
  readonly error: Error;
  /** Again, over the file that is there or under a name that is free. */
  readonly onRetry: (otherName: boolean) => void;
};

/** Why nothing was written; a file that is open in Word can be tried again once it is closed, or written under another name. */
export function IssueProblem({ error, onRetry }: Props) {
  const other =
    error instanceof RpcFailure && error.error.code === 'output-locked' ? error.error.detail.other : undefined;
  return (
    <>
      <ErrorNote text={errorText(error)} />
      {other !== undefined && (
        <Group gap="xs">
          <Button variant="default" size="compact-md" onClick={() => onRetry(false)}>
            {text.retry}
          </Button>
          <Button variant="default" size="compact-md" onClick={() => onRetry(true)}>
            {text.saveAs(other)}
          </Button>
        </Group>
      )}
    </>
  );
}
