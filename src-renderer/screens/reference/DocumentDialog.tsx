import { Button, Checkbox, FileButton, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReferenceProposal, ReferenceTableSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { useDocument } from '../../parts/document/use-document.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';

const text = es.screens.reference.document;

type Props = {
  readonly yearId: number;
  readonly tables: readonly ReferenceTableSummary[];
  readonly onClose: () => void;
  readonly onTaken: () => void;
};

/** The tables of a memoria in Word, each beside the one of the year that it is; the person says which are taken over. */
export function DocumentDialog({ yearId, tables, onClose, onTaken }: Props) {
  const id = useId();
  const { state, choose } = useDocument();
  return (
    <ModalDialog labelledBy={id} onClose={onClose}>
      <Stack gap="sm" className="reference-dialog">
        <Title order={2} size="h4" id={id}>
          {text.title}
        </Title>
        <Text size="sm">{text.help}</Text>
        <Group>
          <FileButton accept=".docx" onChange={(file) => choose(file ?? undefined)}>
            {(props) => (
              <Button variant="default" data-autofocus {...props}>
                {text.choose}
              </Button>
            )}
          </FileButton>
        </Group>
        {state.kind === 'none' && state.problem !== null && <ErrorNote text={state.problem} />}
        {state.kind === 'sending' && <p role="status">{text.sending(state.name, state.percent)}</p>}
        {state.kind === 'sent' ? (
          <Proposals yearId={yearId} handle={state.handle} tables={tables} onClose={onClose} onTaken={onTaken} />
        ) : (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {es.frame.cancel}
            </Button>
          </Group>
        )}
      </Stack>
    </ModalDialog>
  );
}

type ProposalsProps = Props & { readonly handle: string };

function Proposals(props: ProposalsProps) {
  const read = useCall('reference.readDocument', { yearId: props.yearId, handle: props.handle });
  return (
    <QueryGate query={read} loading={text.reading}>
      {(proposals) => <Choice {...props} proposals={proposals} />}
    </QueryGate>
  );
}

type ChoiceProps = ProposalsProps & { readonly proposals: readonly ReferenceProposal[] };

/** What is new or reads otherwise is ticked; what is there already is not. */
function Choice({ yearId, handle, tables, proposals, onClose, onTaken }: ChoiceProps) {
  const { say } = useNotices();
  const take = useCommand('reference.takeDocument');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(proposals.filter(({ changes }) => changes > 0).map(({ id }) => id)),
  );
  const [targets, setTargets] = useState(() => new Map(proposals.map(({ id, tableId }) => [id, tableId] as const)));
  if (proposals.length === 0) return <p>{text.none}</p>;
  const takes = proposals
    .filter(({ id }) => ticked.has(id))
    .map(({ id }) => ({ id, tableId: targets.get(id) ?? null }));
  const save = (): void =>
    take.mutate(
      { yearId, handle, takes },
      {
        onSuccess: ({ taken }) => {
          say({ tone: 'done', text: text.taken(taken), undoable: true });
          onTaken();
        },
      },
    );
  return (
    <>
      <TableScroll label={text.title}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{text.table}</th>
              <th scope="col">{text.rows}</th>
              <th scope="col">{text.into}</th>
              <th scope="col">{text.changes}</th>
            </tr>
          </thead>
          <tbody>
            {proposals.map((proposal) => (
              <ProposalRow
                key={proposal.id}
                yearId={yearId}
                handle={handle}
                proposal={proposal}
                tables={tables}
                ticked={ticked.has(proposal.id)}
                target={targets.get(proposal.id) ?? null}
                onTick={() => setTicked((old) => toggled(old, proposal.id))}
                onTarget={(tableId) => setTargets((old) => new Map([...old, [proposal.id, tableId]]))}
              />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {take.isError && <ErrorNote text={errorText(take.error)} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {es.frame.cancel}
        </Button>
        <Button disabled={takes.length === 0} loading={take.isPending} onClick={save}>
          {text.take(takes.length)}
        </Button>
      </Group>
    </>
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

type RowProps = {
  readonly yearId: number;
  readonly handle: string;
  readonly proposal: ReferenceProposal;
  readonly tables: readonly ReferenceTableSummary[];
  readonly ticked: boolean;
  readonly target: number | null;
  readonly onTick: () => void;
  readonly onTarget: (tableId: number | null) => void;
};

function ProposalRow({ yearId, handle, proposal, tables, ticked, target, onTick, onTarget }: RowProps) {
  const { id, label, title, rows, tableId } = proposal;
  const name = `${label} ${title}`.trim() || text.untitled(id);
  return (
    <tr>
      <td>
        <Checkbox size="xs" label={name} aria-label={text.takeThis(name)} checked={ticked} onChange={onTick} />
      </td>
      <td className="figure">{rows}</td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={`${text.into}: ${name}`}
          value={target === null ? '' : String(target)}
          data={[
            { value: '', label: es.screens.reference.pasting.asNew },
            ...tables.map((table) => ({ value: String(table.id), label: table.label })),
          ]}
          onChange={({ currentTarget: { value } }) => onTarget(value === '' ? null : Number(value))}
        />
      </td>
      <td>
        {target === tableId ? (
          <Changes proposal={proposal} />
        ) : (
          <ChangesThere yearId={yearId} handle={handle} id={id} target={target} />
        )}
      </td>
    </tr>
  );
}

type ThereProps = Pick<RowProps, 'yearId' | 'handle' | 'target'> & { readonly id: string };

/** In another table than it is taken for, what is written there is read anew. */
function ChangesThere({ yearId, handle, id, target }: ThereProps) {
  const read = useCall('reference.readDocumentTable', { yearId, handle, id, tableId: target });
  return (
    <QueryGate query={read} loading={text.reading}>
      {(proposal) => (proposal ? <Changes proposal={proposal} /> : <ErrorNote text={text.unlike} />)}
    </QueryGate>
  );
}

function Changes({ proposal: { tableId, changes, unread, unplaced } }: { readonly proposal: ReferenceProposal }) {
  return (
    <>
      {tableId !== null && (changes === 0 ? text.same : text.cells(changes))}
      {unread.length > 0 && <p className="reference-why">{text.unread(unread.length)}</p>}
      {unplaced.length > 0 && <p className="reference-why">{text.unplaced(unplaced.join('; '))}</p>}
    </>
  );
}
