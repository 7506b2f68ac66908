import { Button, CloseButton, Group, NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import type { IndicatorTable } from '#shared/contract/index.ts';
import type { AnchoredNote } from '#shared/domain/notes.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { placeGroups } from './note-places.ts';

const text = es.notes;

type Props = {
  readonly yearId: number;
  readonly table: IndicatorTable;
  /** `null`: a new note. */
  readonly note: AnchoredNote | null;
  readonly onClose: () => void;
};

/** The words of a note and what it is attached to; its number is nobody's to choose. */
export function NoteEditor({ yearId, table, note, onClose }: Props) {
  const titleId = useId();
  const [written, setWritten] = useState(note?.text ?? '');
  const [anchors, setAnchors] = useState<readonly string[]>(note?.anchors ?? []);
  const groups = useMemo(() => placeGroups(table), [table]);
  const save = useCommand('notes.save');
  const remove = useCommand('notes.remove');
  const labelOf = (anchor: string): string =>
    groups.flatMap(({ places }) => places).find((place) => place.anchor === anchor)?.label ?? anchor;
  const failure = save.error ?? remove.error;
  const done = { onSuccess: onClose };
  return (
    <ModalDialog labelledBy={titleId} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(
            { yearId, id: note?.id ?? null, table: 'indicators', text: written, anchors: [...anchors] },
            done,
          );
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h4" id={titleId}>
            {text.editing}
          </Title>
          <Textarea
            label={text.text}
            value={written}
            autosize
            minRows={2}
            maxLength={2_000}
            data-autofocus
            onChange={({ currentTarget }) => setWritten(currentTarget.value)}
          />
          <div>
            <Text fw={600} size="sm">
              {text.places}
            </Text>
            {anchors.length === 0 && <Text c="dimmed">{text.noPlaces}</Text>}
            <ul className="notes">
              {anchors.map((anchor) => (
                <li key={anchor}>
                  <Group gap={4} wrap="nowrap">
                    <span>{labelOf(anchor)}</span>
                    <CloseButton
                      size="sm"
                      aria-label={text.removePlace(labelOf(anchor))}
                      onClick={() => setAnchors(anchors.filter((each) => each !== anchor))}
                    />
                  </Group>
                </li>
              ))}
            </ul>
          </div>
          <NativeSelect
            label={text.addPlace}
            value=""
            data={[
              { value: '', label: text.choosePlace },
              ...groups.map(({ group, places }) => ({
                group,
                items: places
                  .filter(({ anchor }) => !anchors.includes(anchor))
                  .map(({ anchor, label }) => ({ value: anchor, label })),
              })),
            ]}
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== '') setAnchors([...anchors, currentTarget.value]);
            }}
          />
          {failure && <ErrorNote text={errorText(failure)} />}
          <Group justify="flex-end">
            {note && (
              <Button
                variant="subtle"
                loading={remove.isPending}
                onClick={() => remove.mutate({ yearId, id: note.id, table: 'indicators' }, done)}
              >
                {text.remove}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {es.frame.cancel}
            </Button>
            <Button type="submit" disabled={written.trim() === ''} loading={save.isPending}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </ModalDialog>
  );
}
