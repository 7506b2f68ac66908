import '@mantine/core/styles.css';
import '../../../src-renderer/styles.css';
import { MantineProvider } from '@mantine/core';
import { AllCommunityModule, type ColDef, ModuleRegistry } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { cents } from '#shared/domain/money.ts';
import { NoticesProvider } from '../../../src-renderer/ui/feedback/notices.tsx';
import type { GridColumn, GridEdit } from '../../../src-renderer/ui/grid/columns.ts';
import { DataGrid } from '../../../src-renderer/ui/grid/DataGrid.tsx';

/** 10,000 rows of 30 columns: ours, or with `?bare` AG Grid as it comes, with the same texts. */
type Row = { readonly id: number; readonly amounts: readonly number[] };
const columnCount = 30;
const allRows: readonly Row[] = Array.from({ length: 10_000 }, (_, id) => ({
  id,
  amounts: Array.from({ length: columnCount - 1 }, (_, at) => ((id * 7_919 + at * 104_729) % 90_000_000) + 1),
}));

const columns: readonly GridColumn<Row>[] = [
  {
    key: 'id',
    label: 'id',
    kind: 'text',
    width: 80,
    frozen: true,
    cell: ({ id }) => ({ kind: 'text', value: String(id) }),
  },
  ...Array.from(
    { length: columnCount - 1 },
    (_, at): GridColumn<Row> => ({
      key: `c${at}`,
      label: `c${at}`,
      kind: 'amount',
      width: 110,
      cell: ({ amounts }) => ({ kind: 'amount', value: cents(amounts[at] ?? 0), decimals: 2 }),
      editable: () => true,
    }),
  ),
];
const rowId = ({ id }: Row): string => String(id);

function Ours() {
  const [rows, setRows] = useState(allRows);
  const save = (edits: readonly GridEdit<Row>[]) => {
    const changed = new Map<number, number[]>();
    for (const { row, key, text } of edits) {
      const amounts = changed.get(row.id) ?? [...row.amounts];
      amounts[Number(key.slice(1))] = Math.round(Number(text) * 100);
      changed.set(row.id, amounts);
    }
    document.body.dataset.edits = String(edits.length);
    setRows((last) => last.map((row) => ({ id: row.id, amounts: changed.get(row.id) ?? row.amounts })));
    return Promise.resolve({ applied: edits.length, rejected: [] });
  };
  return <DataGrid<Row> label="bench" columns={columns} rows={rows} rowId={rowId} onEdits={save} />;
}

const money = new Intl.NumberFormat('es-PE', { minimumFractionDigits: 2 });
const bareColumns: ColDef<Row>[] = [
  { field: 'id', width: 80, pinned: 'left' },
  ...Array.from(
    { length: columnCount - 1 },
    (_, at): ColDef<Row> => ({
      colId: `c${at}`,
      width: 110,
      valueGetter: ({ data }) => data?.amounts[at] ?? 0,
      valueFormatter: ({ value }) => money.format(value / 100),
    }),
  ),
];

function Bare() {
  return (
    <div style={{ height: '70vh' }}>
      <AgGridReact<Row>
        columnDefs={bareColumns}
        rowData={[...allRows]}
        getRowId={({ data }) => rowId(data)}
        animateRows={false}
      />
    </div>
  );
}

const bare = location.search === '?bare';
if (bare) ModuleRegistry.registerModules([AllCommunityModule]);
const root = document.getElementById('root');
if (root) {
  document.body.dataset.started = String(performance.now());
  createRoot(root).render(
    <MantineProvider>
      <NoticesProvider>{bare ? <Bare /> : <Ours />}</NoticesProvider>
    </MantineProvider>,
  );
}
