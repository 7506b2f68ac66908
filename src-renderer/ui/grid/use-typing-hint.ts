import type { GridApi } from 'ag-grid-community';
import { type RefObject, useEffect, useState } from 'react';
import type { Refusal } from './CellNote.tsx';
import { CellInput } from './cell-input.ts';

type Options<Row> = {
  readonly api: GridApi<Row> | null;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly hintOf: (rowIndex: number, key: string, written: string) => Refusal | null;
};

/** A pause in writing, in ms: "5." on the way to "5.35" is not wrong yet. */
const pause = 500;

/** What is wrong with the text being typed, beside its cell and without taking the focus (EG11). */
export function useTypingHint<Row>({ api, frame, hintOf }: Options<Row>): Refusal | null {
  const [hint, setHint] = useState<Refusal | null>(null);
  useEffect(() => {
    const root = frame.current;
    if (!root || !api) return;
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const stop = (): void => {
      if (waiting !== null) clearTimeout(waiting);
      waiting = null;
    };
    const onInput = (): void => {
      stop();
      setHint(null);
      waiting = setTimeout(() => {
        const [cell] = api.isDestroyed() ? [] : api.getEditingCells();
        const editor = cell && api.getCellEditorInstances().find((each) => each instanceof CellInput);
        setHint(cell && editor ? hintOf(cell.rowIndex, cell.colId, editor.getValue()) : null);
      }, pause);
    };
    const onStopped = (): void => {
      stop();
      setHint(null);
    };
    root.addEventListener('input', onInput);
    api.addEventListener('cellEditingStopped', onStopped);
    return () => {
      stop();
      root.removeEventListener('input', onInput);
      if (!api.isDestroyed()) api.removeEventListener('cellEditingStopped', onStopped);
    };
  }, [api, frame, hintOf]);
  return hint;
}
