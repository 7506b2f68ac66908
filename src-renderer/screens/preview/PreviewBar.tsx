import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { es } from '#shared/strings/es.ts';

const text = es.screens.preview;
const zooms = [50, 75, 100, 125, 150, 200] as const;

type Props = {
  readonly current: number;
  readonly total: number;
  /** Percent of the paper's size; `null` fits the width. */
  readonly zoom: number | null;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: number | null) => void;
  readonly children: ReactNode;
};

export function PreviewBar({ current, total, zoom, onPage, onZoom, children }: Props) {
  const step = (direction: 1 | -1): void => {
    const from = zoom ?? 100;
    const next = direction === 1 ? zooms.find((z) => z > from) : zooms.findLast((z) => z < from);
    onZoom(next ?? from);
  };
  return (
    <Group gap="md" className="preview-bar">
      <Group gap={4}>
        <ActionIcon
          variant="default"
          aria-label={text.previous}
          title={text.previous}
          disabled={current <= 1}
          onClick={() => onPage(current - 1)}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <PageNumber current={current} total={total} onPage={onPage} />
        <span>{text.of(total)}</span>
        <ActionIcon
          variant="default"
          aria-label={text.next}
          title={text.next}
          disabled={current >= total}
          onClick={() => onPage(current + 1)}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </Group>
      <Group gap={4}>
        <ActionIcon variant="default" aria-label={text.zoomOut} title={text.zoomOut} onClick={() => step(-1)}>
          <IconZoomOut size={18} />
        </ActionIcon>
        <span className="zoom">{zoom === null ? text.zoomFit : text.zoomPercent(zoom)}</span>
        <ActionIcon variant="default" aria-label={text.zoomIn} title={text.zoomIn} onClick={() => step(1)}>
          <IconZoomIn size={18} />
        </ActionIcon>
        <Button size="compact-md" variant="default" aria-pressed={zoom === null} onClick={() => onZoom(null)}>
          {text.fitWidth}
        </Button>
      </Group>
      {children}
    </Group>
  );
}

type NumberProps = Pick<Props, 'current' | 'total' | 'onPage'>;

/** Typing a number and Enter goes there; what is not a page goes nowhere. */
function PageNumber({ current, total, onPage }: NumberProps) {
  const [typed, setTyped] = useState(String(current));
  useEffect(() => setTyped(String(current)), [current]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const page = Number(typed);
        if (Number.isInteger(page) && page >= 1 && page <= total) onPage(page);
        else setTyped(String(current));
      }}
    >
      <TextInput
        aria-label={text.goTo}
        size="xs"
        w={52}
        inputMode="numeric"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
    </form>
  );
}
