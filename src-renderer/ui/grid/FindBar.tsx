import { Button, CloseButton, TextInput } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { findAll, nextOf } from './find.ts';
import { type Pos, type Size, samePos } from './range.ts';

const text = es.grid.find;

type Props = {
  /** With the field of the replacement, where the grid can be edited. */
  readonly replaces: boolean;
  readonly size: Size;
  readonly textsAt: (pos: Pos) => readonly string[];
  readonly from: () => Pos;
  readonly onGo: (pos: Pos) => void;
  readonly onReplace: (cells: readonly Pos[], query: string, replacement: string) => void;
  readonly onClose: () => void;
};

/** Find and replace over the rows that are shown (EG13). It covers nothing and keeps the keyboard until Esc. */
export function FindBar({ replaces, size, textsAt, from, onGo, onReplace, onClose }: Props) {
  const [query, setQuery] = useState('');
  const [replacement, setReplacement] = useState('');
  const [at, setAt] = useState<Pos | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const found = useMemo(() => findAll(size, textsAt, query), [size, textsAt, query]);
  const index = at ? found.findIndex((pos) => samePos(pos, at)) : -1;
  const go = (backwards: boolean): void => {
    const next = nextOf(found, at ?? before(from()), backwards);
    if (!next) return;
    setAt(next);
    // The cell is shown; the keyboard stays in the field.
    const field = document.activeElement;
    onGo(next);
    if (field instanceof HTMLElement) field.focus();
  };
  const replaceOne = (): void => {
    if (at && index >= 0) onReplace([at], query, replacement);
    go(false);
  };
  return (
    <search className="grid-find" aria-label={text.title}>
      <TextInput
        ref={first}
        size="xs"
        w={190}
        aria-label={text.query}
        placeholder={text.query}
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setAt(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey);
          if (event.key === 'Escape') onClose();
        }}
      />
      <Button size="compact-xs" variant="default" onClick={() => go(true)} disabled={found.length === 0}>
        {text.previous}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => go(false)} disabled={found.length === 0}>
        {text.next}
      </Button>
      {replaces && (
        <>
          <TextInput
            size="xs"
            w={150}
            aria-label={text.replacement}
            placeholder={text.replacement}
            value={replacement}
            onChange={({ currentTarget }) => setReplacement(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') replaceOne();
              if (event.key === 'Escape') onClose();
            }}
          />
          <Button size="compact-xs" variant="default" onClick={replaceOne} disabled={found.length === 0}>
            {text.replace}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onReplace(found, query, replacement)}
            disabled={found.length === 0}
          >
            {text.replaceAll}
          </Button>
        </>
      )}
      <output>{query.trim() === '' ? '' : found.length === 0 ? text.none : text.found(index + 1, found.length)}</output>
      <CloseButton size="sm" aria-label={text.close} onClick={onClose} />
    </search>
  );
}

/** The active cell itself is the first that is looked at. */
const before = ({ row, col }: Pos): Pos => ({ row, col: col - 1 });
