import { Button, Group, Text } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { es } from '#shared/strings/es.ts';
import type { PastePlan } from './paste.ts';

const text = es.grid.paste;

type Props = {
  readonly plan: PastePlan;
  readonly onFit: () => void;
  /** Absent where the grid has no place for more rows. */
  readonly onAddRows: (() => void) | null;
  readonly onCancel: () => void;
};

/** A block that does not fit is asked about (features.md D4), beside the cells it would fill, which are marked meanwhile. */
export function PasteQuestion({ plan, onFit, onAddRows, onCancel }: Props) {
  const id = useId();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <div
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className="grid-question"
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      <Text fw={600} size="sm" id={`${id}-title`}>
        {text.title}
      </Text>
      <Text size="sm" id={`${id}-text`}>
        {text.beyond(plan.beyond.rows, plan.beyond.cols)}
      </Text>
      <Group gap="xs" mt={6}>
        <Button size="compact-sm" variant="default" onClick={onFit}>
          {text.fit}
        </Button>
        {onAddRows && (
          <Button size="compact-sm" variant="default" onClick={onAddRows}>
            {text.addRows(plan.beyond.rows)}
          </Button>
        )}
        <Button ref={first} size="compact-sm" onClick={onCancel}>
          {text.cancel}
        </Button>
      </Group>
    </div>
  );
}
