import { Group, NativeSelect, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { NamedVersion, YearSummary } from '#shared/contract/index.ts';
import type { RecordChange } from '#shared/domain/record.ts';
import type { ComparedBlock } from '#shared/domain/text-diff.ts';
import type { FigureDifference, VersionComparison } from '#shared/domain/version-diff.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { ChangeTable } from './RecordList.tsx';

const text = es.screens.versions.compare;

/** Two states of the year side by side: figures, words, and what the chapters do not print (VE2). */
export function CompareTab({ year }: { readonly year: YearSummary }) {
  const versions = useCall('years.versions', { yearId: year.id });
  return (
    <QueryGate query={versions}>
      {(list) =>
        list.length === 0 ? <Text c="dimmed">{text.none}</Text> : <Choice yearId={year.id} versions={list} />
      }
    </QueryGate>
  );
}

type ChoiceProps = { readonly yearId: number; readonly versions: readonly NamedVersion[] };

function Choice({ yearId, versions }: ChoiceProps) {
  const [before, setBefore] = useState<number | null>(versions[0]?.id ?? null);
  const [after, setAfter] = useState<number | null>(null);
  const now = new Date();
  const options = [
    { value: '', label: text.present },
    ...versions.map(({ id, name, madeAt }) => ({ value: String(id), label: `${name} (${timeText(madeAt, now)})` })),
  ];
  const idOf = (value: string): number | null => (value === '' ? null : Number(value));
  const comparison = useCall('years.compareVersions', { yearId, before, after });
  return (
    <>
      <Group gap="sm" mb="sm">
        <NativeSelect
          size="xs"
          label={text.before}
          value={String(before ?? '')}
          data={options}
          onChange={({ currentTarget }) => setBefore(idOf(currentTarget.value))}
        />
        <NativeSelect
          size="xs"
          label={text.after}
          value={String(after ?? '')}
          data={options}
          onChange={({ currentTarget }) => setAfter(idOf(currentTarget.value))}
        />
      </Group>
      <QueryGate query={comparison}>{(found) => <Comparison {...found} />}</QueryGate>
    </>
  );
}

const most = 300;

function Comparison({ figures, texts, others }: VersionComparison) {
  if (figures.length + texts.length + others.length === 0) return <Text role="status">{text.same}</Text>;
  return (
    <>
      <Title order={2} size="h4">
        {text.figures(figures.length)}
      </Title>
      {figures.length === 0 ? <Text c="dimmed">{text.noFigures}</Text> : <Figures figures={figures.slice(0, most)} />}
      <Cut all={figures.length} />
      <Title order={2} size="h4" mt="md">
        {text.texts(texts.length)}
      </Title>
      {texts.length === 0 ? <Text c="dimmed">{text.noTexts}</Text> : <Texts texts={texts} />}
      {others.length > 0 && <Others others={others} />}
    </>
  );
}

const Cut = ({ all }: { readonly all: number }) =>
  all > most ? (
    <Text size="sm" c="dimmed">
      {text.cut(most, all)}
    </Text>
  ) : null;

function Figures({ figures }: { readonly figures: readonly FigureDifference[] }) {
  return (
    <TableScroll label={text.figures(figures.length)}>
      <Table className="data-table" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.columns.table}</Table.Th>
            <Table.Th>{text.columns.row}</Table.Th>
            <Table.Th>{text.columns.column}</Table.Th>
            <Table.Th className="figure">{text.columns.before}</Table.Th>
            <Table.Th className="figure">{text.columns.after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.map(({ table, row, column, before, after }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the differences of a comparison never change
            <Table.Tr key={index}>
              <Table.Td className="record-time">{table}</Table.Td>
              <Table.Td>{row}</Table.Td>
              <Table.Td>{column}</Table.Td>
              <Table.Td className="figure">{before ?? es.screens.versions.record.nothing}</Table.Td>
              <Table.Td className="figure">{after ?? es.screens.versions.record.nothing}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}

function Texts({ texts }: { readonly texts: readonly ComparedBlock[] }) {
  return (
    <>
      <Text size="sm" c="dimmed">
        {text.legend}
      </Text>
      <div className="version-text">
        {texts.map(({ pieces }, block) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a comparison have no identity but their place
          <p key={block}>
            {pieces.map((piece, index) => {
              const key = `${index}-${piece.kind}`;
              if (piece.kind === 'added') return <ins key={key}>{piece.text}</ins>;
              return piece.kind === 'removed' ? <del key={key}>{piece.text}</del> : <span key={key}>{piece.text}</span>;
            })}
          </p>
        ))}
      </div>
    </>
  );
}

function Others({ others }: { readonly others: readonly RecordChange[] }) {
  return (
    <>
      <Title order={2} size="h4" mt="md">
        {text.others(others.length)}
      </Title>
      <ChangeTable changes={others.slice(0, most)} />
      <Cut all={others.length} />
    </>
  );
}
