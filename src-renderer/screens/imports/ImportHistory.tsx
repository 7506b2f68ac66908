import { Anchor, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ImportBatch, YearSummary } from '#shared/contract/index.ts';
import type { Cents } from '#shared/domain/money.ts';
import { dateText, tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useSession } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { useShowFile } from './use-show-file.ts';

const text = es.screens.imports;

/** Every file of the year, the undone ones too: the evidence behind the figures. */
export function ImportHistory({ year }: { readonly year: YearSummary }) {
  const history = useCall('imports.history', { yearId: year.id });
  return (
    <section>
      <Title order={2} size="h4">
        {text.history}
      </Title>
      <QueryGate query={history}>
        {(batches) => (batches.length === 0 ? <Text c="dimmed">{text.noHistory}</Text> : <Batches batches={batches} />)}
      </QueryGate>
    </section>
  );
}

function Batches({ batches }: { readonly batches: readonly ImportBatch[] }) {
  const now = new Date();
  const labels = text.historyColumns;
  const { open, problem } = useOriginal();
  return (
    <>
      {problem && <ErrorNote text={problem} />}
      <TableScroll label={text.history}>
        <Table aria-label={text.history} withTableBorder className="data-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{labels.file}</Table.Th>
              <Table.Th>{labels.profile}</Table.Th>
              <Table.Th>{labels.cutOff}</Table.Th>
              <Table.Th className="figure">{labels.pim}</Table.Th>
              <Table.Th className="figure">{labels.devengado}</Table.Th>
              <Table.Th>{labels.official}</Table.Th>
              <Table.Th>{labels.importedAt}</Table.Th>
              <Table.Th>{labels.by}</Table.Th>
              <Table.Th>{labels.state}</Table.Th>
              <Table.Th>{labels.original}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {batches.map((batch) => (
              <Table.Tr key={batch.id}>
                <Table.Th scope="row">{batch.fileName}</Table.Th>
                <Table.Td>{es.imports.profileName(batch.profile)}</Table.Td>
                <Table.Td>{batch.cutOffDate === null ? text.notUsed : dateText(batch.cutOffDate)}</Table.Td>
                <Table.Td className="figure">{amount(batch.totals.pim)}</Table.Td>
                <Table.Td className="figure">{amount(batch.totals.devengado)}</Table.Td>
                <Table.Td>{officialText(batch)}</Table.Td>
                <Table.Td>{timeText(batch.importedAt, now)}</Table.Td>
                <Table.Td>{batch.importedBy}</Table.Td>
                <Table.Td>{text.batchStates[batch.state]}</Table.Td>
                <Table.Td>
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    aria-label={text.originalOf(batch.fileName)}
                    onClick={() => open(batch.id)}
                  >
                    {text.original}
                  </Anchor>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
    </>
  );
}

const amount = (value: Cents | null): string => (value === null ? '–' : tableAmount(value, 2));

const officialText = ({ officialFor }: ImportBatch): string =>
  officialFor.length === 0 ? text.notUsed : officialFor.map((dimension) => es.screens.dimensions[dimension]).join(', ');

function useOriginal(): { readonly open: (batchId: number) => void; readonly problem: string | null } {
  const { call } = useSession();
  const showFile = useShowFile();
  const [problem, setProblem] = useState<string | null>(null);
  const show = async (batchId: number): Promise<void> => {
    const { handle } = await call('imports.original', { batchId });
    await showFile(handle);
  };
  const open = (batchId: number): void => {
    setProblem(null);
    show(batchId).catch((error: unknown) => setProblem(errorText(error)));
  };
  return { open, problem };
}
