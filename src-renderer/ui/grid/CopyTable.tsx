import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';
import { copyClip } from '../clipboard.ts';
import { useNotices } from '../feedback/notices.tsx';

const text = es.grid.copyTable;

/** The grid as it is seen, with its headings and totals, for a document or a workbook (OU10). */
export function CopyTable({ table }: { readonly table: () => { readonly text: string; readonly html: string } }) {
  const { say } = useNotices();
  const copy = (): void =>
    say(copyClip(table()) ? { tone: 'done', text: text.done } : { tone: 'error', text: text.failed });
  return (
    <Button variant="subtle" size="compact-xs" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
      {text.open}
    </Button>
  );
}
