import { Button, Group, Title } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import type { YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { planContents } from './plan-contents.ts';
import type { Stage } from './stage.ts';

const text = es.screens.imports;

type Props = {
  readonly done: Extract<Stage, { kind: 'done' }>;
  readonly year: YearSummary;
  readonly hasNext: boolean;
  readonly onNext: () => void;
  readonly goToBudget: () => void;
};

/** What was imported, with the way back while it is still the last act of the year. */
export function ImportResult({ done, year, hasNext, onNext, goToBudget }: Props) {
  const state = useCall('edit.state', { yearId: year.id }).data;
  const undo = useCommand('edit.undo');
  const canUndo = state !== undefined && state.savedAt === done.undo.savedAt && state.undo === done.undo.undo;
  return (
    <div className="verdict verdict-ready" role="status">
      <IconCircleCheck size={22} aria-hidden />
      <div>
        <Title order={2} size="h4">
          {undo.isSuccess ? es.frame.undone(done.undo.undo ?? '') : text.done(planContents(done.plan))}
        </Title>
        <Group mt="sm">
          {(hasNext || done.plan.memoria === null) && (
            <Button onClick={hasNext ? onNext : goToBudget}>{hasNext ? text.next : text.goToBudget}</Button>
          )}
          {!hasNext && (
            <Button variant="default" onClick={onNext}>
              {text.another}
            </Button>
          )}
          {canUndo && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              loading={undo.isPending}
              onClick={() => undo.mutate({ yearId: year.id })}
            >
              {es.frame.undo}
            </Button>
          )}
        </Group>
        {undo.isError && <ErrorNote text={errorText(undo.error)} />}
      </div>
    </div>
  );
}
