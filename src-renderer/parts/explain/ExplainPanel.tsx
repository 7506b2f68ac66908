import { Button, CloseButton, Group, Table, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { CellStory } from '../cells/CellStory.tsx';
import './explain.css';

const text = es.explain;

type Explanation = Output<'explain.figure'>;
type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  /** domain/figure-address. */
  readonly address: string;
  readonly onClose: () => void;
};

/** What lies behind a figure, beside the screen it was asked on; its parts are one click away, and so is the way back (CK16). */
export function ExplainPanel({ yearId, closed, address, onClose }: Props) {
  const titleId = useId();
  const [trail, setTrail] = useState<readonly string[]>([address]);
  const at = trail.at(-1) ?? address;
  const explanation = useCall('explain.figure', { yearId, address: at });
  return (
    <ModalDialog labelledBy={titleId} onClose={onClose} side>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Title order={2} size="h4" id={titleId}>
          {text.title}
        </Title>
        <CloseButton aria-label={text.close} onClick={onClose} data-autofocus />
      </Group>
      {trail.length > 1 && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => setTrail(trail.slice(0, -1))}
        >
          {text.back}
        </Button>
      )}
      <QueryGate query={explanation}>
        {(data) => (
          <>
            <Shown explanation={data} onPart={(part) => setTrail([...trail, part])} />
            {data.cell !== null && <CellStory yearId={yearId} cell={data.cell} closed={closed} />}
          </>
        )}
      </QueryGate>
    </ModalDialog>
  );
}

type ShownProps = { readonly explanation: Explanation; readonly onPart: (address: string) => void };

function Shown({ explanation, onPart }: ShownProps) {
  const { title, printed, steps, formula, parts, source, origin } = explanation;
  return (
    <>
      <p className="explain-figure">
        <span>{title}</span>
        <strong>{printed ?? text.nothing}</strong>
      </p>
      {formula !== null && (
        <p>
          <Text span c="dimmed">
            {text.formula}:
          </Text>{' '}
          {formula}
        </p>
      )}
      {parts.length > 0 && (
        <section aria-label={text.parts}>
          <Title order={3} size="h5">
            {text.parts}
          </Title>
          <ul className="explain-list">
            {parts.map(({ label, text: value, address }) => (
              <li key={`${label} ${address}`}>
                {address === null ? (
                  <span>{label}</span>
                ) : (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={text.explainPart(label)}
                    onClick={() => onPart(address)}
                  >
                    {label}
                  </Button>
                )}
                <span>{value}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {steps.length > 0 && (
        <section aria-label={text.steps}>
          <Title order={3} size="h5">
            {text.steps}
          </Title>
          <ol className="explain-list">
            {steps.map(({ label, text: value }) => (
              <li key={label}>
                <span>{label}</span>
                <span>{value}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {origin !== null && (
        <p>
          <Text span c="dimmed">
            {text.origin}:
          </Text>{' '}
          {origin}
        </p>
      )}
      {source !== null && <FileLines source={source} />}
    </>
  );
}

function FileLines({ source }: { readonly source: NonNullable<Explanation['source']> }) {
  const { fileName, cutOff, count, lines } = source;
  return (
    <section aria-label={text.source}>
      <Title order={3} size="h5">
        {text.source}
      </Title>
      <p>{text.sourceLine(fileName, cutOff)}</p>
      <p>
        {text.lines(count)}. {lines.length < count && text.linesShown(lines.length, count)}
      </p>
      <TableScroll label={text.source}>
        <Table className="data-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.columns.sheet}</Table.Th>
              <Table.Th className="figure">{text.columns.row}</Table.Th>
              <Table.Th>{text.columns.specific}</Table.Th>
              <Table.Th className="figure">{text.columns.amount}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(({ sheet, row, specific, text: amount }) => (
              <Table.Tr key={`${sheet} ${row} ${specific}`}>
                <Table.Td>{sheet}</Table.Td>
                <Table.Td className="figure">{row}</Table.Td>
                <Table.Td>{specific}</Table.Td>
                <Table.Td className="figure">{amount}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
    </section>
  );
}
