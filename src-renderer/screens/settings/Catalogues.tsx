import { Button, Fieldset, Group, Tabs, Text, TextInput } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CatalogueRow } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { cellsOutcome, errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { type EditsOutcome, type GridColumn, type GridEdit, textCell } from '../../ui/grid/columns.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { GridRows } from '../../ui/grid/rows.ts';

const text = es.catalogue;
const kinds = ['generica', 'activity'] as const;
type Kind = (typeof kinds)[number];
type Props = { readonly yearId: number; readonly closed: boolean };

/** The names of the year (MY2). Units of measure and organic units are edited with the goals that use them. */
export function Catalogues({ yearId, closed }: Props) {
  const catalogue = useCall('catalogue.list', { yearId });
  return (
    <Fieldset legend={text.title}>
      <Text size="sm" c="dimmed" mb="sm">
        {text.help}
      </Text>
      <QueryGate query={catalogue}>
        {(data) => (
          <Tabs defaultValue="generica" keepMounted={false}>
            <Tabs.List aria-label={text.title} mb="sm">
              {kinds.map((kind) => (
                <Tabs.Tab key={kind} value={kind}>
                  {text.tabs[kind]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {kinds.map((kind) => (
              <Tabs.Panel key={kind} value={kind}>
                <Names yearId={yearId} closed={closed} kind={kind} rows={data[kind]} />
              </Tabs.Panel>
            ))}
          </Tabs>
        )}
      </QueryGate>
    </Fieldset>
  );
}

type NamesProps = Props & { readonly kind: Kind; readonly rows: readonly CatalogueRow[] };

function Names({ yearId, closed, kind, rows }: NamesProps) {
  const setNames = useCommand('catalogue.setNames').mutateAsync;
  const remove = useCommand('catalogue.remove').mutateAsync;
  const [adding, setAdding] = useState(false);
  const columns = useMemo(
    (): readonly GridColumn<CatalogueRow>[] => [
      { key: 'code', label: text.columns.code, kind: 'text', width: 110, cell: ({ code }) => textCell(code) },
      {
        key: 'name',
        label: text.columns.name,
        kind: 'text',
        width: 300,
        grows: true,
        cell: ({ name }) => textCell(name),
        editable: () => !closed,
      },
    ],
    [closed],
  );
  const save = useCallback(
    async (edits: readonly GridEdit<CatalogueRow>[]): Promise<EditsOutcome> =>
      cellsOutcome(
        await setNames({ yearId, kind, cells: edits.map(({ row, text: name }) => ({ id: row.id, text: name })) }),
      ),
    [setNames, yearId, kind],
  );
  const rowActs = useMemo(
    (): GridRows<CatalogueRow> => ({
      insert: () => {
        setAdding(true);
        return Promise.resolve(null);
      },
      remove: async (chosen) => {
        await remove({ yearId, kind, ids: chosen.map(({ id }) => id) });
        return chosen.length;
      },
    }),
    [remove, yearId, kind],
  );
  return (
    <>
      {adding && <NewCode yearId={yearId} kind={kind} onDone={() => setAdding(false)} />}
      <DataGrid<CatalogueRow>
        label={text.tabs[kind]}
        columns={columns}
        rows={rows}
        rowId={({ id }) => String(id)}
        onEdits={save}
        reasonOf={errorText}
        {...(!closed && { rowActs })}
      />
    </>
  );
}

type NewProps = { readonly yearId: number; readonly kind: Kind; readonly onDone: () => void };

/** A code is given once: goals and paragraphs hold on to it. */
function NewCode({ yearId, kind, onDone }: NewProps) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const add = useCommand('catalogue.add');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ yearId, kind, code, name }, { onSuccess: onDone });
      }}
    >
      <Group align="end" gap="xs" mb="sm">
        <TextInput
          size="xs"
          label={text.code[kind]}
          value={code}
          maxLength={40}
          ref={first}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <TextInput
          size="xs"
          flex={1}
          label={text.name}
          value={name}
          maxLength={1_000}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button size="xs" type="submit" loading={add.isPending} disabled={code.trim() === '' || name.trim() === ''}>
          {text.add}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {es.frame.cancel}
        </Button>
      </Group>
      {add.isError && <ErrorNote text={errorText(add.error)} />}
    </form>
  );
}
