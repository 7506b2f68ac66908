import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { IndicatorTable } from '#shared/contract/index.ts';
import type { AnchoredNote } from '#shared/domain/notes.ts';
import { es } from '#shared/strings/es.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import { inReadingOrder } from './note-places.ts';

const text = es.notes;

type Props = { readonly yearId: number; readonly closed: boolean; readonly table: IndicatorTable };

/** The notes under the table, with the numbers the paper has, and the way to change them (IN6). */
export function NotesSection({ yearId, closed, table }: Props) {
  const notes = useCall('notes.list', { yearId, table: 'indicators' });
  const review = useCommand('notes.markReviewed');
  const [edited, setEdited] = useState<number | 'new' | null>(null);
  return (
    <section>
      <Title order={2} size="h4">
        {text.title}
      </Title>
      <QueryGate query={notes}>
        {(list) => (
          <>
            {list.length === 0 && <Text c="dimmed">{text.none}</Text>}
            <ul className="notes">
              {inReadingOrder(list, table).map(({ note, number }) => (
                <li key={note.id}>
                  <span className="note-number">{number === null ? text.unplaced : `${number}/`}</span> {note.text}{' '}
                  {note.toReview && (
                    <Badge variant="light" color="yellow" tt="none">
                      {text.toReview}
                    </Badge>
                  )}{' '}
                  {note.toReview && !closed && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={text.reviewedNote(note.text)}
                      onClick={() => review.mutate({ yearId, id: note.id, table: 'indicators' })}
                    >
                      {text.reviewed}
                    </Button>
                  )}
                  {!closed && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={text.editNote(note.text)}
                      onClick={() => setEdited(note.id)}
                    >
                      {text.edit}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {!closed && (
              <Group>
                <Button size="compact-sm" variant="default" onClick={() => setEdited('new')}>
                  {text.add}
                </Button>
                <Text size="sm" c="dimmed">
                  {text.hint}
                </Text>
              </Group>
            )}
            {edited !== null && (
              <NoteEditor
                key={edited}
                yearId={yearId}
                table={table}
                note={edited === 'new' ? null : noteOf(list, edited)}
                onClose={() => setEdited(null)}
              />
            )}
          </>
        )}
      </QueryGate>
    </section>
  );
}

const noteOf = (notes: readonly AnchoredNote[], id: number): AnchoredNote | null =>
  notes.find((note) => note.id === id) ?? null;
