import { Button, Group, Radio, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import {
  type CreateYearForm,
  type EntityField,
  emptyForm,
  entityFields,
  formProblems,
  toInput,
} from './create-year-form.ts';

const text = es.screens.home.createForm;

type Props = {
  readonly years: readonly YearSummary[];
  readonly onClose: () => void;
  readonly onCreated: (year: YearSummary) => void;
};

/** A new year from the structure of another one, or from the data of the entity. */
export function CreateYearDialog({ years, onClose, onCreated }: Props) {
  const id = useId();
  const [form, setForm] = useState(() => emptyForm(years, new Date().getFullYear()));
  const [tried, setTried] = useState(false);
  const create = useCommand('years.create');
  const element = useRef<HTMLFormElement>(null);
  const problems = formProblems(form);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const [first] = Object.keys(problems);
    if (first === undefined) create.mutate(toInput(form), { onSuccess: onCreated });
    else element.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };
  const input = (field: 'year' | EntityField, label: string) => (
    <TextInput
      key={field}
      name={field}
      label={label}
      value={form[field]}
      error={tried ? problems[field] : null}
      onChange={({ currentTarget: { value } }) => setForm((old) => ({ ...old, [field]: value }))}
      {...(field === 'year' ? { 'data-autofocus': true, inputMode: 'numeric', w: 160 } : {})}
    />
  );
  return (
    <ModalDialog labelledBy={id} onClose={onClose}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Title order={2} size="h4" id={id}>
            {text.title}
          </Title>
          {input('year', text.year)}
          <StartChoice form={form} years={years} onChange={(from) => setForm((old) => ({ ...old, from }))} />
          {form.from === null && (
            <div className="form-grid">{entityFields.map((field) => input(field, text[field]))}</div>
          )}
          {create.isError && <ErrorNote text={errorText(create.error)} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {es.frame.cancel}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {text.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </ModalDialog>
  );
}

type StartProps = {
  readonly form: CreateYearForm;
  readonly years: readonly YearSummary[];
  readonly onChange: (from: number | null) => void;
};

function StartChoice({ form, years, onChange }: StartProps) {
  if (years.length === 0) return null;
  return (
    <Radio.Group
      label={text.start}
      value={String(form.from)}
      onChange={(value) => onChange(value === 'null' ? null : Number(value))}
    >
      <Stack gap={6} mt={6}>
        {years.map(({ id, year, isExample }) => (
          <Radio key={id} value={String(id)} label={text.fromYear(year, isExample)} />
        ))}
        <Radio value="null" label={text.fromBlank} />
      </Stack>
    </Radio.Group>
  );
}
