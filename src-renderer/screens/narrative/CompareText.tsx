import { Checkbox, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import type { ComparedBlock } from '#shared/domain/text-diff.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';

const text = es.narrative.screen;

type Other =
  | { readonly kind: 'year'; readonly yearId: number }
  | { readonly kind: 'version'; readonly versionId: number };
type Option = { readonly value: string; readonly label: string; readonly other: Other };

/** The text of another year or of a version, with what differs marked, beside the one that is written (NA9). */
export function CompareText({ year }: { readonly year: YearSummary }) {
  const years = useCall('years.list', {});
  const versions = useCall('years.versions', { yearId: year.id });
  return (
    <section className="compare" aria-label={text.compareTitle}>
      <Title order={2} size="h4">
        {text.compareTitle}
      </Title>
      <QueryGate query={years}>
        {(all) => (
          <QueryGate query={versions}>
            {(kept) => (
              <Choice
                yearId={year.id}
                options={[
                  ...all
                    .filter(({ id }) => id !== year.id)
                    // The year before first.
                    .toSorted((a, b) => Math.abs(a.year - year.year + 1) - Math.abs(b.year - year.year + 1))
                    .map((other) => ({
                      value: `year-${other.id}`,
                      label: text.otherYear(other.year, other.isExample),
                      other: { kind: 'year' as const, yearId: other.id },
                    })),
                  ...kept.map((version) => ({
                    value: `version-${version.id}`,
                    label: text.version(version.name),
                    other: { kind: 'version' as const, versionId: version.id },
                  })),
                ]}
              />
            )}
          </QueryGate>
        )}
      </QueryGate>
    </section>
  );
}

function Choice({ yearId, options }: { readonly yearId: number; readonly options: readonly Option[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [only, setOnly] = useState(true);
  const option = options.find(({ value }) => value === chosen) ?? options[0];
  if (!option) return <Text size="sm">{text.nothingToCompare}</Text>;
  return (
    <Stack gap="xs">
      <NativeSelect
        size="xs"
        label={text.compareWith}
        description={text.compareHelp}
        value={option.value}
        data={options.map(({ value, label }) => ({ value, label }))}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <Checkbox
        size="xs"
        label={text.onlyDifferences}
        checked={only}
        onChange={({ currentTarget }) => setOnly(currentTarget.checked)}
      />
      <Compared yearId={yearId} other={option.other} only={only} />
    </Stack>
  );
}

function Compared({ yearId, other, only }: { yearId: number; other: Other; only: boolean }) {
  const compared = useCall('narrative.compare', { yearId, other });
  return (
    <QueryGate query={compared}>
      {(blocks) => {
        const differ = blocks.filter(({ pieces }) => pieces.some(({ kind }) => kind !== 'same'));
        if (differ.length === 0) return <Text size="sm">{text.noDifferences}</Text>;
        return (only ? differ : blocks).map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a comparison have no identity but their place
          <Block key={index} block={block} />
        ));
      }}
    </QueryGate>
  );
}

function Block({ block: { kind, pieces } }: { readonly block: ComparedBlock }) {
  const content = pieces.map((piece, index) => {
    const key = `${index}-${piece.kind}`;
    if (piece.kind === 'added') return <ins key={key}>{piece.text}</ins>;
    return piece.kind === 'removed' ? <del key={key}>{piece.text}</del> : <span key={key}>{piece.text}</span>;
  });
  return kind === 'heading' ? <h3>{content}</h3> : <p className={kind}>{content}</p>;
}
