import { Button, Group, Text, Title } from '@mantine/core';
import { IconTableOptions, IconTrash } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { ReferenceTableView } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { WithCellPanel } from '../../parts/cells/CellPanel.tsx';
import { cellsOutcome, errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { Severity } from '../../ui/feedback/Severity.tsx';
import type { EditsOutcome, GridEdit } from '../../ui/grid/columns.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { GridRows } from '../../ui/grid/rows.ts';
import type { ReferencePlace } from '../../ui/reference-place.ts';
import {
  addressedCell,
  cellAt,
  lineId,
  lineLook,
  type ReferenceLine,
  referenceCell,
  referenceColumns,
  referenceLines,
  storyOf,
  sumLines,
} from './reference-lines.ts';
import { StructureDialog } from './StructureDialog.tsx';

const text = es.screens.reference;

type Props = {
  readonly yearId: number;
  readonly tableId: number;
  readonly closed: boolean;
  readonly place: ReferencePlace | null;
  /** The cell to be shown, by its address (domain/cell-address.ts). */
  readonly at: string | null;
};

/** One table: its figures in a grid, the sum of its rows beside the printed total, and what is found in it. */
export function TableView({ yearId, tableId, closed, place, at }: Props) {
  const table = useCall('reference.table', { yearId, tableId });
  return (
    <QueryGate query={table}>
      {(data) => (
        <section className="reference-table" aria-labelledby="reference-name">
          <TableHead yearId={yearId} table={data} closed={closed} />
          <TableFindings table={data} />
          <TableGrid yearId={yearId} table={data} closed={closed} place={place} at={at} />
        </section>
      )}
    </QueryGate>
  );
}

function TableHead({
  yearId,
  table,
  closed,
}: Omit<Props, 'place' | 'at' | 'tableId'> & { readonly table: ReferenceTableView }) {
  const [open, setOpen] = useState<'structure' | 'remove' | null>(null);
  const remove = useCommand('reference.remove');
  const { say } = useNotices();
  const { id, label, title, section, source, page } = table;
  const facts = [
    ...(section === '' ? [] : [text.facts.section(section)]),
    ...(page === null ? [] : [text.facts.page(page)]),
    ...(source === null ? [] : [text.facts.source(source)]),
  ];
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h4" id="reference-name">
            {label} {title}
          </Title>
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            size="compact-sm"
            disabled={closed}
            leftSection={<IconTableOptions size={16} aria-hidden />}
            onClick={() => setOpen('structure')}
          >
            {text.structure}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={closed}
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => setOpen('remove')}
          >
            {text.remove}
          </Button>
        </Group>
      </Group>
      {open === 'structure' && (
        <StructureDialog yearId={yearId} table={table} onClose={() => setOpen(null)} onSaved={() => setOpen(null)} />
      )}
      {open === 'remove' && (
        <ConfirmDialog
          title={text.removeTitle(label)}
          text={text.removeText}
          confirm={text.remove}
          onClose={() => setOpen(null)}
          onConfirm={() =>
            remove.mutate(
              { yearId, tableId: id },
              {
                onSuccess: () => say({ tone: 'done', text: text.removed(label), undoable: true }),
                onError: (error) => say({ tone: 'error', text: errorText(error) }),
              },
            )
          }
        />
      )}
    </>
  );
}

function TableGrid({
  yearId,
  table,
  closed,
  place,
  at,
}: Omit<Props, 'tableId'> & { readonly table: ReferenceTableView }) {
  const { mutateAsync: setCells } = useCommand('reference.setCells');
  const columns = useMemo(() => referenceColumns(table, !closed), [table, closed]);
  const rows = useMemo(() => referenceLines(table), [table]);
  const totals = useMemo(() => sumLines(table), [table]);
  const focusOn = useMemo(() => addressedCell(table, at) ?? cellAt(table, place), [table, at, place]);
  const rowActs = useRowActs(yearId, table.id);
  const save = useCallback(
    async (edits: readonly GridEdit<ReferenceLine>[]): Promise<EditsOutcome> =>
      cellsOutcome(await setCells({ yearId, cells: edits.map(referenceCell) })),
    [setCells, yearId],
  );
  return (
    <WithCellPanel key={table.id} yearId={yearId} closed={closed} storyOf={(cell) => storyOf(table, cell)}>
      <DataGrid<ReferenceLine>
        label={text.gridLabel(table.label)}
        columns={columns}
        rows={rows}
        rowId={lineId}
        rowLook={lineLook}
        totals={totals}
        focusOn={focusOn}
        {...(closed ? {} : { onEdits: save, rowActs })}
        reasonOf={errorText}
      />
    </WithCellPanel>
  );
}

function useRowActs(yearId: number, tableId: number): GridRows<ReferenceLine> {
  const { mutateAsync: add } = useCommand('reference.addRow');
  const { mutateAsync: removeRows } = useCommand('reference.removeRows');
  const { mutateAsync: moveRows } = useCommand('reference.moveRows');
  const { mutateAsync: append } = useCommand('reference.appendRows');
  return useMemo(
    () => ({
      insert: async (beside, where) => {
        const rowId = beside === null ? null : Number(beside.id);
        return String((await add({ yearId, tableId, rowId, place: where, copyOf: null })).id);
      },
      duplicate: async ({ id }) => {
        const rowId = Number(id);
        return String((await add({ yearId, tableId, rowId, place: 'after', copyOf: rowId })).id);
      },
      remove: async (rows) => (await removeRows({ yearId, tableId, rowIds: rows.map(({ id }) => Number(id)) })).removed,
      move: async (rows, by) =>
        (await moveRows({ yearId, tableId, rowIds: rows.map(({ id }) => Number(id)), by })).moved,
      append: async (edits, added) =>
        cellsOutcome(
          await append({
            yearId,
            tableId,
            cells: edits.map(referenceCell),
            added: added.map((texts) => ({ ...texts })),
          }),
        ),
    }),
    [yearId, tableId, add, removeRows, moveRows, append],
  );
}

/** More are folded to their first line, so that the table they are about is in sight. */
const wholeAtMost = 1;

function TableFindings({ table: { findings } }: { readonly table: ReferenceTableView }) {
  if (findings.length === 0) return <p className="hint">{text.clean}</p>;
  const folded = findings.length > wholeAtMost;
  return (
    <ul className="findings" aria-label={text.ofTable}>
      {findings.map((finding) => (
        <FindingLine key={finding.text} finding={finding} folded={folded} />
      ))}
    </ul>
  );
}

function FindingLine({
  finding: { severity, text: said, advice },
  folded,
}: {
  readonly finding: ReferenceTableView['findings'][number];
  readonly folded: boolean;
}) {
  const [open, setOpen] = useState(!folded);
  return (
    <li className="reference-finding">
      <Severity level={severity} />
      <p className={open ? undefined : 'reference-folded'}>
        {said} {advice}
      </p>
      {folded && (
        <Button
          variant="subtle"
          size="compact-sm"
          className="reference-more"
          aria-expanded={open}
          aria-label={text.moreOf(open ? text.less : text.more, said)}
          onClick={() => setOpen(!open)}
        >
          {open ? text.less : text.more}
        </Button>
      )}
    </li>
  );
}
