import { Button, Group, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { TargetRow } from '#shared/contract/index.ts';
import { countText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import type { Field } from './target-lines.ts';

const text = es.screens.targets.sheet;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly goal: TargetRow;
  readonly unit: TargetRow['units'][number] | null;
  readonly field: Field;
};

/** How the figure of the year comes about; typing over what the months make asks for the reason (EG9). */
export function AnnualFigure({ yearId, closed, goal, unit, field }: Props) {
  const set = useCommand('targets.setCell');
  const [open, setOpen] = useState(false);
  const { typed, fromMonths, origin } = unit ?? goal;
  const made = fromMonths[field];
  const save = (written: string, reason: string): void =>
    set.mutate(
      { yearId, id: goal.id, unitId: unit?.id ?? null, month: null, field, text: written, reason },
      { onSuccess: () => setOpen(false) },
    );
  if (made === null && origin[field] === null) return null;
  return (
    <div className="goal-fact">
      <Text size="xs" fw={600}>
        {text.annual[field]}
      </Text>
      {made !== null && (
        <Text size="xs">{text.fromMonths(countText(made), es.targets.rules[goal.rule].toLowerCase())}</Text>
      )}
      {typed[field] !== null && <Text size="xs">{text.typed(countText(typed[field]), origin[field])}</Text>}
      {!closed && made !== null && (
        <Group gap="xs">
          <Button size="compact-xs" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {text.typeOver}
          </Button>
          {typed[field] !== null && (
            <Button size="compact-xs" variant="default" loading={set.isPending} onClick={() => save('', '')}>
              {text.useMonths}
            </Button>
          )}
        </Group>
      )}
      {open && <OverForm pending={set.isPending} onSave={save} />}
      {set.isError && <ErrorNote text={errorText(set.error)} />}
    </div>
  );
}

type FormProps = { readonly pending: boolean; readonly onSave: (written: string, reason: string) => void };

function OverForm({ pending, onSave }: FormProps) {
  const [written, setWritten] = useState('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(written, reason);
  };
  return (
    <form onSubmit={submit} className="goal-over">
      <TextInput
        size="xs"
        label={text.figure}
        value={written}
        onChange={({ currentTarget }) => setWritten(currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={text.reason}
        value={reason}
        maxLength={500}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Button
        size="compact-xs"
        type="submit"
        disabled={written.trim() === '' || reason.trim() === ''}
        loading={pending}
      >
        {text.save}
      </Button>
    </form>
  );
}
