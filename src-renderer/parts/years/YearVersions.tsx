import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NamedVersion, YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { MakeVersion } from './MakeVersion.tsx';

const text = es.years.dialog;

/** The named versions of a year (VE1), and closing it or opening it again (MY4). */
export function YearVersions({ year }: { readonly year: YearSummary }) {
  const versions = useCall('years.versions', { yearId: year.id });
  return (
    <Stack gap="sm">
      <MakeVersion yearId={year.id} />
      <QueryGate query={versions}>{(list) => <Versions year={year} versions={list} />}</QueryGate>
      {year.state === 'open' ? <CloseYear yearId={year.id} /> : <ReopenYear yearId={year.id} />}
    </Stack>
  );
}

function Versions({ year, versions }: { readonly year: YearSummary; readonly versions: readonly NamedVersion[] }) {
  const now = new Date();
  const restore = useCommand('years.restoreVersion');
  if (versions.length === 0) return <Text c="dimmed">{text.none}</Text>;
  return (
    <>
      <TableScroll label={text.tableLabel}>
        <Table className="data-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.columns.name}</Table.Th>
              <Table.Th>{text.columns.madeAt}</Table.Th>
              <Table.Th>{text.columns.madeBy}</Table.Th>
              <Table.Th>{text.columns.restore}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.map(({ id, name, madeAt, madeBy }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{timeText(madeAt, now)}</Table.Td>
                <Table.Td>{madeBy}</Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="light"
                    aria-label={text.restoreNamed(name)}
                    disabled={year.state === 'closed' || restore.isPending}
                    onClick={() => restore.mutate({ yearId: year.id, versionId: id })}
                  >
                    {text.restore}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      <Text size="sm" c="dimmed">
        {text.restoreHint}
      </Text>
      {restore.isSuccess && <p role="status">{text.restored}</p>}
      {restore.isError && <ErrorNote text={errorText(restore.error)} />}
    </>
  );
}

function CloseYear({ yearId }: { readonly yearId: number }) {
  const close = useCommand('years.close');
  return (
    <>
      <Group justify="space-between">
        <Text size="sm">{text.closeHint}</Text>
        <Button variant="default" loading={close.isPending} onClick={() => close.mutate({ yearId })}>
          {text.close}
        </Button>
      </Group>
      {close.isError && <ErrorNote text={errorText(close.error)} />}
    </>
  );
}

function ReopenYear({ yearId }: { readonly yearId: number }) {
  const [reason, setReason] = useState('');
  const reopen = useCommand('years.reopen');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reopen.mutate({ yearId, reason });
      }}
    >
      <Text size="sm">{text.closedHint}</Text>
      <Group align="end" gap="xs">
        <TextInput
          label={text.reason}
          value={reason}
          maxLength={500}
          flex={1}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={reason.trim() === ''} loading={reopen.isPending}>
          {text.reopen}
        </Button>
      </Group>
      {reopen.isError && <ErrorNote text={errorText(reopen.error)} />}
    </form>
  );
}
