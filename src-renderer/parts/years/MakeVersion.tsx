import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';

const text = es.years.dialog;

type Props = {
  readonly yearId: number;
  readonly onMade?: (name: string) => void;
};

/** Keeps the year as it is now under a name (VE1). */
export function MakeVersion({ yearId, onMade }: Props) {
  const [name, setName] = useState('');
  const make = useCommand('years.makeVersion');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    make.mutate(
      { yearId, name },
      {
        onSuccess: (made) => {
          setName('');
          onMade?.(made.name);
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="xs">
        <TextInput
          label={text.name}
          placeholder={text.namePlaceholder}
          value={name}
          maxLength={100}
          data-autofocus
          flex={1}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ''} loading={make.isPending}>
          {text.make}
        </Button>
      </Group>
      {make.isError && <ErrorNote text={errorText(make.error)} />}
    </form>
  );
}
