import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { figureOfCell } from '#shared/domain/cell-figure.ts';
import type { FigureFormat } from '#shared/domain/narrative.ts';
import type { LinkChoice } from '#shared/domain/narrative-draft.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import { type CellPlace, ModelTable } from '../../parts/tables/ModelTable.tsx';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';

const text = es.narrative.screen;

type Form = LinkChoice['forms'][number];
type Props = {
  readonly yearId: number;
  readonly activityCode: string | null;
  readonly onChoose: (form: Form) => void;
  readonly onClose: () => void;
};

/** The tables of the chapters: the figure to link is pointed at, with arrows or the mouse (NA8). */
export function TablePicker({ yearId, ...rest }: Props) {
  const model = useCall('chapter.model', { yearId });
  return (
    <QueryGate query={model}>
      {({ blocks }) => (
        <Tables
          tables={blocks.flatMap((block) => (block.kind === 'table' && isLinkable(block.table) ? [block.table] : []))}
          yearId={yearId}
          {...rest}
        />
      )}
    </QueryGate>
  );
}

function Tables({ tables, ...rest }: Props & { readonly tables: readonly TableModel[] }) {
  const [chosen, setChosen] = useState(0);
  const table = tables[chosen];
  if (!table) return <p role="status">{text.nothingFound}</p>;
  return (
    <Stack gap="sm">
      <NativeSelect
        label={text.table}
        description={text.tableHelp}
        value={String(chosen)}
        data={tables.map(({ label, title }, index) => ({
          value: String(index),
          label: es.documents.caption(label, title),
        }))}
        onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
      />
      <Cells key={table.key} table={table} {...rest} />
    </Stack>
  );
}

type At = { readonly row: number; readonly column: number };

function Cells({ table, yearId, activityCode, onChoose, onClose }: Props & { readonly table: TableModel }) {
  const places = linkablePlaces(table);
  const [at, setAt] = useState<At>(places[0] ?? { row: 0, column: 0 });
  const grid = useRef<HTMLDivElement>(null);
  const ref = refAt(table, at);
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>('[data-current="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const move = (event: KeyboardEvent): void => {
    const next = nextPlace(places, at, event.key);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };
  const cell = ({ rowIndex, column, cell: shown }: CellPlace) => {
    if (refAt(table, { row: rowIndex, column }) === null) return cellText(shown);
    const current = rowIndex === at.row && column === at.column;
    return (
      <button
        type="button"
        className="pick"
        data-cell={`${rowIndex}-${column}`}
        data-current={current}
        aria-pressed={current}
        aria-label={cellName(table, rowIndex, column)}
        tabIndex={current ? 0 : -1}
        onFocus={() => setAt({ row: rowIndex, column })}
        onClick={() => setAt({ row: rowIndex, column })}
      >
        {cellText(shown)}
      </button>
    );
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside */}
      <div ref={grid} className="pick-table" onKeyDown={move}>
        <ModelTable table={table} content={cell} />
      </div>
      {ref !== null && (
        <Chosen
          key={ref}
          yearId={yearId}
          activityCode={activityCode}
          figure={ref}
          usual={formatOf(table, at)}
          grid={grid}
          onChoose={onChoose}
          onClose={onClose}
        />
      )}
    </>
  );
}

type ChosenProps = Props & {
  readonly figure: string;
  /** The format in which the table prints it; `null` where sentences write it in another way. */
  readonly usual: FigureFormat | null;
  readonly grid: { readonly current: HTMLElement | null };
};

/** The figure at hand in the formats that suit it, a percentage first as its table prints it; Enter on its cell takes it. */
function Chosen({ yearId, activityCode, figure, usual, grid, onChoose, onClose }: ChosenProps) {
  const facts = useCall('narrative.link', { yearId, ref: figure, format: 'as-printed', activityCode });
  const [chosen, setChosen] = useState<number | null>(null);
  const first = facts.data?.forms.findIndex(({ inline }) => inline.kind === 'figure' && inline.format === usual) ?? 0;
  const format = chosen ?? Math.max(0, first);
  const form = facts.data?.forms[format];
  useEffect(() => {
    const take = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLElement) || !event.target.dataset.cell || !form)
        return;
      event.preventDefault();
      onChoose(form);
    };
    const { current } = grid;
    current?.addEventListener('keydown', take);
    return () => current?.removeEventListener('keydown', take);
  }, [form, grid, onChoose]);
  return (
    <Group justify="space-between" align="end" wrap="nowrap">
      <Text size="sm" role="status">
        {facts.data?.label}
      </Text>
      <Group gap="sm" align="end" wrap="nowrap">
        {facts.data && facts.data.forms.length > 1 && (
          <NativeSelect
            size="xs"
            label={text.format}
            value={String(format)}
            data={facts.data.forms.map((each, index) => ({ value: String(index), label: each.text }))}
            onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
          />
        )}
        <Button variant="default" onClick={onClose}>
          {es.frame.cancel}
        </Button>
        <Button disabled={!form} onClick={() => form && onChoose(form)}>
          {text.insertNow}
        </Button>
      </Group>
    </Group>
  );
}

const isLinkable = (table: TableModel): boolean => linkablePlaces(table).length > 0;

const linkablePlaces = (table: TableModel): readonly At[] =>
  table.rows.flatMap((_row, row) =>
    table.columns.flatMap((_column, column) => (refAt(table, { row, column }) === null ? [] : [{ row, column }])),
  );

function refAt({ key, rows, columns }: TableModel, { row, column }: At): string | null {
  const [inRow, inColumn] = [rows[row], columns[column]];
  return inRow && inColumn ? figureOfCell(key, inRow, inColumn.key) : null;
}

function formatOf({ rows }: TableModel, { row, column }: At): FigureFormat | null {
  const cell = rows[row]?.cells[column];
  return cell?.kind === 'percent' && cell.value !== null ? `percent-${cell.value.decimals}` : null;
}

/** The nearest cell in the direction of an arrow that can be linked. */
function nextPlace(places: readonly At[], { row, column }: At, key: string): At | undefined {
  switch (key) {
    case 'ArrowRight':
      return places.find((place) => place.row === row && place.column > column);
    case 'ArrowLeft':
      return places.findLast((place) => place.row === row && place.column < column);
    case 'ArrowDown':
      return places.find((place) => place.row > row && place.column === column);
    case 'ArrowUp':
      return places.findLast((place) => place.row < row && place.column === column);
    default:
      return undefined;
  }
}

/** "PIM, 5-24. Donaciones y transferencias: 376,156,863" */
function cellName({ rows, columns }: TableModel, row: number, column: number): string {
  const cells = rows[row]?.cells ?? [];
  const name = cells.findLast((cell, index) => cell.kind === 'text' && cell.value !== '' && index < column);
  const value = cells[column];
  return text.cell(columns[column]?.label ?? '', name ? cellText(name) : '', value ? cellText(value) : '');
}
