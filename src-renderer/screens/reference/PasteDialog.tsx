import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReferenceProposal, ReferenceTableSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand, useSession } from '../../rpc/hooks.ts';
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
type Read = { readonly block: Block; readonly proposal: ReferenceProposal | null };

/** A whole table from Excel or Word, with its headings and its total: what was read is shown before it is kept. */
export function PasteDialog({ yearId, tables, onClose, onTaken }: Props) {
  const id = useId();
  const { call } = useSession();
  const { say } = useNotices();
  const [caption, setCaption] = useState('');
  const [read, setRead] = useState<Read | null>(null);
  const [into, setInto] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const take = useCommand('reference.takeBlock');
  const look = (block: Block, title: string): void => {
    setProblem(null);
    call('reference.readBlock', { yearId, caption: title, block: block.map((row) => [...row]) }).then(
      (proposal) => {
        setRead({ block, proposal });
        if (proposal?.tableId) setInto(String(proposal.tableId));
      },
      (error: unknown) => setProblem(errorText(error)),
    );
  };
  usePaste((data) => {
    look(pasted(data.getData('text/html'), data.getData('text/plain')), caption);
    return true;
  });
  const save = (): void => {
    if (!read) return;
    const block = read.block.map((row) => [...row]);
    take.mutate(
      { yearId, tableId: into === '' ? null : Number(into), caption, block },
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
          onBlur={() => read && look(read.block, caption)}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is pasted goes where the focus is */}
        <section className="reference-paste" aria-label={text.area} tabIndex={0} data-autofocus>
          {read ? <Pasted block={read.block} /> : <p>{text.nothing}</p>}
        </section>
        {read && <ReadSummary proposal={read.proposal} />}
        <NativeSelect
          label={text.into}
          value={into}
          data={[
            { value: '', label: text.asNew },
            ...tables.map((table) => ({ value: String(table.id), label: `${table.label} ${table.title}` })),
          ]}
          onChange={({ currentTarget: { value } }) => setInto(value)}
        />
        {problem !== null && <ErrorNote text={problem} />}
        {take.isError && <ErrorNote text={errorText(take.error)} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {es.frame.cancel}
          </Button>
          <Button disabled={!read?.proposal} loading={take.isPending} onClick={save}>
            {text.take}
          </Button>
        </Group>
      </Stack>
    </ModalDialog>
  );
}

function ReadSummary({ proposal }: { readonly proposal: ReferenceProposal | null }) {
  if (!proposal) return <ErrorNote text={text.unreadable} />;
  const { rows, columns, hasTotal, unread } = proposal;
  return (
    <div role="status">
      <p>{text.read(rows, columns.length, hasTotal)}</p>
      {unread.length > 0 && (
        <p className="reference-why">
          {text.unread} {unread.join('; ')}
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
