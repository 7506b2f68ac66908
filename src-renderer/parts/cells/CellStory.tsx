import { Button, Group, Table, Text, Textarea, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { CellEvent } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';

const text = es.cells;

type Props = {
  readonly yearId: number;
  /** An address of domain/cell-address. */
  readonly cell: string;
  readonly closed: boolean;
  /** The comment was asked for: its field takes the keyboard. */
  readonly writesComment?: boolean;
};

/** What people said about a cell and everything that was written in it (EG10). */
export function CellStory({ yearId, cell, closed, writesComment = false }: Props) {
  const comments = useCall('cells.comments', { yearId });
  const history = useCall('cells.history', { yearId, cell });
  return (
    <>
      <QueryGate query={comments}>
        {(all) => {
          const stored = all.find((comment) => comment.cell === cell)?.text ?? '';
          return (
            <Comment
              key={`${cell} ${stored}`}
              yearId={yearId}
              cell={cell}
              closed={closed}
              stored={stored}
              writesComment={writesComment}
            />
          );
        }}
      </QueryGate>
      <Origin yearId={yearId} cell={cell} />
      <Title order={3} size="h5" mt="sm">
        {text.history}
      </Title>
      <QueryGate query={history}>{(events) => <History events={events} />}</QueryGate>
    </>
  );
}

function Comment({
  yearId,
  cell,
  closed,
  stored,
  writesComment,
}: Props & { readonly stored: string; readonly writesComment: boolean }) {
  const [written, setWritten] = useState(stored);
  const save = useCommand('cells.setComment');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (writesComment) field.current?.focus();
  }, [writesComment]);
  const store = (): void => {
    if (written.trim() !== stored) save.mutate({ yearId, cell, text: written });
  };
  return (
    <>
      <Textarea
        ref={field}
        label={text.comment}
        value={written}
        readOnly={closed}
        autosize
        minRows={2}
        maxLength={2_000}
        onChange={({ currentTarget }) => setWritten(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) store();
        }}
      />
      {written.trim() !== stored && (
        <Group gap="xs" mt={6}>
          <Button size="compact-sm" loading={save.isPending} onClick={store}>
            {text.saveComment}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setWritten(stored)}>
            {es.frame.cancel}
          </Button>
        </Group>
      )}
      {save.isError && <ErrorNote text={errorText(save.error)} />}
    </>
  );
}

/** The cell of the file that an imported value comes from. */
function Origin({ yearId, cell }: Pick<Props, 'yearId' | 'cell'>) {
  const [first, ...others] = useCall('cells.origin', { yearId, cell }).data ?? [];
  if (!first) return null;
  const { fileName, found } = first;
  return (
    <>
      <Title order={3} size="h5" mt="sm">
        {text.origin}
      </Title>
      <Text size="sm">{text.originOf(fileName, es.imports.address(first), found, others.length)}</Text>
    </>
  );
}

function History({ events }: { readonly events: readonly CellEvent[] }) {
  const now = new Date();
  if (events.length === 0) return <Text c="dimmed">{text.noHistory}</Text>;
  return (
    <TableScroll label={text.history}>
      <Table className="data-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.columns.when}</Table.Th>
            <Table.Th>{text.columns.who}</Table.Th>
            <Table.Th className="figure">{text.columns.before}</Table.Th>
            <Table.Th className="figure">{text.columns.after}</Table.Th>
            <Table.Th>{text.columns.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.map(({ entryId, at, by, before, after, kind, label, reason }) => (
            <Table.Tr key={entryId}>
              <Table.Td>{timeText(at, now)}</Table.Td>
              <Table.Td>{by}</Table.Td>
              <Table.Td className="figure">{before ?? text.none}</Table.Td>
              <Table.Td className="figure">{after ?? text.none}</Table.Td>
              <Table.Td>{reason ?? (kind === 'edit' ? '' : text.step(kind, label))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}
