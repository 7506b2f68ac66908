import { Anchor, Button, Group, Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { RememberedLayout } from '#shared/domain/table-mapping.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';

const text = es.screens.imports.assistant;

/** The tables that a person mapped once: what each column is, renamed or forgotten here (IM9). */
export function RememberedLayouts() {
  const layouts = useCall('imports.layouts', {}).data ?? [];
  const forget = useCommand('imports.forgetLayout');
  const [leaving, setLeaving] = useState<RememberedLayout | null>(null);
  if (layouts.length === 0) return null;
  const now = new Date();
  const labels = text.layoutColumns;
  return (
    <section>
      <Title order={2} size="h4">
        {text.layouts}
      </Title>
      <Text c="dimmed">{text.layoutsLead}</Text>
      {forget.isError && <ErrorNote text={errorText(forget.error)} />}
      <TableScroll label={text.layouts}>
        <Table withTableBorder className="data-table" aria-label={text.layouts}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{labels.name}</Table.Th>
              <Table.Th>{labels.kind}</Table.Th>
              <Table.Th>{labels.columns}</Table.Th>
              <Table.Th>{labels.savedAt}</Table.Th>
              <Table.Th>{labels.by}</Table.Th>
              <Table.Th>{labels.acts}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {layouts.map((layout) => (
              <Table.Tr key={layout.id}>
                <Table.Th scope="row">
                  <LayoutName layout={layout} />
                </Table.Th>
                <Table.Td>{text.kinds[layout.kind]}</Table.Td>
                <Table.Td>{columnsText(layout)}</Table.Td>
                <Table.Td>{timeText(layout.savedAt, now)}</Table.Td>
                <Table.Td>{layout.savedBy}</Table.Td>
                <Table.Td>
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    aria-label={text.forgetOf(layout.name)}
                    onClick={() => setLeaving(layout)}
                  >
                    {text.forget}
                  </Anchor>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      {leaving && (
        <ConfirmDialog
          title={text.forgetTitle(leaving.name)}
          text={text.forgetText}
          confirm={text.forget}
          onConfirm={() => forget.mutate({ id: leaving.id })}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}

/** "Actividad = Actividad presupuestal, Programado: 12 meses …" in the order of the columns; months of a role in one. */
function columnsText({ mapping, headings }: RememberedLayout): string {
  const months = (role: string): number => mapping.columns.filter((each) => each.role === role && each.month).length;
  const seen = new Set<string>();
  return mapping.columns
    .flatMap(({ column, role, month }) => {
      const heading = headings[column - 1] ?? '';
      if (month === undefined) return [`${text.roles[role]} = ${heading}`];
      if (seen.has(role)) return [];
      seen.add(role);
      return [text.monthsOf(text.roles[role], months(role))];
    })
    .join(' · ');
}

/** The name, with a field of its own while it is being changed. */
function LayoutName({ layout: { id, name } }: { readonly layout: RememberedLayout }) {
  const [written, setWritten] = useState<string | null>(null);
  const rename = useCommand('imports.renameLayout');
  const save = (): void => {
    if (written === null) return;
    rename.mutate({ id, name: written }, { onSuccess: () => setWritten(null) });
  };
  if (written === null)
    return (
      <>
        {name}{' '}
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-label={text.renameOf(name)}
          onClick={() => setWritten(name)}
        >
          {text.rename}
        </Anchor>
      </>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <TextInput
          aria-label={text.newName(name)}
          value={written}
          maxLength={100}
          data-autofocus
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
        />
        <Button type="submit" size="compact-sm" loading={rename.isPending} disabled={written.trim() === ''}>
          {text.save}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setWritten(null)}>
          {es.frame.cancel}
        </Button>
      </Group>
      {rename.isError && <ErrorNote text={errorText(rename.error)} />}
    </form>
  );
}
