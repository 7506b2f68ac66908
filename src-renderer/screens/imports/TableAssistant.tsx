import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { CellAddress, ImportPlan } from '#shared/domain/imports.ts';
import type { TableMapping } from '#shared/domain/table-mapping.ts';
import { es } from '#shared/strings/es.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { MappingControls } from './MappingControls.tsx';
import { MappingGrid } from './MappingGrid.tsx';
import { MappingQuestions } from './MappingQuestions.tsx';
import { PlanDifferences } from './PlanDifferences.tsx';
import { PlanProblems } from './PlanProblems.tsx';
import { PlanValues } from './PlanValues.tsx';
import { type ReadingOptions, withMapping } from './reading-options.ts';
import type { Stage } from './stage.ts';
import { TextReadingBar } from './TextReadingBar.tsx';
import type { ImportQueue } from './use-import-queue.ts';

const text = es.screens.imports.assistant;

type Props = {
  readonly stage: Extract<Stage, { kind: 'mapping' }>;
  readonly queue: ImportQueue;
  readonly year: number;
};

/** A table that no profile knows: the person says what it holds and what each column is, and sees what comes of it (IM9). */
export function TableAssistant({ stage, queue, year }: Props) {
  const { plan, options, busy } = stage;
  const { table, preview } = plan;
  const [shown, setShown] = useState<CellAddress | null>(null);
  const [remember, setRemember] = useState(true);
  const [name, setName] = useState(table?.layout?.name ?? plan.fileName.replace(/\.\w{1,5}$/, ''));
  if (table === null) return <Unreadable stage={stage} queue={queue} />;
  // What the person chose last, also while it is being read.
  const mapping: TableMapping = options.mapping === undefined ? table.mapping : { ...options.mapping };
  const change = (next: TableMapping): void => queue.reread(withMapping(options, next));
  const waits = plan.status === 'refused';
  return (
    <Stack gap="md" className="assistant" aria-busy={busy}>
      <div>
        <Title order={2} size="h4">
          {text.title}
        </Title>
        <Text>{text.lead(plan.fileName)}</Text>
      </div>
      {plan.text && <TextReadingBar reading={plan.text} options={options} onChange={queue.reread} />}
      <MappingControls mapping={mapping} sheets={table.sheets} options={options} onChange={queue.reread} />
      <MappingQuestions table={table} mapping={mapping} onChange={change} />
      {preview && (
        <MappingGrid
          sheet={preview}
          excerpts={plan.excerpts}
          columns={table.columns}
          mapping={mapping}
          year={year}
          shown={shown}
          onChange={change}
        />
      )}
      <Result plan={plan} onShow={setShown} />
      {stage.problem && <ErrorNote text={stage.problem} />}
      <Group align="end" gap="sm">
        <Checkbox
          label={text.remember}
          description={text.rememberHint}
          checked={remember}
          onChange={({ currentTarget }) => setRemember(currentTarget.checked)}
        />
        {remember && (
          <TextInput
            label={text.name}
            value={name}
            maxLength={100}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        )}
      </Group>
      <Group>
        <Button
          size="md"
          loading={busy}
          disabled={waits || (remember && name.trim() === '')}
          onClick={() => queue.accept(remember ? name : null)}
        >
          {text.next}
        </Button>
        <Button size="md" variant="default" onClick={() => queue.discard(plan)}>
          {text.leave}
        </Button>
        <Text role="status" c="dimmed">
          {busy ? text.busy : text.counts(plan.lines, plan.values.length)}
        </Text>
      </Group>
    </Stack>
  );
}

/** What would come of the table, as the review shows it. */
function Result({ plan, onShow }: { readonly plan: ImportPlan; readonly onShow: (address: CellAddress) => void }) {
  const nothing = plan.values.length === 0 && plan.rows.length === 0;
  return (
    <Stack gap="xs" component="section" aria-label={text.result}>
      <PlanProblems plan={plan} onShow={onShow} without={['cut-off-missing']} />
      {nothing && <Text c="dimmed">{text.noResult}</Text>}
      {plan.values.length > 0 && <PlanValues plan={plan} onShow={onShow} />}
      {plan.rows.length > 0 && <PlanDifferences plan={plan} />}
    </Stack>
  );
}

/** Read in another way the file is no table any more, or a known one: what it is then, and the way back. */
function Unreadable({ stage: { plan, options, problem }, queue }: Omit<Props, 'year'>) {
  const { mapping, propose, ...rest }: ReadingOptions = options;
  return (
    <Stack gap="md">
      {plan.text && <TextReadingBar reading={plan.text} options={rest} onChange={queue.reread} />}
      <PlanProblems plan={plan} onShow={() => undefined} />
      {problem && <ErrorNote text={problem} />}
      <Group>
        <Button size="md" variant="default" onClick={() => queue.discard(plan)}>
          {text.leave}
        </Button>
      </Group>
    </Stack>
  );
}
