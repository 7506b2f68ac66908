import { Button, Group, Tabs, Text, Title } from '@mantine/core';
import { IconClipboard, IconFileText, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { ReferenceTableSummary } from '#shared/contract/index.ts';
import { parseCellAddress } from '#shared/domain/cell-address.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { parsePlace, placeText } from '../../ui/reference-place.ts';
import type { YearScreenProps } from '../../ui/screen.ts';
import { DocumentDialog } from './DocumentDialog.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { RulesTab } from './RulesTab.tsx';
import { StructureDialog } from './StructureDialog.tsx';
import { TableList } from './TableList.tsx';
import { TableView } from './TableView.tsx';
import './reference.css';

const text = es.screens.reference;
type Dialog = 'paste' | 'document' | 'create';

/** The tables of the report's other chapters, and what should hold between them and this one (CK3, CK6, CK17). */
export function ReferenceScreen({ year, at, remember }: YearScreenProps) {
  const list = useCall('reference.list', { yearId: year.id });
  const place = useMemo(() => parsePlace(at), [at]);
  const addressed = useMemo(() => tableAt(at), [at]);
  const [tab, setTab] = useState<string | null>('tables');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const closed = year.state === 'closed';
  const close = (): void => setDialog(null);
  const choose = (table: ReferenceTableSummary): void => {
    setChosen(table.id);
    remember(placeText({ table: table.key }));
  };
  const open = (id: number): void => {
    setChosen(id);
    close();
  };
  const shown = (tables: readonly ReferenceTableSummary[]): ReferenceTableSummary | undefined =>
    tables.find(({ id }) => id === (chosen ?? addressed)) ??
    tables.find(({ key }) => key === place?.table) ??
    tables[0];
  return (
    <>
      <Group justify="space-between">
        <Title order={1}>{text.title}</Title>
        <Group gap="xs">
          <Act icon={<IconClipboard size={16} aria-hidden />} closed={closed} onClick={() => setDialog('paste')}>
            {text.paste}
          </Act>
          <Act icon={<IconFileText size={16} aria-hidden />} closed={closed} onClick={() => setDialog('document')}>
            {text.fromWord}
          </Act>
          <Act icon={<IconPlus size={16} aria-hidden />} closed={closed} onClick={() => setDialog('create')}>
            {text.create}
          </Act>
        </Group>
      </Group>
      <Text c="dimmed" size="sm">
        {text.help}
      </Text>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="tables">{text.tabs.tables}</Tabs.Tab>
          <Tabs.Tab value="rules">{text.tabs.rules}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="tables" pt="sm">
          <QueryGate query={list}>
            {(tables) => {
              const table = shown(tables);
              if (!table) return <EmptyState title={text.emptyTitle} text={text.emptyText} />;
              return (
                <div className="reference">
                  <TableList tables={tables} current={table.id} onChoose={choose} />
                  <TableView
                    yearId={year.id}
                    tableId={table.id}
                    closed={closed}
                    place={place?.table === table.key ? place : null}
                    at={at}
                  />
                </div>
              );
            }}
          </QueryGate>
        </Tabs.Panel>
        <Tabs.Panel value="rules" pt="sm">
          <RulesTab yearId={year.id} closed={closed} />
        </Tabs.Panel>
      </Tabs>
      {dialog === 'paste' && <PasteDialog yearId={year.id} tables={list.data ?? []} onClose={close} onTaken={open} />}
      {dialog === 'document' && (
        <DocumentDialog yearId={year.id} tables={list.data ?? []} onClose={close} onTaken={close} />
      )}
      {dialog === 'create' && <StructureDialog yearId={year.id} table={null} onClose={close} onSaved={open} />}
    </>
  );
}

/** The table of the cell that an address names. */
function tableAt(at: string | null): number | null {
  const cell = at === null ? null : parseCellAddress(at);
  return cell?.kind === 'reference' ? cell.table : null;
}

type ActProps = {
  readonly icon: ReactNode;
  readonly closed: boolean;
  readonly onClick: () => void;
  readonly children: string;
};

function Act({ icon, closed, onClick, children }: ActProps) {
  return (
    <Button variant="default" size="compact-md" disabled={closed} leftSection={icon} onClick={onClick}>
      {children}
    </Button>
  );
}
