import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleHalf2 } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type OfficialFile,
  type StepId,
  type StepState,
  stepIds,
  stepsOf,
  type YearFacts,
} from '#shared/domain/overview.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import type { ScreenId, YearScreenProps } from '../../ui/screen.ts';

const text = es.overview;
const icons = { done: IconCircleCheck, partly: IconCircleHalf2, pending: IconCircle } as const;
const screens = {
  import: 'imports',
  control: 'imports',
  targets: 'targets',
  indicators: 'indicators',
  texts: 'narrative',
  checks: 'checks',
  issue: 'issue',
} as const satisfies Record<StepId, ScreenId>;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly facts: YearFacts;
  readonly go: YearScreenProps['go'];
};

/** The work in its order. A state is said in words, drawn, and follows from the data alone. */
export function Steps({ yearId, closed, facts, go }: Props) {
  const states = stepsOf(facts);
  const done = stepIds.filter((id) => states[id] === 'done').length;
  return (
    <section className="overview-steps" aria-labelledby="overview-steps">
      <Group justify="space-between">
        <Title order={2} size="h4" id="overview-steps">
          {text.stepsTitle}
        </Title>
        <Text size="sm" c="dimmed">
          {text.ready(done, stepIds.length)}
        </Text>
      </Group>
      <ol>
        {stepIds.map((id) => (
          <li key={id} className={`is-${states[id]}`}>
            <State state={states[id]} />
            <div>
              <strong>{text.steps[id]}</strong>
              <Text size="sm" c="dimmed">
                {factOf(id, facts)}
              </Text>
              {id === 'control' &&
                !closed &&
                facts.files
                  .filter(({ confirmed }) => !confirmed)
                  .map((file) => <Control key={file.batchId} yearId={yearId} file={file} />)}
            </div>
            {id !== 'control' && (
              <Button
                size="compact-sm"
                variant={states[id] === 'done' ? 'default' : 'light'}
                aria-label={text.goFor(text.go[id], text.steps[id])}
                onClick={() => go(screens[id])}
              >
                {text.go[id]}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function State({ state }: { readonly state: StepState }) {
  const Icon = icons[state];
  return (
    <span className="overview-state">
      <Icon size={18} aria-hidden />
      {text.states[state]}
    </span>
  );
}

function factOf(id: StepId, { files, targets, indicators, toReview, findings, issued }: YearFacts): string {
  switch (id) {
    case 'import':
      return text.facts.imported(
        files.map(({ fileName, cutOffDate }) =>
          es.budget.sourceChoice(fileName, cutOffDate === null ? null : dateText(cutOffDate)),
        ),
      );
    case 'control':
      return text.facts.confirmed(files.filter(({ confirmed }) => confirmed).length, files.length);
    case 'targets':
      return text.facts.filled(targets);
    case 'indicators':
      return text.facts.filled(indicators);
    case 'texts':
      return text.facts.toReview(toReview);
    case 'checks':
      return text.facts.findings(findings.errors, findings.warnings);
    case 'issue':
      return issued === null
        ? text.facts.notIssued
        : text.facts.issued(issued.final, timeText(issued.at, new Date()), issued.by, issued.changesSince);
    default:
      return id satisfies never;
  }
}

/** The total as the source shows it, typed by a person: read from the screen beside the program, not from the file. */
function Control({ yearId, file }: { readonly yearId: number; readonly file: OfficialFile }) {
  const [pim, setPim] = useState('');
  const confirm = useCommand('overview.confirmControl');
  const { say } = useNotices();
  return (
    <form
      className="overview-control"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(
          { yearId, batchId: file.batchId, pim },
          { onSuccess: () => say({ tone: 'done', text: text.control.done(file.fileName), undoable: true }) },
        );
      }}
    >
      <Group align="end" gap="xs">
        <TextInput
          size="xs"
          flex={1}
          label={text.control.field(file.fileName)}
          value={pim}
          maxLength={40}
          onChange={({ currentTarget }) => setPim(currentTarget.value)}
        />
        <Button
          type="submit"
          size="xs"
          variant="default"
          loading={confirm.isPending}
          disabled={pim.trim() === ''}
          aria-label={`${text.control.confirm}: ${file.fileName}`}
        >
          {text.control.confirm}
        </Button>
      </Group>
      {confirm.isError && <ErrorNote text={errorText(confirm.error)} />}
    </form>
  );
}
