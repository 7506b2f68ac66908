import { Button, TextInput } from '@mantine/core';
import { IconFilter, IconKeyboard, IconSearch, IconSortAscending } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { es } from '#shared/strings/es.ts';
import type { Summary } from './summary.ts';

const text = es.grid;

type Props = {
  /** The acts on rows, where there are any. */
  readonly rowActs: ReactNode;
  readonly copyTable: ReactNode;
  readonly summary: Summary | null;
  readonly shown: number;
  readonly all: number;
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** Absent while the rows are in their stored order. */
  readonly onStoredOrder: (() => void) | null;
  readonly onFind: () => void;
  readonly onKeys: () => void;
};

/** Under the grid: what the selection adds up to (EG2), and the ways to find rows. */
export function StatusBar({
  rowActs,
  copyTable,
  summary,
  shown,
  all,
  words,
  onWords,
  onStoredOrder,
  onFind,
  onKeys,
}: Props) {
  const facts = [
    ...(summary?.sum ? [text.status.sum(summary.sum)] : []),
    ...(summary?.average ? [text.status.average(summary.average)] : []),
    ...(summary ? [text.status.count(summary.count)] : []),
  ];
  return (
    <div className="grid-status">
      {rowActs}
      <TextInput
        size="xs"
        w={170}
        aria-label={text.filter}
        placeholder={text.filter}
        leftSection={<IconFilter size={14} aria-hidden />}
        value={words}
        onChange={({ currentTarget }) => onWords(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && onWords('')}
      />
      {shown < all && <span>{text.status.rows(shown, all)}</span>}
      {onStoredOrder && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconSortAscending size={14} aria-hidden />}
          onClick={onStoredOrder}
        >
          {text.storedOrder}
        </Button>
      )}
      <Button variant="subtle" size="compact-xs" leftSection={<IconSearch size={14} aria-hidden />} onClick={onFind}>
        {text.find.open}
      </Button>
      {copyTable}
      <Button variant="subtle" size="compact-xs" leftSection={<IconKeyboard size={14} aria-hidden />} onClick={onKeys}>
        {text.keys.open}
      </Button>
      <output className="grid-summary" aria-label={text.status.label}>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </output>
    </div>
  );
}
