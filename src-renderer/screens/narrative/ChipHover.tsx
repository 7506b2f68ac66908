import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import type { Inline } from '#shared/domain/narrative.ts';
import { anyActivity } from '#shared/domain/narrative-draft.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { activityAt } from './chip-view.ts';

const text = es.narrative.screen;

/** Long enough that a pointer on its way elsewhere opens nothing. */
const pause = 250;

type Figure = Inline & { readonly kind: 'figure' };
type Hovered = {
  readonly inline: Figure;
  readonly activityCode: string | null;
  readonly left: number;
  readonly top: number;
};

/** What is behind a linked figure while the pointer is on it (NA4); with the keyboard the panel beside the text says the same. */
export function ChipHover({ yearId, editor }: { readonly yearId: number; readonly editor: Editor }) {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  useEffect(() => {
    const { dom } = editor.view;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const close = (): void => {
      clearTimeout(timer);
      setHovered(null);
    };
    // A pointer that came to rest while the page still moved is over its figure all the same.
    const away = (): void => setHovered(null);
    const over = ({ target }: Event): void => {
      const chip = target instanceof HTMLElement ? target.closest<HTMLElement>('.chip') : null;
      close();
      if (chip) timer = setTimeout(() => setHovered(hoveredAt(editor, chip)), pause);
    };
    const events = ['keydown', 'mousedown', 'mouseleave'] as const;
    dom.addEventListener('mouseover', over);
    for (const event of events) dom.addEventListener(event, close);
    document.addEventListener('scroll', away, true);
    return () => {
      clearTimeout(timer);
      dom.removeEventListener('mouseover', over);
      for (const event of events) dom.removeEventListener(event, close);
      document.removeEventListener('scroll', away, true);
    };
  }, [editor]);
  return hovered && <Card yearId={yearId} {...hovered} />;
}

function Card({ yearId, inline, activityCode, left, top }: Hovered & { readonly yearId: number }) {
  const { data } = useCall('narrative.link', { yearId, ref: inline.ref, format: inline.format, activityCode });
  if (!data) return null;
  return (
    <div role="tooltip" className="chip-card" style={{ left, top }}>
      <strong>{data.label}</strong>
      {activityCode !== anyActivity && (
        <>
          <span>{`${text.value}: ${data.value ?? text.missing}`}</span>
          <span>{`${text.source}: ${data.source}`}</span>
          <span>{`${text.used(data.used.length)}: ${data.used.join(' · ')}`}</span>
        </>
      )}
      {inline.override && <span>{`${text.reason}: ${inline.override.reason}`}</span>}
    </div>
  );
}

function hoveredAt({ view }: Editor, chip: HTMLElement): Hovered | null {
  const at = view.posAtDOM(chip, 0);
  const inline = view.state.doc.nodeAt(at)?.attrs.inline as Inline | undefined;
  if (inline?.kind !== 'figure') return null;
  const { left, bottom } = chip.getBoundingClientRect();
  const activityCode = activityAt(view.state.doc.resolve(at));
  return { inline, activityCode, left: Math.min(left, window.innerWidth - 340), top: bottom + 4 };
}
