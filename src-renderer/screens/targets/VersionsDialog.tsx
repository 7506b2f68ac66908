import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Radio,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { PoiVersion } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';

const text = es.screens.targets.versions;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly versions: readonly PoiVersion[];
  readonly onClose: () => void;
  readonly onAdded: (name: string) => void;
  readonly onRenamed: (name: string, newName: string) => void;
};

/** The versions of the POI: which one is printed, their names, and a new one with what another has (PG2). */
export function VersionsDialog({ yearId, closed, versions, onClose, onAdded, onRenamed }: Props) {
  const titleId = useId();
  const print = useCommand('targets.printVersion');
  const rename = useCommand('targets.renameVersion');
  const remove = useCommand('targets.removeVersion');
  const failure = print.error ?? rename.error ?? remove.error;
  return (
    <ModalDialog labelledBy={titleId} onClose={onClose}>
      <Stack gap="sm">
        <Title order={2} size="h4" id={titleId}>
          {text.title}
        </Title>
        <Text size="sm">{text.help}</Text>
        <Table className="data-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.name}</Table.Th>
              <Table.Th>{text.goals}</Table.Th>
              <Table.Th>{text.printed}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{text.remove}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.map(({ name, printed, goals }) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <VersionName
                    name={name}
                    closed={closed}
                    onRename={(newName, giveBack) =>
                      rename.mutate(
                        { yearId, name, newName },
                        { onSuccess: () => onRenamed(name, newName), onError: giveBack },
                      )
                    }
                  />
                </Table.Td>
                <Table.Td>{goals}</Table.Td>
                <Table.Td>
                  <Radio
                    size="xs"
                    name="printed-version"
                    aria-label={text.print(name)}
                    checked={printed}
                    disabled={closed}
                    onChange={() => print.mutate({ yearId, name })}
                  />
                </Table.Td>
                <Table.Td align="right">
                  {!closed && versions.length > 1 && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={text.removeNamed(name)}
                      onClick={() => remove.mutate({ yearId, name })}
                    >
                      {text.remove}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {failure && <ErrorNote text={errorText(failure)} />}
        {!closed && <NewVersion yearId={yearId} versions={versions} onAdded={onAdded} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.close}
          </Button>
        </Group>
      </Stack>
    </ModalDialog>
  );
}

type NameProps = {
  readonly name: string;
  readonly closed: boolean;
  readonly onRename: (name: string, giveBack: () => void) => void;
};

/** Stored when the person leaves it; a name that is refused gives way to the one that is stored. */
function VersionName({ name, closed, onRename }: NameProps) {
  const [written, setWritten] = useState(name);
  return (
    <TextInput
      size="xs"
      w={150}
      aria-label={text.nameOf(name)}
      value={written}
      readOnly={closed}
      maxLength={40}
      onChange={({ currentTarget }) => setWritten(currentTarget.value)}
      onBlur={() => {
        if (written.trim() === '') setWritten(name);
        else if (written.trim() !== name) onRename(written.trim(), () => setWritten(name));
      }}
    />
  );
}

type NewProps = Pick<Props, 'yearId' | 'versions' | 'onAdded'>;

function NewVersion({ yearId, versions, onAdded }: NewProps) {
  const add = useCommand('targets.addVersion');
  const [name, setName] = useState(() => nextName(versions));
  const [from, setFrom] = useState(versions.at(-1)?.name ?? '');
  const [printed, setPrinted] = useState(true);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    add.mutate(
      { yearId, name: name.trim(), from: from === '' ? null : from, printed },
      {
        onSuccess: () => {
          onAdded(name.trim());
          setName(nextName([...versions, { name: name.trim(), printed, goals: 0 }]));
          setFrom(name.trim());
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Title order={3} size="h5" mb={4}>
        {text.newVersion}
      </Title>
      <Group align="end" gap="sm">
        <TextInput
          size="xs"
          w={110}
          label={text.name}
          value={name}
          maxLength={40}
          data-autofocus
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label={text.from}
          value={from}
          data={[
            ...versions.map((version) => ({ value: version.name, label: text.copyOf(version.name) })),
            { value: '', label: text.empty },
          ]}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <Checkbox
          size="xs"
          mb={7}
          label={text.printNew}
          checked={printed}
          onChange={({ currentTarget }) => setPrinted(currentTarget.checked)}
        />
        <Button size="xs" type="submit" loading={add.isPending}>
          {text.add}
        </Button>
      </Group>
      {add.isError && <ErrorNote text={errorText(add.error)} />}
    </form>
  );
}

/** "v.5" after "v.4"; what has no number is followed by nothing. */
function nextName(versions: readonly PoiVersion[]): string {
  const last = versions.at(-1)?.name ?? '';
  return /\d/.test(last) ? last.replace(/\d+(?!.*\d)/, (digits) => String(Number(digits) + 1)) : '';
}
