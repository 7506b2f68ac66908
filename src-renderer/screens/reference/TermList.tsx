import { ActionIcon, Button, Group, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReferenceChoice } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { firstTerm, type TermForm } from './rule-form.ts';

const text = es.screens.reference.rule;

type Props = {
  readonly side: 'A' | 'B';
  readonly label: string;
  readonly terms: TermForm[];
  /** Whether a single row is chosen; else every row counts, by its name. */
  readonly withRows: boolean;
  readonly choices: readonly ReferenceChoice[];
  readonly onChange: (terms: TermForm[]) => void;
};

/** The figures that one side of a comparison adds up. */
export function TermList({ side, label, terms, withRows, choices, onChange }: Props) {
  const usable = choices.filter(({ columns }) => columns.length > 0);
  return (
    <fieldset className="reference-terms">
      <legend>{label}</legend>
      {terms.map((term, index) => (
        <TermFields
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields keep nothing of their own
          key={index}
          term={term}
          withRow={withRows}
          choices={usable}
          onChange={(next) => onChange(terms.with(index, next))}
          onDrop={terms.length === 1 ? null : () => onChange(terms.toSpliced(index, 1))}
        />
      ))}
      <Group>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => onChange([...terms, firstTerm(usable, terms.at(-1)?.table)])}
        >
          {text.addTerm(side)}
        </Button>
      </Group>
    </fieldset>
  );
}

type FieldsProps = {
  readonly term: TermForm;
  readonly withRow: boolean;
  readonly choices: readonly ReferenceChoice[];
  readonly onChange: (next: TermForm) => void;
  readonly onDrop: (() => void) | null;
};

function TermFields({ term, withRow, choices, onChange, onDrop }: FieldsProps) {
  const choice = choices.find(({ key }) => key === term.table);
  const { table, column } = term;
  return (
    <div className="reference-term">
      <NativeSelect
        size="xs"
        label={text.table}
        value={table}
        data={choices.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={({ currentTarget: { value } }) => onChange(firstTerm(choices, value))}
      />
      <NativeSelect
        size="xs"
        label={text.column}
        value={column}
        data={(choice?.columns ?? []).map((one) => ({ value: one.key, label: one.label }))}
        onChange={({ currentTarget: { value } }) => onChange({ ...term, column: value })}
      />
      {withRow ? (
        <NativeSelect
          size="xs"
          label={text.row}
          value={term.row ?? totalValue}
          data={[
            ...(choice?.hasTotal === true ? [{ value: totalValue, label: text.total }] : []),
            ...(choice?.rows ?? []).map((row) => ({ value: row, label: row })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange(value === totalValue ? { table, column } : { table, column, row: value })
          }
        />
      ) : (
        <span />
      )}
      <ActionIcon variant="default" disabled={onDrop === null} aria-label={text.dropTerm} onClick={() => onDrop?.()}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** No row is called so: names are trimmed. */
const totalValue = ' ';
