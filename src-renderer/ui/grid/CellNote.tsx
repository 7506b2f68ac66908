import { CloseButton } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { es } from '#shared/strings/es.ts';

export type Refusal = { readonly rowId: string; readonly key: string; readonly text: string };

type Props = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly refusal: Refusal;
  /** Absent for what is said while writing: it goes away by itself. */
  readonly onClose?: () => void;
};

/** Why an edit was refused, right under its cell, without taking the focus (EG11). */
export function CellNote({ frame, refusal, onClose }: Props) {
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null);
  useLayoutEffect(() => {
    const box = frame.current;
    const row = `[row-id="${CSS.escape(refusal.rowId)}"]`;
    const cell = box?.querySelector(`${row} [col-id="${CSS.escape(refusal.key)}"]`);
    if (!box || !cell) return setPlace({ top: 0, left: 0 });
    const outer = box.getBoundingClientRect();
    const inner = cell.getBoundingClientRect();
    setPlace({
      top: inner.bottom - outer.top + 2,
      left: Math.max(0, Math.min(inner.left - outer.left, outer.width - noteWidth)),
    });
  }, [frame, refusal]);
  return (
    <div role={onClose ? 'alert' : 'status'} className="grid-note" style={place ?? { top: 0, left: 0 }}>
      <IconAlertCircle size={16} aria-hidden />
      <span>{refusal.text}</span>
      {onClose && <CloseButton size="sm" aria-label={es.frame.dismiss} onClick={onClose} />}
    </div>
  );
}

/** As in grid.css. */
const noteWidth = 340;
