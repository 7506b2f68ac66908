import { Button, Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { IndicatorYear } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';

const text = es.screens.indicators.years;
const groups = es.screens.indicators.groups;

type Props = {
  readonly yearId: number;
  readonly fiscalYear: number;
  readonly years: readonly IndicatorYear[];
  readonly onClose: () => void;
};

/** The columns of the table: which years, and whether they are history or goals (IN1). */
export function YearsDialog({ yearId, fiscalYear, years, onClose }: Props) {
  const titleId = useId();
  const add = useCommand('indicators.addYear');
  const setKind = useCommand('indicators.setYearKind');
  const remove = useCommand('indicators.removeYear');
  const failure = add.error ?? setKind.error ?? remove.error;
  const clear = (): void => {
    for (const command of [add, setKind, remove]) command.reset();
  };
  const first = years[0]?.year ?? fiscalYear;
  const last = years.at(-1)?.year ?? first - 1;
  return (
    <ModalDialog labelledBy={titleId} onClose={onClose}>
      <Stack gap="sm">
        <Title order={2} size="h4" id={titleId}>
          {text.title}
        </Title>
        <Text size="sm">{text.help}</Text>
        <Table className="data-table">
          <Table.Tbody>
            {years.map(({ year, kind }) => (
              <Table.Tr key={year}>
                <Table.Th scope="row">{year}</Table.Th>
                <Table.Td>
                  <NativeSelect
                    size="xs"
                    aria-label={text.kindOf(year)}
                    value={kind}
                    data={(['historical', 'projected'] as const).map((value) => ({ value, label: groups[value] }))}
                    onChange={({ currentTarget }) => {
                      clear();
                      setKind.mutate({
                        yearId,
                        year,
                        kind: currentTarget.value === 'historical' ? 'historical' : 'projected',
                      });
                    }}
                  />
                </Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={text.removeYear(year)}
                    onClick={() => {
                      clear();
                      remove.mutate({ yearId, year });
                    }}
                  >
                    {text.remove}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              clear();
              add.mutate({ yearId, year: first - 1, kind: 'historical' });
            }}
          >
            {text.addBefore(first - 1)}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              clear();
              add.mutate({ yearId, year: last + 1, kind: 'projected' });
            }}
          >
            {text.addAfter(last + 1)}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {text.removeHint}
        </Text>
        {failure && <ErrorNote text={errorText(failure)} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.done}
          </Button>
        </Group>
      </Stack>
    </ModalDialog>
  );
}
