import { Button, CloseButton, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { TargetRow } from '#shared/contract/index.ts';
import { annualRules } from '#shared/domain/targets.ts';
import { countText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { SheetText } from '../../ui/form/SheetText.tsx';
import { AnnualFigure } from './AnnualFigure.tsx';
import { fields } from './target-lines.ts';

const text = es.screens.targets.sheet;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  /** Where the cursor is; `null` before it was anywhere. */
  readonly goal: TargetRow | null;
  /** The share that the cursor is in; NaN for the goal itself. */
  readonly unitId: number;
  readonly onClose: () => void;
};

/** What is known of the goal that the cursor is in, beside the grid. Every field is stored when it is left. */
export function GoalSheet({ yearId, closed, goal, unitId, onClose }: Props) {
  const titleId = useId();
  const unit = goal?.units.find(({ id }) => id === unitId) ?? null;
  return (
    <section className="goal-sheet" aria-labelledby={titleId}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Title order={2} size="h4" id={titleId}>
          {unit ? text.unitTitle : text.title}
        </Title>
        <CloseButton aria-label={text.close} onClick={onClose} />
      </Group>
      {!goal && <Text c="dimmed">{text.choose}</Text>}
      {goal && (
        <>
          <Text fw={600} size="sm">
            {unit ? text.named(unit.acronym, unit.name) : text.named(goal.activityCode, goal.activityName)}
          </Text>
          {unit ? (
            <UnitPhrase key={unit.id} yearId={yearId} closed={closed} goal={goal} unit={unit} />
          ) : (
            <GoalFacts key={goal.id} yearId={yearId} closed={closed} goal={goal} />
          )}
          {fields.map((field) => (
            <AnnualFigure
              key={`${field}-${goal.id}-${unit?.id}`}
              yearId={yearId}
              closed={closed}
              goal={goal}
              unit={unit}
              field={field}
            />
          ))}
          {!unit && <Split key={`split-${goal.id}`} yearId={yearId} closed={closed} goal={goal} />}
        </>
      )}
    </section>
  );
}

type GoalProps = { readonly yearId: number; readonly closed: boolean; readonly goal: TargetRow };

/** Rule, evidence, and what SIAF has. */
function GoalFacts({ yearId, closed, goal }: GoalProps) {
  const set = useCommand('targets.setCell');
  const siaf = useCommand('targets.takeFromSiaf');
  const failure = set.error ?? siaf.error;
  const save = (field: 'rule' | 'evidence', written: string): void =>
    set.mutate({ yearId, id: goal.id, unitId: null, month: null, field, text: written, reason: '' });
  const shown = (value: number | null): string => (value === null ? es.grid.spoken.empty : countText(value));
  return (
    <>
      <NativeSelect
        size="xs"
        label={text.rule}
        description={text.ruleHelp}
        disabled={closed}
        value={goal.rule}
        data={annualRules.map((value) => ({ value, label: es.targets.rules[value] }))}
        onChange={({ currentTarget }) => {
          const rule = annualRules.find((each) => each === currentTarget.value);
          if (rule) save('rule', es.targets.rules[rule]);
        }}
      />
      <SheetText
        key={goal.id}
        label={text.evidence}
        stored={goal.evidence}
        closed={closed}
        onSave={(written) => save('evidence', written)}
      />
      {goal.siaf && (
        <div className="goal-fact">
          <Text size="xs">{text.siaf(shown(goal.siaf.programmed), shown(goal.siaf.executed), goal.siaf.fileName)}</Text>
          {!closed && (
            <Button
              size="compact-xs"
              variant="default"
              loading={siaf.isPending}
              onClick={() => siaf.mutate({ yearId, id: goal.id })}
            >
              {text.takeSiaf}
            </Button>
          )}
        </div>
      )}
      {failure && <ErrorNote text={errorText(failure)} />}
    </>
  );
}

type UnitProps = GoalProps & { readonly unit: TargetRow['units'][number] };

function UnitPhrase({ yearId, closed, goal, unit }: UnitProps) {
  const set = useCommand('targets.setCell');
  return (
    <>
      <SheetText
        key={unit.id}
        label={text.phrase}
        stored={unit.phrase}
        closed={closed}
        onSave={(written) =>
          set.mutate({
            yearId,
            id: goal.id,
            unitId: unit.id,
            month: null,
            field: 'phrase',
            text: written,
            reason: '',
          })
        }
      />
      {set.isError && <ErrorNote text={errorText(set.error)} />}
    </>
  );
}

/** Adds organic units to the split of the goal; they go as rows of the grid do. */
function Split({ yearId, closed, goal }: GoalProps) {
  const known = useCall('targets.choices', { yearId }).data?.organicUnits ?? [];
  const add = useCommand('targets.addUnits');
  const [chosen, setChosen] = useState('');
  const left = known.filter(({ acronym }) => !goal.units.some((unit) => unit.acronym === acronym));
  if (closed || left.length === 0) return null;
  return (
    <div className="goal-fact">
      <NativeSelect
        size="xs"
        label={text.split}
        value={chosen}
        data={[
          { value: '', label: text.allUnits(left.length) },
          ...left.map(({ acronym, name }) => ({ value: acronym, label: text.named(acronym, name) })),
        ]}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <Button
        size="compact-xs"
        variant="default"
        loading={add.isPending}
        onClick={() => {
          add.mutate({
            yearId,
            id: goal.id,
            acronyms: chosen === '' ? left.map(({ acronym }) => acronym) : [chosen],
          });
          setChosen('');
        }}
      >
        {text.addUnits}
      </Button>
      {add.isError && <ErrorNote text={errorText(add.error)} />}
    </div>
  );
}
