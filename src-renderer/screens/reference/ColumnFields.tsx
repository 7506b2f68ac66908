import { ActionIcon, Checkbox, Fieldset, Group, NativeSelect, Radio, TextInput } from '@mantine/core';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';
import type { ColumnForm } from './structure-form.ts';

const text = es.screens.reference.define;
const kinds = ['text', 'count', 'amount', 'percent'] as const;
const decimalsOf = { text: ['0'], count: ['0'], amount: ['0', '2'], percent: ['0', '1', '2'] } as const;

type Props = {
  readonly column: ColumnForm;
  readonly position: number;
  readonly onChange: (changes: Partial<ColumnForm>) => void;
  /** This column names the rows, and no other. */
  readonly onNames: () => void;
  readonly onUp: (() => void) | null;
  readonly onDrop: (() => void) | null;
};

/** One column of the structure: its headings, what it holds, and whether it adds up. */
export function ColumnFields({ column, position, onChange, onNames, onUp, onDrop }: Props) {
  const isText = column.kind === 'text';
  return (
    <Fieldset legend={text.column(position)} p="xs">
      <Group gap="xs" align="end" wrap="wrap">
        <TextInput
          size="xs"
          w={210}
          label={text.heading}
          value={column.label}
          onChange={({ currentTarget: { value } }) => onChange({ label: value })}
        />
        <TextInput
          size="xs"
          w={150}
          label={text.group}
          value={column.group ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ group: value })}
        />
        <NativeSelect
          size="xs"
          w={126}
          label={text.kind}
          value={column.kind}
          data={kinds.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
          onChange={({ currentTarget: { value } }) => {
            const kind = kinds.find((one) => one === value) ?? 'text';
            onChange({ kind, decimals: 0, namesRows: kind === 'text' && column.namesRows });
          }}
        />
        <NativeSelect
          size="xs"
          w={90}
          label={text.decimals}
          value={String(column.decimals)}
          data={[...decimalsOf[column.kind]]}
          disabled={decimalsOf[column.kind].length === 1}
          onChange={({ currentTarget: { value } }) => onChange({ decimals: Number(value) })}
        />
        <Checkbox
          size="xs"
          mb={6}
          label={text.addsUp}
          checked={column.addsUp && !isText}
          disabled={isText}
          onChange={({ currentTarget: { checked } }) => onChange({ addsUp: checked })}
        />
        <Radio
          size="xs"
          mb={6}
          name="names-rows"
          label={text.namesRows}
          checked={column.namesRows}
          disabled={!isText}
          onChange={onNames}
        />
        <ActionIcon
          variant="default"
          disabled={onUp === null}
          aria-label={text.up(column.label)}
          title={text.up(column.label)}
          onClick={() => onUp?.()}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          disabled={onDrop === null}
          aria-label={text.drop(column.label)}
          title={text.drop(column.label)}
          onClick={() => onDrop?.()}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </Fieldset>
  );
}
