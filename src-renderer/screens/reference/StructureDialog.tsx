import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import type { ReferenceTableView } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { ColumnFields } from './ColumnFields.tsx';
import { type ColumnForm, formOf, movedUp, newColumn, type StructureForm, toDefinition } from './structure-form.ts';

const text = es.screens.reference.define;

type Props = {
  readonly yearId: number;
  /** `null`: a new one. */
  readonly table: ReferenceTableView | null;
  readonly onClose: () => void;
  readonly onSaved: (id: number) => void;
};

/** What a table is called, where it comes from, and its columns. */
export function StructureDialog({ yearId, table, onClose, onSaved }: Props) {
  const id = useId();
  const [form, setForm] = useState(() => formOf(table));
  const define = useCommand('reference.define');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    define.mutate(toDefinition(yearId, form), { onSuccess: (saved) => onSaved(saved.id) });
  };
  const change = (changes: Partial<StructureForm>): void => setForm((old) => ({ ...old, ...changes }));
  const setColumn = (key: number, changes: Partial<ColumnForm>): void =>
    setForm((old) => ({ ...old, columns: old.columns.map((one) => (one.key === key ? { ...one, ...changes } : one)) }));
  const input = (field: 'label' | 'title' | 'section' | 'dimension' | 'source' | 'page', hint?: string) => (
    <TextInput
      label={text[field === 'title' ? 'name' : field]}
      {...(hint !== undefined && { description: hint })}
      value={form[field]}
      onChange={({ currentTarget: { value } }) => change({ [field]: value })}
      {...(field === 'label' ? { 'data-autofocus': true } : {})}
      {...(field === 'page' ? { inputMode: 'numeric' } : {})}
    />
  );
  return (
    <ModalDialog labelledBy={id} onClose={onClose}>
      <form onSubmit={submit} noValidate className="reference-dialog">
        <Stack gap="sm">
          <Title order={2} size="h4" id={id}>
            {table ? text.title(table.label) : text.newTitle}
          </Title>
          <div className="form-grid">
            {input('label', text.labelHint)}
            {input('dimension', text.dimensionHint)}
            {input('title')}
            {input('section')}
            {input('source')}
            {input('page')}
          </div>
          <Checkbox
            label={text.hasTotal}
            checked={form.hasTotal}
            onChange={({ currentTarget: { checked } }) => change({ hasTotal: checked })}
          />
          <Title order={3} size="h5">
            {text.columns}
          </Title>
          <div className="reference-columns">
            {form.columns.map((column, index) => (
              <ColumnFields
                key={column.key}
                column={column}
                position={index + 1}
                onChange={(changes) => setColumn(column.key, changes)}
                onNames={() =>
                  change({
                    columns: form.columns.map((one) => ({ ...one, namesRows: one.key === column.key })),
                  })
                }
                onUp={index === 0 ? null : () => change({ columns: movedUp(form.columns, index) })}
                onDrop={
                  form.columns.length === 1
                    ? null
                    : () => change({ columns: form.columns.filter(({ key }) => key !== column.key) })
                }
              />
            ))}
          </div>
          <Group>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => change({ columns: [...form.columns, newColumn(form.columns)] })}
            >
              {text.add}
            </Button>
          </Group>
          {table && (
            <Text size="sm" c="dimmed">
              {text.loses}
            </Text>
          )}
          {define.isError && <ErrorNote text={errorText(define.error)} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {es.frame.cancel}
            </Button>
            <Button type="submit" loading={define.isPending}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </ModalDialog>
  );
}
