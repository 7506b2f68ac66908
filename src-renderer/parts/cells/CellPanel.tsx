import { Button, CloseButton, Group, Text, Title } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
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

/** A grid with a panel under it that tells the story of the cell the person is in (EG10); Shift+F2 writes its comment. */
export function WithCellPanel({ yearId, closed, storyOf, children }: Props) {
  const titleId = useId();
  const [open, setOpen] = useState(false);
  const { cell, around } = useCellInFocus();
  const story = cell === null ? null : storyOf(cell);
  /** The cell whose comment was asked for by key. */
  const [comments, setComments] = useState<string | null>(null);
  const address = story?.address ?? null;
  useEffect(() => {
    const element = around.current;
    if (!element || address === null) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F2' || !event.shiftKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(true);
      setComments(address);
    };
    // Before the grid takes F2 for editing.
    element.addEventListener('keydown', onKey, { capture: true });
    return () => element.removeEventListener('keydown', onKey, { capture: true });
  }, [around, address]);
  return (
    <>
      <div ref={around}>{children}</div>
      <Group my={6}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconHistory size={16} aria-hidden />}
          aria-expanded={open}
          aria-keyshortcuts="Shift+F2"
          title={text.openByKey}
          onClick={() => {
            setComments(null);
            setOpen(!open);
          }}
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
            <CellStory
              yearId={yearId}
              cell={story.address}
              closed={closed}
              writesComment={comments === story.address}
            />
          ) : (
            <Text c="dimmed">{text.choose}</Text>
          )}
        </section>
      )}
    </>
  );
}
