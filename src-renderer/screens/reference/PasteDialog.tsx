import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReferenceProposal, ReferenceTableSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { pasted } from '../../ui/grid/block.ts';
import { usePaste } from '../../ui/use-paste.ts';

const text = es.screens.reference.pasting;

type Props = {
  readonly yearId: number;
  readonly tables: readonly ReferenceTableSummary[];
  readonly onClose: () => void;
  readonly onTaken: (id: number) => void;
};

type Block = readonly (readonly string[])[];

/** A whole table from Excel or Word, with its headings and its total: what was read is shown before it is kept. */
export function PasteDialog({ yearId, tables, onClose, onTaken }: Props) {
  const id = useId();
  const { say } = useNotices();
  const [caption, setCaption] = useState('');
  const [block, setBlock] = useState<Block | null>(null);
  /** What the person chose for this block; `null`: what is proposed. */
  const [chosen, setChosen] = useState<string | null>(null);
  const take = useCommand('reference.takeBlock');
  // What is shown is what would be written there, wherever the person wants it.
  const wanted = chosen === null ? {} : { tableId: chosen === '' ? null : Number(chosen) };
  const read = useCall(
    'reference.readBlock',
    { yearId, caption, block: (block ?? []).map((row) => [...row]), ...wanted },
    { enabled: block !== null, keepsLast: true },
  );
  const proposal = block === null ? undefined : read.data;
  const into = chosen ?? (proposal?.tableId ? String(proposal.tableId) : '');
  usePaste((data) => {
    const next = pasted(data.getData('text/html'), data.getData('text/plain'));
    if (next.every((row) => row.every((cell) => cell.trim() === ''))) return false;
    setBlock(next);
    setChosen(null);
    return true;
  });
  const save = (): void => {
    if (!block) return;
    take.mutate(
      { yearId, tableId: into === '' ? null : Number(into), caption, block: block.map((row) => [...row]) },
      {
        onSuccess: (taken) => {
          say({ tone: 'done', text: text.taken, undoable: true });
          onTaken(taken.id);
        },
      },
    );
  };
  return (
    <ModalDialog labelledBy={id} onClose={onClose}>
      <Stack gap="sm" className="reference-dialog">
        <Title order={2} size="h4" id={id}>
          {text.title}
        </Title>
        <Text size="sm">{text.help}</Text>
        <TextInput
          label={text.caption}
          placeholder={text.captionHint}
          value={caption}
          onChange={({ currentTarget: { value } }) => setCaption(value)}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is pasted goes where the focus is */}
        <section className="reference-paste" aria-label={text.area} tabIndex={0} data-autofocus>
          {block ? <Pasted block={block} /> : <p>{text.nothing}</p>}
        </section>
        {proposal !== undefined && <ReadSummary proposal={proposal} />}
        <NativeSelect
          label={text.into}
          value={into}
          data={[
            { value: '', label: text.asNew },
            ...tables.map((table) => ({ value: String(table.id), label: `${table.label} ${table.title}` })),
          ]}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
        />
        {read.isError && <ErrorNote text={errorText(read.error)} />}
        {take.isError && <ErrorNote text={errorText(take.error)} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {es.frame.cancel}
          </Button>
          <Button disabled={!proposal || read.isPlaceholderData} loading={take.isPending} onClick={save}>
            {text.take}
          </Button>
        </Group>
      </Stack>
    </ModalDialog>
  );
}

function ReadSummary({ proposal }: { readonly proposal: ReferenceProposal | null }) {
  if (!proposal) return <ErrorNote text={text.unreadable} />;
  const { rows, columns, hasTotal, unread, unplaced } = proposal;
  return (
    <div role="status">
      <p>{text.read(rows, columns.length, hasTotal)}</p>
      {unread.length > 0 && (
        <p className="reference-why">
          {text.unread} {unread.join('; ')}
        </p>
      )}
      {unplaced.length > 0 && (
        <p className="reference-why">
          {text.unplaced} {unplaced.join('; ')}
        </p>
      )}
    </div>
  );
}

/** Cells have no name of their own: their place tells them apart. */
function Pasted({ block }: { readonly block: Block }) {
  return (
    <table>
      <tbody>
        {block.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pasted once, never reordered
          <tr key={at}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pasted once, never reordered
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
