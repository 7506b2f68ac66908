import { Button } from '@mantine/core';
import { IconZoomQuestion } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { ExplainPanel } from './ExplainPanel.tsx';

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  /** Of the figure the person is at (domain/figure-address); `null` where there is none. */
  readonly address: string | null;
  /** Where Ctrl+Shift+E asks for it too. */
  readonly around?: RefObject<HTMLElement | null>;
};

/** "Explicar esta cifra" of the figure the person is at, by button or Ctrl+Shift+E (features.md D3). */
export function ExplainButton({ yearId, closed, address, around }: Props) {
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    const element = around?.current;
    if (!element) return;
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || !event.shiftKey || event.altKey || event.key.toLowerCase() !== 'e' || address === null)
        return;
      event.preventDefault();
      event.stopPropagation();
      setAsked(address);
    };
    // Before the grid acts on the key.
    element.addEventListener('keydown', onKey, { capture: true });
    return () => element.removeEventListener('keydown', onKey, { capture: true });
  }, [around, address]);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconZoomQuestion size={16} aria-hidden />}
        aria-keyshortcuts="Control+Shift+E"
        title={address === null ? es.explain.choose : es.explain.open}
        disabled={address === null}
        onClick={() => setAsked(address)}
      >
        {es.explain.title}
      </Button>
      {asked !== null && (
        <ExplainPanel yearId={yearId} closed={closed} address={asked} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
