import { CloseButton, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { es } from '#shared/strings/es.ts';

const text = es.grid.goTo;

type Props = {
  /** Index of the row that the words mean; `null` where there is none. */
  readonly rowOf: (query: string) => number | null;
  readonly onGo: (row: number) => void;
  readonly onClose: () => void;
};

/** "Ir a": a row by its code, its name or its number. Enter goes there and closes. */
export function GoToBar({ rowOf, onGo, onClose }: Props) {
  const [query, setQuery] = useState('');
  const [missed, setMissed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const go = (): void => {
    const row = rowOf(query);
    setMissed(row === null);
    if (row === null) return;
    onGo(row);
    onClose();
  };
  return (
    <search className="grid-find" aria-label={text.title}>
      <TextInput
        ref={field}
        size="xs"
        w={300}
        aria-label={text.title}
        placeholder={text.hint}
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setMissed(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
          if (event.key === 'Escape') onClose();
        }}
      />
      <output>{missed ? text.none : ''}</output>
      <CloseButton size="sm" aria-label={text.close} onClick={onClose} />
    </search>
  );
}
