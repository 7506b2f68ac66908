import { NativeSelect, Stack, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import type { Inline } from '#shared/domain/narrative.ts';
import type { LinkChoice, LinkText } from '#shared/domain/narrative-draft.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { useWritten } from '../../ui/form/use-written.ts';
import { replaceLink } from './edits.ts';

const text = es.narrative.screen;

type Words = Extract<Inline, { readonly kind: 'compare' | 'agree' }>;
type Props = {
  readonly yearId: number;
  readonly editor: Editor;
  readonly inline: Words;
  readonly activityCode: string | null;
  readonly read: LinkText | null;
  readonly closed: boolean;
};

/** The words among which the data choose, and the data that choose (NA3). */
export function WordsLink({ yearId, editor, inline, activityCode, read, closed }: Props) {
  const choices = useCall('narrative.choices', { yearId, activityCode });
  const change = (next: Words): void => replaceLink(editor, inline, next);
  return (
    <Stack gap="xs">
      <dl>
        <dt>{text.reads}</dt>
        <dd>{read?.text}</dd>
      </dl>
      <QueryGate query={choices}>
        {(all) => (
          <>
            <Figure
              label={text.follows}
              value={inline.ref}
              choices={all}
              disabled={closed}
              onChange={(ref) => change({ ...inline, ref })}
            />
            {inline.kind === 'compare' && (
              <Figure
                label={text.against}
                value={inline.to}
                choices={all}
                disabled={closed}
                onChange={(to) => change({ ...inline, to })}
              />
            )}
          </>
        )}
      </QueryGate>
      {inline.kind === 'compare'
        ? (['more', 'less', 'same'] as const).map((key) => (
            <Word
              key={key}
              label={text.wordWhen[key]}
              value={inline[key]}
              disabled={closed}
              onChange={(word) => change({ ...inline, [key]: word })}
            />
          ))
        : (['one', 'many'] as const).map((key) => (
            <Word
              key={key}
              label={text.wordWhen[key]}
              value={inline[key]}
              disabled={closed}
              onChange={(word) => change({ ...inline, [key]: word })}
            />
          ))}
    </Stack>
  );
}

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
};

function Figure({ label, value, choices, disabled, onChange }: FieldProps & { choices: readonly LinkChoice[] }) {
  const figures = choices.flatMap(({ label: name, forms }) => {
    const inline = forms[0]?.inline;
    return inline?.kind === 'figure' ? [{ value: inline.ref, label: name }] : [];
  });
  const known = figures.some((figure) => figure.value === value);
  return (
    <NativeSelect
      size="xs"
      label={label}
      disabled={disabled}
      value={value}
      data={[...(known ? [] : [{ value, label: es.narrative.figureName(value) }]), ...figures]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** Taken over when the person leaves it, so that a word is one step of undo. */
function Word({ label, value, disabled, onChange }: FieldProps) {
  const { written, write, leave } = useWritten({ stored: value, onSave: onChange });
  return (
    <TextInput
      size="xs"
      label={label}
      maxLength={200}
      disabled={disabled}
      value={written}
      onChange={({ currentTarget }) => write(currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}
