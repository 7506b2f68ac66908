import { Button, Table, Text } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { RecordChange, RecordEntry } from '#shared/domain/record.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';

const text = es.screens.versions.record;

type Props = { readonly yearId: number; readonly entries: readonly RecordEntry[] };

/** The newest first; each opens to what it did, datum by datum. */
export function RecordList({ yearId, entries }: Props) {
  const [opened, setOpened] = useState<number | null>(null);
  const now = new Date();
  if (entries.length === 0) return <Text c="dimmed">{text.none}</Text>;
  return (
    <TableScroll label={text.label}>
      <Table className="data-table record" withTableBorder aria-label={text.label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.columns.when}</Table.Th>
            <Table.Th>{text.columns.who}</Table.Th>
            <Table.Th>{text.columns.what}</Table.Th>
            <Table.Th>{text.columns.where}</Table.Th>
            <Table.Th>{text.columns.why}</Table.Th>
            <Table.Th>{text.columns.open}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Fragment key={entry.id}>
              <Table.Tr>
                <Table.Td className="record-time">{timeText(entry.at, now)}</Table.Td>
                <Table.Td>{entry.by}</Table.Td>
                <Table.Td>
                  {labelOf(entry)}
                  {entry.undone && <span className="record-undone"> ({text.undone})</span>}
                </Table.Td>
                <Table.Td>{entry.areas.map((area) => es.record.areas[area]).join(', ')}</Table.Td>
                <Table.Td>{entry.reason ?? ''}</Table.Td>
                <Table.Td>
                  {entry.changes > 0 && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-expanded={opened === entry.id}
                      aria-label={text.openFor(labelOf(entry))}
                      onClick={() => setOpened(opened === entry.id ? null : entry.id)}
                    >
                      {text.open(entry.changes)}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
              {opened === entry.id && (
                <Table.Tr>
                  <Table.Td colSpan={6} className="record-detail">
                    <Changes yearId={yearId} entry={entry} />
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}

const labelOf = ({ kind, label }: RecordEntry): string =>
  kind === 'undo' ? text.undo(label) : kind === 'redo' ? text.redo(label) : label;

const most = 200;

function Changes({ yearId, entry }: { readonly yearId: number; readonly entry: RecordEntry }) {
  const changes = useCall('record.changes', { yearId, entryId: entry.id, limit: most });
  return (
    <QueryGate query={changes}>
      {(list) =>
        list.length === 0 ? (
          <Text c="dimmed">{text.noChanges}</Text>
        ) : (
          <>
            <ChangeTable changes={list} />
            {list.length === most && (
              <Text size="sm" c="dimmed">
                {text.cut(list.length, entry.changes)}
              </Text>
            )}
          </>
        )
      }
    </QueryGate>
  );
}

export function ChangeTable({ changes }: { readonly changes: readonly RecordChange[] }) {
  return (
    <Table className="data-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.changes.what}</Table.Th>
          <Table.Th>{text.changes.which}</Table.Th>
          <Table.Th>{text.changes.field}</Table.Th>
          <Table.Th>{text.changes.before}</Table.Th>
          <Table.Th>{text.changes.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ what, which, field, before, after }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the changes of an entry never change
          <Table.Tr key={index}>
            <Table.Td>{what}</Table.Td>
            <Table.Td>{which}</Table.Td>
            <Table.Td>{field}</Table.Td>
            <Table.Td>{before ?? text.nothing}</Table.Td>
            <Table.Td>{after ?? text.nothing}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
