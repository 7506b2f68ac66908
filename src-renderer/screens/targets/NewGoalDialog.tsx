import { Autocomplete, Button, Checkbox, Group, Radio, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { GoalChoices, Input } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { cellsOutcome, errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import {
  emptyGoal,
  type GoalField,
  type GoalForm,
  goalProblems,
  knownUnit,
  siafText,
  toGoal,
  withActivity,
} from './new-goal-form.ts';

const text = es.screens.targets.newGoal;

export type GoalPlace = Pick<Input<'targets.addGoals'>, 'poiVersion' | 'beside'>;

type Props = {
  readonly yearId: number;
  readonly place: GoalPlace;
  readonly onClose: () => void;
  readonly onCreated: (id: number) => void;
};

/** A new goal: its activity and unit of measure from the catalogues, from SIAF, or new. */
export function NewGoalDialog(props: Props) {
  const titleId = useId();
  const choices = useCall('targets.choices', { yearId: props.yearId });
  // Not before its fields: the first of them gets the focus as the dialog opens.
  if (choices.isPending) return null;
  return (
    <ModalDialog labelledBy={titleId} onClose={props.onClose}>
      <Title order={2} size="h4" id={titleId} mb="sm">
        {text.title}
      </Title>
      <QueryGate query={choices}>{(known) => <GoalFields {...props} choices={known} />}</QueryGate>
    </ModalDialog>
  );
}

function GoalFields({ yearId, place, choices, onClose, onCreated }: Props & { readonly choices: GoalChoices }) {
  const [form, setForm] = useState<GoalForm>(emptyGoal);
  const [tried, setTried] = useState(false);
  const add = useCommand('targets.addGoals');
  const element = useRef<HTMLFormElement>(null);
  const problems = goalProblems(form, choices);
  const siaf = choices.activities.find(({ code }) => code === form.activityCode.trim())?.siaf ?? null;
  const refused = add.data ? cellsOutcome(add.data).rejected[0]?.reason : undefined;
  const field = (name: GoalField) => ({
    name,
    size: 'xs' as const,
    label: text[name],
    value: form[name],
    error: tried ? problems[name] : null,
  });
  const set = (name: GoalField) => (value: string) => setForm((old) => ({ ...old, [name]: value }));
  const input = (name: GoalField) => (
    <TextInput {...field(name)} onChange={({ currentTarget }) => set(name)(currentTarget.value)} />
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const [first] = Object.keys(problems);
    if (first !== undefined) element.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
    else
      add.mutate(
        { yearId, ...place, ...toGoal(form, choices), cells: [] },
        { onSuccess: ({ ids: [id] }) => id !== undefined && onCreated(id) },
      );
  };
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Autocomplete
          {...field('activityCode')}
          data-autofocus
          comboboxProps={{ withinPortal: false }}
          data={choices.activities.map(({ code }) => code)}
          renderOption={({ option }) => text.choice(option.value, nameOf(choices, option.value))}
          filter={({ options, search }) =>
            options.filter(
              (option) =>
                'value' in option &&
                `${option.value} ${nameOf(choices, option.value)}`.toLowerCase().includes(search.toLowerCase().trim()),
            )
          }
          onChange={(value) => setForm((old) => withActivity(old, value, choices))}
        />
        {input('activityName')}
        <Autocomplete
          {...field('unitOfMeasure')}
          comboboxProps={{ withinPortal: false }}
          data={[...choices.unitsOfMeasure]}
          onChange={set('unitOfMeasure')}
        />
        {form.unitOfMeasure.trim() !== '' && !knownUnit(form.unitOfMeasure, choices) && (
          <div className="new-unit">
            <Group grow align="start">
              {input('singular')}
              {input('plural')}
            </Group>
            <Radio.Group
              size="xs"
              label={text.gender}
              value={form.gender}
              onChange={(value) => setForm((old) => ({ ...old, gender: value === 'f' ? 'f' : 'm' }))}
            >
              <Group gap="md" mt={4}>
                {(['m', 'f'] as const).map((value) => (
                  <Radio key={value} size="xs" value={value} label={es.targets.genders[value]} />
                ))}
              </Group>
            </Radio.Group>
          </div>
        )}
        {siaf && (
          <Checkbox
            size="xs"
            label={siafText(siaf)}
            checked={form.fromSiaf}
            onChange={({ currentTarget }) => setForm((old) => ({ ...old, fromSiaf: currentTarget.checked }))}
          />
        )}
        {!(siaf && form.fromSiaf) && (
          <Group grow align="start">
            {input('programmed')}
            {input('executed')}
          </Group>
        )}
        {add.isError && <ErrorNote text={errorText(add.error)} />}
        {refused !== undefined && <ErrorNote text={refused} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {es.frame.cancel}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {text.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const nameOf = ({ activities }: GoalChoices, code: string): string =>
  activities.find((activity) => activity.code === code)?.name ?? '';
