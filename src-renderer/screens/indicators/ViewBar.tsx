import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconCalendarCog, IconId, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { IndicatorTable } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import type { IndicatorView } from './indicator-lines.ts';
import { YearsDialog } from './YearsDialog.tsx';

const text = es.screens.indicators;

type Props = {
  readonly yearId: number;
  readonly fiscalYear: number;
  readonly closed: boolean;
  readonly table: IndicatorTable;
  readonly view: IndicatorView;
  readonly onView: (view: IndicatorView) => void;
  readonly sheetOpen: boolean;
  readonly onSheet: (open: boolean) => void;
};

/** What the grid shows, and what is not in a cell of it: levels, columns, the sheet. */
export function ViewBar({ yearId, fiscalYear, closed, table, view, onView, sheetOpen, onSheet }: Props) {
  const [yearsOpen, setYearsOpen] = useState(false);
  const add = useCommand('indicators.addLevel');
  return (
    <>
      <Group justify="space-between" mb={6}>
        <SegmentedControl
          size="xs"
          aria-label={text.view}
          value={view}
          data={(['table', 'parts', 'goals'] as const).map((value) => ({ value, label: text.views[value] }))}
          onChange={(value) => onView(value as IndicatorView)}
        />
        <Group gap="xs">
          {!closed && (
            <>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconPlus size={16} aria-hidden />}
                loading={add.isPending}
                onClick={() =>
                  add.mutate({ yearId, kind: 'product', name: text.newLevel, after: table.levels.at(-1)?.id ?? null })
                }
              >
                {text.addLevel}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconCalendarCog size={16} aria-hidden />}
                onClick={() => setYearsOpen(true)}
              >
                {text.years.open}
              </Button>
            </>
          )}
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconId size={16} aria-hidden />}
            aria-expanded={sheetOpen}
            onClick={() => onSheet(!sheetOpen)}
          >
            {text.sheet.open}
          </Button>
        </Group>
      </Group>
      {add.isError && <ErrorNote text={errorText(add.error)} />}
      {yearsOpen && (
        <YearsDialog yearId={yearId} fiscalYear={fiscalYear} years={table.years} onClose={() => setYearsOpen(false)} />
      )}
    </>
  );
}
