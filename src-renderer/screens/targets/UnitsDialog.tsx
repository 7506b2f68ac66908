import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useId, useMemo } from 'react';
import type { Input, UnitRow } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { cellsOutcome, errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { type GridColumn, textCell } from '../../ui/grid/columns.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { AddedRow, GridRows } from '../../ui/grid/rows.ts';

const text = es.screens.targets.catalogues;
export type UnitKind = 'unit-of-measure' | 'organic-unit';
type Field = Input<'units.setCells'>['cells'][number]['field'];

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly kind: UnitKind;
  readonly onClose: () => void;
};

/** A catalogue as a grid: its words are those that tables and sentences print. */
export function UnitsDialog({ yearId, closed, kind, onClose }: Props) {
  const titleId = useId();
  const list = useCall('units.list', { yearId, kind });
  const setCells = useCommand('units.setCells').mutateAsync;
  const columns = useMemo(() => catalogueColumns(kind, !closed), [kind, closed]);
  const rowActs = useCatalogueActs(yearId, kind);
  return (
    <ModalDialog labelledBy={titleId} onClose={onClose}>
      <Stack gap="sm" className="catalogue">
        <Title order={2} size="h4" id={titleId}>
          {text[kind].title}
        </Title>
        <Text size="sm">{text[kind].help}</Text>
        <QueryGate query={list}>
          {(rows) => (
            <DataGrid<UnitRow>
              label={text[kind].title}
              columns={columns}
              rows={rows}
              rowId={rowId}
              onEdits={async (edits) =>
                cellsOutcome(
                  await setCells({
                    yearId,
                    kind,
                    cells: edits.map(({ row, key, text: written }) => ({
                      id: row.id,
                      field: key as Field,
                      text: written,
                    })),
                  }),
                )
              }
              reasonOf={errorText}
              {...(!closed && { rowActs })}
            />
          )}
        </QueryGate>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.close}
          </Button>
        </Group>
      </Stack>
    </ModalDialog>
  );
}

const rowId = ({ id }: UnitRow): string => String(id);

function catalogueColumns(kind: UnitKind, editable: boolean): readonly GridColumn<UnitRow>[] {
  const words = (field: Exclude<Field, 'gender'>, width: number, grows = false): GridColumn<UnitRow> => ({
    key: field,
    label: text.columns[field],
    kind: 'text',
    width,
    grows,
    cell: (row) => textCell(row[field]),
    editable: () => editable,
  });
  const uses: GridColumn<UnitRow> = {
    key: 'uses',
    label: text.columns.uses,
    kind: 'count',
    width: 70,
    cell: ({ uses: value }) => ({ kind: 'count', value }),
  };
  if (kind === 'organic-unit') return [words('acronym', 110), words('name', 200, true), uses];
  return [
    words('name', 140, true),
    words('singular', 150),
    words('plural', 150),
    {
      key: 'gender',
      label: text.columns.gender,
      kind: 'text',
      width: 104,
      cell: ({ gender }) => textCell(gender === null ? '' : es.targets.genders[gender]),
      editable: () => editable,
      choices: () => Object.values(es.targets.genders),
    },
    uses,
  ];
}

type Beside = Input<'units.addRows'>['beside'];

function useCatalogueActs(yearId: number, kind: UnitKind): GridRows<UnitRow> {
  const add = useCommand('units.addRows').mutateAsync;
  const remove = useCommand('units.removeRows').mutateAsync;
  const move = useCommand('units.moveRows').mutateAsync;
  return useMemo(() => {
    const insert = async (beside: Beside, row: AddedRow): Promise<string | null> => {
      const { ids } = await add({ yearId, kind, beside, rows: [row] });
      return ids[0] === undefined ? null : String(ids[0]);
    };
    return {
      insert: (beside, place) => insert(beside && { id: beside.id, place }, {}),
      duplicate: ({ id, name, singular, plural, acronym, gender }) =>
        insert(
          { id, place: 'after' },
          { name, singular, plural, acronym, gender: gender === null ? '' : es.targets.genders[gender] },
        ),
      remove: async (rows) => {
        await remove({ yearId, kind, ids: rows.map(({ id }) => id) });
        return rows.length;
      },
      ...(kind === 'organic-unit' && {
        move: async (rows: readonly UnitRow[], by: -1 | 1) =>
          (await move({ yearId, ids: rows.map(({ id }) => id), by })).moved,
      }),
    };
  }, [yearId, kind, add, remove, move]);
}
