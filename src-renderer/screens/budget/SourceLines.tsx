import { Table, Text, Title } from '@mantine/core';
import type { BudgetDimension, BudgetMeasure } from '#shared/domain/budget.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { SourceLine } from './SourceLine.tsx';

const text = es.budget.figure;
const limit = 200;

type Props = {
  readonly yearId: number;
  readonly dimension: BudgetDimension;
  readonly code: string;
  readonly measure: BudgetMeasure;
};

/** The lines of the official file that a figure is made of, with their address in it (IM12). */
export function SourceLines({ yearId, dimension, code, measure }: Props) {
  const lines = useCall('budget.sourceLines', {
    yearId,
    dimension,
    genericaCode: dimension === 'generica' ? code : null,
    activityCode: dimension === 'activity' ? code : null,
    fundingSourceCode: null,
    rubroCode: null,
    limit,
  });
  return (
    <div>
      <Title order={3} size="h5">
        {text.lines}
      </Title>
      <QueryGate query={lines}>
        {(found) => (
          <>
            {found.source && <SourceLine source={found.source} />}
            <Text size="sm">{text.lineCount(found.count, found.lines.length)}</Text>
            <TableScroll label={text.lines}>
              <Table className="data-table figure-lines">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{text.place}</Table.Th>
                    <Table.Th>{dimension === 'generica' ? text.activity : text.generica}</Table.Th>
                    <Table.Th>{text.rubro}</Table.Th>
                    <Table.Th>{text.specific}</Table.Th>
                    <Table.Th className="figure">{es.screens.measures[measure]}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {found.lines.map((line) => (
                    <Table.Tr key={`${line.sheet} ${line.row}`}>
                      <Table.Td>{text.at(line.sheet, line.row)}</Table.Td>
                      <Table.Td>{(dimension === 'generica' ? line.activityCode : line.genericaCode) ?? '–'}</Table.Td>
                      <Table.Td>
                        {[line.fundingSourceCode, line.rubroCode].filter((part) => part !== null).join('-') || '–'}
                      </Table.Td>
                      <Table.Td>{line.specific || '–'}</Table.Td>
                      <Table.Td className="figure">{amountText(line[measure])}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
                <Table.Tfoot>
                  <Table.Tr>
                    <Table.Th colSpan={4}>{es.screens.total}</Table.Th>
                    <Table.Th className="figure">{amountText(found.total[measure])}</Table.Th>
                  </Table.Tr>
                </Table.Tfoot>
              </Table>
            </TableScroll>
          </>
        )}
      </QueryGate>
    </div>
  );
}

const amountText = (amount: Parameters<typeof tableAmount>[0] | null): string =>
  amount === null ? '–' : tableAmount(amount, 2);
