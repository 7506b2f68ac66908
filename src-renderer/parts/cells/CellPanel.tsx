import { Button, CloseButton, Group, Text, Title } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { type CellInFocus, useCellInFocus } from '../../ui/cell-in-focus.ts';
import { ExplainButton } from '../explain/ExplainButton.tsx';
import { CellStory } from './CellStory.tsx';
import './cells.css';

const text = es.cells;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  /** What the cell is called and where its story is kept; `null` for a cell that has none, such as a name. */
  readonly storyOf: (cell: CellInFocus) => { readonly address: string; readonly title: string } | null;
  /** The grid. */
  readonly children: ReactNode;
};

/** A grid with a panel under it that tells the story of the cell the person is in (EG10). */
export function WithCellPanel({ yearId, closed, storyOf, children }: Props) {
  const titleId = useId();
  const [open, setOpen] = useState(false);
  const { cell, around } = useCellInFocus();
  const story = cell === null ? null : storyOf(cell);
  return (
    <>
      <div ref={around}>{children}</div>
      <Group my={6}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconHistory size={16} aria-hidden />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {text.open}
        </Button>
        <ExplainButton yearId={yearId} closed={closed} address={story?.address ?? null} around={around} />
      </Group>
      {open && (
        <section className="cell-panel" aria-labelledby={titleId}>
          <Group justify="space-between">
            <Title order={2} size="h4" id={titleId}>
              {story?.title ?? text.open}
            </Title>
            <CloseButton aria-label={text.close} onClick={() => setOpen(false)} />
          </Group>
          {story ? (
            <CellStory yearId={yearId} cell={story.address} closed={closed} />
          ) : (
            <Text c="dimmed">{text.choose}</Text>
          )}
        </section>
      )}
    </>
  );
}
