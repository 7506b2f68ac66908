import { Button, Group, Radio, Table, Title } from '@mantine/core';
import { useId } from 'react';
import { es } from '#shared/strings/es.ts';
import { ModalDialog } from '../feedback/ModalDialog.tsx';
import { type Letters, letterKeys } from './keys.ts';

const text = es.grid.keys;

type Props = {
  readonly letters: Letters;
  readonly onLetters: (letters: Letters) => void;
  readonly onClose: () => void;
};

/** The keys of a grid, with the letters of the Office one is used to (features.md D3). */
export function KeysDialog({ letters, onLetters, onClose }: Props) {
  const id = useId();
  return (
    <ModalDialog labelledBy={id} onClose={onClose}>
      <Title order={2} size="h4" id={id} mb="xs">
        {text.title}
      </Title>
      <Radio.Group
        label={text.letters}
        value={letters}
        onChange={(value) => onLetters(value === 'en' ? 'en' : 'es')}
        mb="xs"
      >
        <Group gap="md">
          <Radio value="es" label={text.es} />
          <Radio value="en" label={text.en} />
        </Group>
      </Radio.Group>
      <Table fz="xs" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.columns.keys}</Table.Th>
            <Table.Th>{text.columns.does}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {text.rows(letterKeys[letters]).map(([keys, does]) => (
            <Table.Tr key={does}>
              <Table.Td>{keys}</Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group justify="flex-end" mt="sm">
        <Button onClick={onClose} data-autofocus>
          {text.close}
        </Button>
      </Group>
    </ModalDialog>
  );
}
