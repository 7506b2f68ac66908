import { Button, Stack, Text, Title } from '@mantine/core';
import { explanationColumn, tableOffers } from '#shared/domain/table-columns.ts';
import type { TableKey, TableModel } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { SheetText } from '../../ui/form/SheetText.tsx';

const text = es.narrative.screen;

type Props = { readonly yearId: number; readonly table: TableKey; readonly closed: boolean };

/** What people say about each row of the table that is selected, printed in a column of it (TC11). */
export function Explanations({ yearId, table, closed }: Props) {
  const chapter = useCall('chapter.model', { yearId });
  if (!tableOffers[table].all.includes(explanationColumn))
    return (
      <Text size="sm" c="dimmed">
        {text.noChip}
      </Text>
    );
  return (
    <QueryGate query={chapter}>
      {({ blocks }) => {
        const block = blocks.find((each) => each.kind === 'table' && each.table.key === table);
        return block?.kind === 'table' ? <Rows yearId={yearId} table={block.table} closed={closed} /> : null;
      }}
    </QueryGate>
  );
}

function Rows({
  yearId,
  table,
  closed,
}: {
  readonly yearId: number;
  readonly table: TableModel;
  readonly closed: boolean;
}) {
  const { mutate } = useCommand('settings.setField');
  const at = table.columns.findIndex(({ key }) => key === explanationColumn);
  const shown = table.columns.map(({ key }) => key);
  return (
    <section className="link-panel" aria-label={text.explanations}>
      <Title order={2} size="h4">
        {text.explanations}
      </Title>
      <Text size="sm" c="dimmed">
        {at === -1 ? text.noExplanations : text.explanationsHelp(table.label)}
      </Text>
      {at === -1
        ? !closed && (
            <Button
              mt="xs"
              variant="default"
              size="compact-sm"
              onClick={() =>
                mutate({ yearId, path: ['tables', table.key, 'columns'], value: [...shown, explanationColumn] })
              }
            >
              {text.addExplanations}
            </Button>
          )
        : table.rows.map((row) => {
            const cell = row.cells[at];
            const stored = cell?.kind === 'text' ? cell.value : '';
            return (
              <Row
                key={`${table.key} ${row.key}`}
                name={rowName(table, row)}
                stored={stored}
                closed={closed}
                where={{ yearId, table: table.key, row: row.key }}
              />
            );
          })}
    </section>
  );
}

/** The name and the numbers that are explained. */
function rowName({ columns }: TableModel, { cells }: TableModel['rows'][number]): string {
  const change = cells[columns.findIndex(({ key }) => key === 'changePercent')];
  const name = cells.find((cell, at) => cell.kind === 'text' && cell.value !== '' && columns[at]?.merge !== true);
  const known = change?.kind === 'percent' && change.value !== null ? change : undefined;
  return [name, known].flatMap((cell) => (cell ? [cellText(cell)] : [])).join(' · ');
}

type RowProps = {
  readonly name: string;
  readonly stored: string;
  readonly closed: boolean;
  readonly where: { readonly yearId: number; readonly table: TableKey; readonly row: string };
};

function Row({ name, stored, closed, where }: RowProps) {
  const { mutate, error } = useCommand('narrative.setExplanation');
  return (
    <Stack gap={2} mt="xs">
      <SheetText
        label={name}
        stored={stored}
        closed={closed}
        maxLength={2_000}
        error={error ? errorText(error) : null}
        onSave={(text) => mutate({ ...where, text })}
      />
    </Stack>
  );
}
