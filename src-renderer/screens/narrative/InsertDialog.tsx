import { Button, Group, NativeSelect, SegmentedControl, Stack, TextInput, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { LinkChoice } from '#shared/domain/narrative-draft.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { matching } from './matching.ts';
import { TablePicker } from './TablePicker.tsx';

const text = es.narrative.screen;

type Form = LinkChoice['forms'][number];
type Props = {
  readonly yearId: number;
  readonly activityCode: string | null;
  readonly onChoose: (form: Form) => void;
  readonly onClose: () => void;
};

/** What can be linked: a list searched by its words, or the tables of the chapters to point at (NA8). */
export function InsertDialog({ yearId, activityCode, onChoose, onClose }: Props) {
  const id = useId();
  const [from, setFrom] = useState<'list' | 'table'>('list');
  return (
    <ModalDialog labelledBy={id} onClose={onClose}>
      <Stack gap="sm" className="insert">
        <Title order={2} size="h4" id={id}>
          {text.insertTitle}
        </Title>
        <SegmentedControl
          aria-label={text.from}
          value={from}
          data={[
            { value: 'list', label: text.fromList },
            { value: 'table', label: text.fromTable },
          ]}
          onChange={(value) => setFrom(value === 'table' ? 'table' : 'list')}
        />
        {from === 'list' ? (
          <Choices yearId={yearId} activityCode={activityCode} onChoose={onChoose} onClose={onClose} />
        ) : (
          <TablePicker yearId={yearId} activityCode={activityCode} onChoose={onChoose} onClose={onClose} />
        )}
      </Stack>
    </ModalDialog>
  );
}

function Choices({ yearId, activityCode, onChoose, onClose }: Props) {
  const choices = useCall('narrative.choices', { yearId, activityCode });
  return (
    <QueryGate query={choices}>{(all) => <Search choices={all} onChoose={onChoose} onClose={onClose} />}</QueryGate>
  );
}

type SearchProps = Pick<Props, 'onChoose' | 'onClose'> & { readonly choices: readonly LinkChoice[] };

function Search({ choices, onChoose, onClose }: SearchProps) {
  const list = useId();
  const [written, setWritten] = useState('');
  const [at, setAt] = useState(0);
  const [format, setFormat] = useState(0);
  const found = matching(choices, written).slice(0, 60);
  const current = found[Math.min(at, found.length - 1)];
  const choose = (choice: LinkChoice | undefined): void => {
    const form = choice?.forms[format] ?? choice?.forms[0];
    if (form) onChoose(form);
  };
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(to, found.length - 1));
    setAt(next);
    setFormat(0);
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        choose(current);
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={text.search}
          description={text.searchHelp}
          value={written}
          data-autofocus
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={current ? `${list}-${found.indexOf(current)}` : undefined}
          onChange={({ currentTarget }) => {
            setWritten(currentTarget.value);
            setAt(0);
            setFormat(0);
          }}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            move(at + step);
          }}
        />
        <div role="listbox" id={list} aria-label={text.insertTitle} className="insert-list" tabIndex={-1}>
          {found.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above, which keeps the focus
            <div
              key={choice.label}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={choice === current}
              className="insert-choice"
              onClick={() => choose(choice)}
            >
              <span>{choice.label}</span>
              <span className={choice.forms[0]?.missing ? 'insert-value is-missing' : 'insert-value'}>
                {choice.forms[0]?.text}
              </span>
            </div>
          ))}
        </div>
        {found.length === 0 && <p role="status">{text.nothingFound}</p>}
        {current && current.forms.length > 1 && (
          <NativeSelect
            label={text.format}
            value={String(format)}
            data={current.forms.map((form, index) => ({ value: String(index), label: form.text }))}
            onChange={({ currentTarget }) => setFormat(Number(currentTarget.value))}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {es.frame.cancel}
          </Button>
          <Button type="submit" disabled={!current}>
            {text.insertNow}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
