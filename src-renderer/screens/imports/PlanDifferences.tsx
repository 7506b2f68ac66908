import { Checkbox, Stack, Table, Title } from '@mantine/core';
import { IconArrowRight, IconCircleMinus, IconCirclePlus, IconEqual } from '@tabler/icons-react';
import { useState } from 'react';
import { sourceDimensions } from '#shared/domain/budget.ts';
import type { ImportPlan, PlanRow } from '#shared/domain/imports.ts';
import type { Cents } from '#shared/domain/money.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';

const text = es.screens.imports;
const measures = ['pia', 'pim', 'devengado'] as const;
const icons = { new: IconCirclePlus, changed: IconArrowRight, gone: IconCircleMinus, same: IconEqual } as const;

/** New, changed and gone rows against what is there now, old beside new (IM8). */
export function PlanDifferences({ plan }: { readonly plan: ImportPlan }) {
  const [withSame, setWithSame] = useState(false);
  const same = plan.rows.filter(({ status }) => status === 'same').length;
  const shown = withSame ? plan.rows : plan.rows.filter(({ status }) => status !== 'same');
  const decimals = plan.scale === 'centimos' ? 2 : 0;
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="sm">
        {text.differences}
      </Title>
      {plan.rows.length === 0 && <p>{text.noRows}</p>}
      {plan.rows.length > 0 && same === plan.rows.length && <p>{text.noDifferences}</p>}
      {sourceDimensions.map((dimension) => {
        const rows = shown.filter((row) => row.dimension === dimension);
        return rows.length === 0 ? null : (
          <Differences key={dimension} label={es.screens.dimensions[dimension]} rows={rows} decimals={decimals} />
        );
      })}
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

type TableProps = { readonly label: string; readonly rows: readonly PlanRow[]; readonly decimals: 0 | 2 };

function Differences({ label, rows, decimals }: TableProps) {
  return (
    <TableScroll label={label}>
      <Table withTableBorder className="data-table" captionSide="top">
        <Table.Caption>{label}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.statusColumn}</Table.Th>
            <Table.Th>{text.codeColumn}</Table.Th>
            <Table.Th>{text.nameColumn}</Table.Th>
            {measures.map((measure) => (
              <Table.Th key={measure} className="figure">
                {text.beforeAfter(es.screens.measures[measure])}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const Icon = icons[row.status];
            return (
              <Table.Tr key={row.code}>
                <Table.Td>
                  <span className={`change change-${row.status}`}>
                    <Icon size={16} aria-hidden />
                    {text.status[row.status]}
                  </span>
                </Table.Td>
                <Table.Td>{row.code}</Table.Td>
                <Table.Td>{row.name}</Table.Td>
                {measures.map((measure) => (
                  <Table.Td key={measure} className="figure">
                    <BeforeAfter before={row.before?.[measure]} after={row.after?.[measure]} decimals={decimals} />
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}

type AmountProps = {
  readonly before: Cents | null | undefined;
  readonly after: Cents | null | undefined;
  readonly decimals: 0 | 2;
};

/** `undefined`: there is no such row on that side; `null`: the row has no such figure. */
function BeforeAfter({ before, after, decimals }: AmountProps) {
  const show = (amount: Cents | null): string => (amount === null ? '–' : tableAmount(amount, decimals));
  return (
    <>
      {after === undefined ? '–' : show(after)}
      {before !== undefined && before !== after && <span className="was">{text.was(show(before))}</span>}
    </>
  );
}
