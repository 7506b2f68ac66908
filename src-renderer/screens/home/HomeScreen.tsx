import { Badge, Button, Group, Table, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import { percentText, tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { ScreenId } from '../../ui/screen.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { CreateYearDialog } from './CreateYearDialog.tsx';
import { YearDialog } from './YearDialog.tsx';
import './home.css';

const text = es.screens.home;

type Props = { readonly openYear: (yearId: number, screen: ScreenId) => void };

/** The years of this machine, and the ways to a new one. */
export function HomeScreen({ openYear }: Props) {
  const years = useCall('years.list', {});
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <QueryGate query={years}>{(list) => <Years years={list} openYear={openYear} />}</QueryGate>
    </>
  );
}

function Years({ years, openYear }: Props & { readonly years: readonly YearSummary[] }) {
  const [dialog, setDialog] = useState<'create' | 'replace-example' | null>(null);
  const [managed, setManaged] = useState<number | null>(null);
  const managedYear = years.find(({ id }) => id === managed);
  const example = useCommand('years.openExample');
  const hasExample = years.some(({ isExample }) => isExample);
  const openExample = (): void => example.mutate({}, { onSuccess: ({ id }) => openYear(id, 'overview') });
  const open = (year: YearSummary): void => openYear(year.id, 'overview');
  const actions = (
    <>
      <Button leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={() => setDialog('create')}>
        {text.create}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFolderOpen size={18} aria-hidden />}
        loading={example.isPending}
        onClick={() => (hasExample ? setDialog('replace-example') : openExample())}
      >
        {hasExample ? text.exampleAgain : text.example}
      </Button>
    </>
  );
  return (
    <>
      {years.length === 0 ? (
        <EmptyState title={text.emptyTitle} text={text.emptyText}>
          {actions}
        </EmptyState>
      ) : (
        <>
          <Text c="dimmed">{text.lead}</Text>
          <YearTable years={years} open={open} manage={({ id }) => setManaged(id)} />
          <Group gap="sm">{actions}</Group>
        </>
      )}
      {example.isPending && <p role="status">{text.exampleBusy}</p>}
      {example.isError && <ErrorNote text={errorText(example.error)} />}
      {dialog === 'create' && (
        <CreateYearDialog
          years={years}
          onClose={() => setDialog(null)}
          onCreated={({ id }) => {
            setDialog(null);
            openYear(id, 'imports');
          }}
        />
      )}
      {managedYear && <YearDialog year={managedYear} onClose={() => setManaged(null)} />}
      {dialog === 'replace-example' && (
        <ConfirmDialog {...text.replaceExample} onConfirm={openExample} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

type TableProps = {
  readonly years: readonly YearSummary[];
  readonly open: (year: YearSummary) => void;
  readonly manage: (year: YearSummary) => void;
};

function YearTable({ years, open, manage }: TableProps) {
  const now = new Date();
  return (
    <TableScroll label={text.tableLabel}>
      <Table aria-label={text.tableLabel} withTableBorder highlightOnHover className="data-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.columns.year}</Table.Th>
            <Table.Th>{text.columns.executingUnit}</Table.Th>
            <Table.Th className="figure home-more">{text.columns.pia}</Table.Th>
            <Table.Th className="figure">{text.columns.pim}</Table.Th>
            <Table.Th className="figure">{text.columns.devengado}</Table.Th>
            <Table.Th className="figure home-more">{text.columns.progress}</Table.Th>
            <Table.Th>{text.columns.state}</Table.Th>
            <Table.Th className="home-more">{text.columns.lastChange}</Table.Th>
            <Table.Th>{text.columns.open}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {years.map((year) => (
            <Table.Tr key={year.id}>
              <Table.Th scope="row">
                <Group gap="4px 8px">
                  {year.year}
                  {year.isExample && (
                    <Badge variant="outline" className="home-badge">
                      {es.frame.example}
                    </Badge>
                  )}
                </Group>
              </Table.Th>
              <Table.Td>{`${year.executingUnitCode} ${year.executingUnitName}`}</Table.Td>
              {year.totals.pim === null ? (
                <>
                  <Table.Td className="home-more" />
                  <Table.Td colSpan={2}>{text.notImported}</Table.Td>
                  <Table.Td className="home-more" />
                </>
              ) : (
                <>
                  <Table.Td className="figure home-more">
                    {year.totals.pia === null ? '–' : tableAmount(year.totals.pia, 0)}
                  </Table.Td>
                  <Table.Td className="figure">{tableAmount(year.totals.pim, 0)}</Table.Td>
                  <Table.Td className="figure">
                    {year.totals.devengado === null ? '–' : tableAmount(year.totals.devengado, 0)}
                  </Table.Td>
                  <Table.Td className="figure home-more">
                    {year.progress === null ? '–' : percentText(year.progress)}
                  </Table.Td>
                </>
              )}
              <Table.Td>{text.states[year.state]}</Table.Td>
              <Table.Td className="home-more">
                {year.lastChangeAt === null ? '–' : timeText(year.lastChangeAt, now)}
              </Table.Td>
              <Table.Td>
                <Group gap={6} className="home-acts">
                  <Button
                    size="compact-sm"
                    variant="light"
                    aria-label={text.openYear(year.year, year.isExample)}
                    onClick={() => open(year)}
                  >
                    {text.open}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={es.years.dialog.openFor(year.year, year.isExample)}
                    onClick={() => manage(year)}
                  >
                    {es.years.dialog.open}
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}
