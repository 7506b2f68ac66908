import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopyPlus,
  IconPlus,
  IconRowInsertTop,
  IconRowRemove,
  type TablerIcon,
} from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';
import type { GridRows, RowCommand } from './rows.ts';

const text = es.grid.rows;

type Props = {
  readonly rows: Pick<GridRows<never>, 'remove' | 'move' | 'duplicate'>;
  readonly onCommand: (command: RowCommand) => void;
};

/** The acts on rows for the mouse; each says its key. */
export function RowsBar({ rows, onCommand }: Props) {
  const icon = (command: keyof typeof text.buttons, Icon: TablerIcon) => (
    <Tooltip label={text.buttons[command]} key={command} withinPortal={false}>
      <ActionIcon
        variant="subtle"
        size="sm"
        color="gray"
        aria-label={text.buttons[command]}
        onClick={() => onCommand(command)}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div className="grid-rows-bar">
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onCommand('row-add')}
      >
        {text.add}
      </Button>
      {icon('row-insert', IconRowInsertTop)}
      {rows.duplicate && icon('row-duplicate', IconCopyPlus)}
      {rows.move && icon('row-up', IconArrowUp)}
      {rows.move && icon('row-down', IconArrowDown)}
      {rows.remove && icon('row-delete', IconRowRemove)}
    </div>
  );
}
