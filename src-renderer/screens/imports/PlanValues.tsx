import { Anchor, Checkbox, Stack, Table, Title } from '@mantine/core';
import { IconArrowRight, IconCirclePlus, IconEqual } from '@tabler/icons-react';
import { useState } from 'react';
import type { CellAddress, ImportPlan, PlanValue } from '#shared/domain/imports.ts';
import { valueKey } from '#shared/domain/memoria.ts';
import { es } from '#shared/strings/es.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { PlanMonths } from './PlanMonths.tsx';

const text = es.screens.imports;
const icons = { new: IconCirclePlus, changed: IconArrowRight, same: IconEqual } as const;

type Props = { readonly plan: ImportPlan; readonly onShow: (address: CellAddress) => void };

/** Values of goals and indicators, what is there now beside what would be; each leads to its cell of the file (IM8, IM13). */
export function PlanValues({ plan, onShow }: Props) {
  const [withSame, setWithSame] = useState(false);
  const values = plan.values.filter(({ month }) => month === null);
  const months = plan.values.filter(({ month, status }) => month !== null && (withSame || status !== 'same'));
  const same = plan.values.filter(({ status }) => status === 'same').length;
  const shown = withSame ? values : values.filter(({ status }) => status !== 'same');
  const labels = text.assistant.valueColumns;
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="sm">
        {text.differences}
      </Title>
      {shown.length === 0 && months.length === 0 && <p>{text.unchangedValues}</p>}
      {shown.length > 0 && (
        <TableScroll label={text.assistant.values}>
          <Table withTableBorder className="data-table" aria-label={text.assistant.values}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{labels.status}</Table.Th>
                <Table.Th>{labels.what}</Table.Th>
                <Table.Th>{labels.field}</Table.Th>
                <Table.Th className="figure">{labels.before}</Table.Th>
                <Table.Th className="figure">{labels.after}</Table.Th>
                <Table.Th>{labels.at}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((value) => (
                <Row key={valueKey(value)} value={value} onShow={onShow} />
              ))}
            </Table.Tbody>
          </Table>
        </TableScroll>
      )}
      {months.length > 0 && <PlanMonths values={months} onShow={onShow} />}
      {same > 0 && (
        <Checkbox
          label={text.showSame(same)}
          checked={withSame}
          onChange={({ currentTarget }) => setWithSame(currentTarget.checked)}
        />
      )}
    </Stack>
  );
}

function Row({ value, onShow }: { readonly value: PlanValue; readonly onShow: (address: CellAddress) => void }) {
  const { status, place, code, name, share, field, year, before, after, at } = value;
  const Icon = icons[status];
  const cell = es.imports.address(at);
  return (
    <Table.Tr>
      <Table.Td>
        <span className={`change change-${status}`}>
          <Icon size={16} aria-hidden />
          {text.status[status]}
        </span>
      </Table.Td>
      <Table.Td>{place === 'indicator' ? name : `${code} ${name}${share === null ? '' : ` · ${share}`}`}</Table.Td>
      <Table.Td>{field === null ? (year ?? '') : text.assistant.fields[field]}</Table.Td>
      <Table.Td className="figure">{before ?? text.notUsed}</Table.Td>
      <Table.Td className="figure">{after}</Table.Td>
      <Table.Td>
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-label={`${text.showCell}: ${cell}`}
          onClick={() => onShow({ ...at })}
        >
          {cell}
        </Anchor>
      </Table.Td>
    </Table.Tr>
  );
}
