import { Button, Group, Progress, Text, Title } from '@mantine/core';
import { countText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { useProgress } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { CollectionForm } from './CollectionForm.tsx';
import { DropZone } from './DropZone.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import { ImportResult } from './ImportResult.tsx';
import './imports.css';
import { MemoriaReview } from './MemoriaReview.tsx';
import { PlanReview } from './PlanReview.tsx';
import { RememberedLayouts } from './RememberedLayouts.tsx';
import { StepBar } from './StepBar.tsx';
import type { Stage } from './stage.ts';
import { TableAssistant } from './TableAssistant.tsx';
import { type ImportQueue, useImportQueue } from './use-import-queue.ts';

const text = es.screens.imports;

/** Official files in, in four steps; nothing changes before the person confirms (features.md D2). */
export function ImportsScreen({ year, go }: YearScreenProps) {
  const queue = useImportQueue(year.id);
  const { stage, waiting } = queue;
  const { say } = useNotices();
  const deciding = stage.kind === 'review' || stage.kind === 'importing' ? stage.plan : null;
  const choosing = stage.kind === 'idle' || stage.kind === 'failed';
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <StepBar current={stepOf(stage)} />
      {waiting.length > 0 && <Text c="dimmed">{text.waiting(waiting.map(({ name }) => name))}</Text>}
      {stage.kind === 'failed' && <ErrorNote text={`${stage.name}: ${stage.message}`} />}
      {stage.kind === 'idle' && stage.message && <p role="status">{stage.message}</p>}
      {choosing && <DropZone onFiles={queue.add} go={go} />}
      <Reading queue={queue} />
      {stage.kind === 'mapping' && <TableAssistant stage={stage} queue={queue} year={year.year} />}
      {deciding?.memoria && (
        <MemoriaReview
          plan={deciding}
          memoria={deciding.memoria}
          busy={stage.kind === 'importing'}
          problem={stage.kind === 'review' ? stage.problem : null}
          onConfirm={(accepted) => {
            say(null);
            queue.confirmParts(deciding, accepted);
          }}
          onDiscard={() => queue.discard(deciding)}
        />
      )}
      {(stage.kind === 'review' || stage.kind === 'importing') && stage.plan.memoria === null && (
        <PlanReview
          plan={stage.plan}
          busy={stage.kind === 'importing'}
          problem={stage.kind === 'review' ? stage.problem : null}
          onConfirm={(controlPim) => {
            say(null);
            queue.confirm(stage.plan, controlPim);
          }}
          onDiscard={() => queue.discard(stage.plan)}
          onChoose={queue.choose}
          options={stage.options}
          onReread={queue.reread}
          onRemap={queue.remap}
          go={go}
        />
      )}
      {stage.kind === 'done' && (
        <ImportResult
          done={stage}
          year={year}
          hasNext={waiting.length > 0}
          onNext={queue.next}
          goToBudget={() => go('budget')}
        />
      )}
      {choosing && year.state === 'open' && <CollectionForm yearId={year.id} />}
      {(choosing || stage.kind === 'done') && <ImportHistory year={year} />}
      {choosing && <RememberedLayouts />}
    </>
  );
}

/** What is being read, how far it is, and the way to stop it. */
function Reading({ queue: { stage, cancel } }: { readonly queue: ImportQueue }) {
  const active = stage.kind === 'sending' || stage.kind === 'recognising';
  const progress = useProgress(stage.kind === 'recognising');
  if (!active) return null;
  const sent = stage.kind === 'sending' ? percent(stage.sent, stage.size) : null;
  const done = progress?.total ? percent(progress.done, progress.total) : 100;
  return (
    <div className="reading">
      <p role="status">
        {sent === null ? text.recognising(stage.name) : text.sending(stage.name, sent)}{' '}
        {progress?.total && text.progress(percent(progress.done, progress.total), countText(progress.rows ?? 0))}
      </p>
      <Progress
        value={sent ?? done}
        striped={sent === null}
        aria-label={text.steps.recognition}
        transitionDuration={0}
      />
      <Group>
        <Button variant="default" onClick={cancel}>
          {text.cancel}
        </Button>
      </Group>
    </div>
  );
}

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((part / whole) * 100));

function stepOf({ kind }: Stage): number {
  if (kind === 'recognising' || kind === 'mapping') return 1;
  if (kind === 'review') return 2;
  return kind === 'importing' || kind === 'done' ? 3 : 0;
}
