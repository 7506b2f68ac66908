import { Table, Title } from '@mantine/core';
import { useId } from 'react';
import { groupBy } from '#shared/domain/group-by.ts';
import type { CellAddress, PlanValue } from '#shared/domain/imports.ts';
import { monthsOfYear } from '#shared/domain/targets.ts';
import { es } from '#shared/strings/es.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';

const text = es.screens.imports.assistant;
const months = Array.from({ length: monthsOfYear }, (_, index) => index + 1);

type Props = {
  readonly values: readonly PlanValue[];
  readonly onShow: (address: CellAddress) => void;
};

/** The months of goals, a row for each figure: what would be, above what is there now; each leads to its cell of the file. */
export function PlanMonths({ values, onShow }: Props) {
  const id = useId();
  const rows = groupBy(values, ({ code, share, field }) => JSON.stringify([code, share, field]));
  return (
    <>
      <Title order={4} size="sm" id={id}>
        {text.monthValues}
      </Title>
      <TableScroll label={text.monthValues}>
        <Table withTableBorder className="data-table plan-months" aria-labelledby={id}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.valueColumns.what}</Table.Th>
              <Table.Th>{text.valueColumns.field}</Table.Th>
              {months.map((month) => (
                <Table.Th key={month} className="figure">
                  {text.monthShort[month - 1]}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...rows].map(([key, cells]) => (
              <Row key={key} cells={cells} onShow={onShow} />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
    </>
  );
}

function Row({ cells, onShow }: { readonly cells: readonly PlanValue[]; readonly onShow: Props['onShow'] }) {
  const [first] = cells;
  if (first === undefined || first.field === null) return null;
  const { code, name, share, field } = first;
  return (
    <Table.Tr>
      <Table.Th scope="row">{`${code} ${name}${share === null ? '' : ` · ${share}`}`}</Table.Th>
      <Table.Td>{text.fields[field]}</Table.Td>
      {months.map((month) => {
        const value = cells.find((each) => each.month === month);
        if (value === undefined) return <Table.Td key={month} />;
        const { status, before, after, at } = value;
        return (
          <Table.Td key={month} className="figure">
            <button
              type="button"
              className={`plan-month change-${status}`}
              aria-label={text.monthChange(month, before, after)}
              onClick={() => onShow({ ...at })}
            >
              {after}
              {status === 'changed' && <s>{before}</s>}
            </button>
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}
