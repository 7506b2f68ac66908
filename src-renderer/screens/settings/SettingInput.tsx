import { Checkbox, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { useWritten } from '../../ui/form/use-written.ts';
import { type SettingField, type SettingValue, shownValue, storedValue } from './fields.ts';

type Props = {
  readonly yearId: number;
  readonly group: string;
  readonly field: SettingField;
  /** What the text gives as it is written now. */
  readonly example: (written: string) => string | null;
};

/** One setting: stored when the person leaves it, with the refusal beside it. Escape gives back what is stored. */
export function SettingInput({ yearId, group, field, example }: Props) {
  const { mutate, error } = useCommand('settings.setField');
  const stored = shownValue(field);
  const save = (value: SettingValue): void => {
    const sent = typeof value === 'object' && value !== null ? [...value] : value;
    mutate({ yearId, path: [...field.path], value: sent });
  };
  const { written, write, leave, drop } = useWritten({ stored, onSave: (text) => save(storedValue(field, text)) });
  const told = example(written);
  const common = {
    label: field.label,
    description:
      told === null ? (
        field.hint
      ) : (
        <>
          {field.hint !== null && `${field.hint}. `}
          <output className="setting-example">{es.settings.example(told)}</output>
        </>
      ),
    error: error ? errorText(error) : null,
    'aria-label': `${field.label} (${group})`,
  };
  if (field.kind === 'switch')
    return (
      <Switch
        {...common}
        checked={field.value === true}
        onChange={({ currentTarget }) => save(currentTarget.checked)}
      />
    );
  if (field.kind === 'choice')
    return (
      <NativeSelect
        {...common}
        value={stored}
        data={[...field.options]}
        onChange={({ currentTarget }) => save(storedValue(field, currentTarget.value))}
      />
    );
  if (field.kind === 'choices') {
    const { error: problem, label, description } = common;
    return (
      <Checkbox.Group
        label={label}
        description={description}
        error={problem}
        value={[...(field.value as readonly string[])]}
        onChange={(chosen) => save(field.options.map(({ value }) => value).filter((value) => chosen.includes(value)))}
      >
        {field.options.map((option) => (
          <Checkbox key={option.value} mt={6} value={option.value} label={option.label} />
        ))}
      </Checkbox.Group>
    );
  }
  if (field.kind === 'lines')
    return (
      <Textarea
        {...common}
        className="setting-long"
        autosize
        minRows={3}
        maxRows={10}
        value={written}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Escape') drop();
        }}
      />
    );
  return (
    <TextInput
      {...common}
      className={stored.length > longText ? 'setting-long' : undefined}
      inputMode={field.kind === 'number' ? 'numeric' : undefined}
      value={written}
      onChange={({ currentTarget }) => write(currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') drop();
      }}
    />
  );
}

/** What would be cut short in one column. */
const longText = 34;
