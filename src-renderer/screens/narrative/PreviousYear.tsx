import { Text, Title } from '@mantine/core';
import type { YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';

const text = es.narrative.screen;

/** The text of the year before, to read beside this one (NA9). */
export function PreviousYear({ year }: { readonly year: YearSummary }) {
  const years = useCall('years.list', {});
  return (
    <section className="previous">
      <Title order={2} size="h4">
        {text.previous(year.year - 1)}
      </Title>
      <QueryGate query={years}>
        {(all) => {
          const previous = all.find((other) => other.year === year.year - 1);
          return previous ? <Printed yearId={previous.id} /> : <Text size="sm">{text.noPrevious(year.year - 1)}</Text>;
        }}
      </QueryGate>
    </section>
  );
}

function Printed({ yearId }: { readonly yearId: number }) {
  const model = useCall('chapter.model', { yearId });
  return (
    <QueryGate query={model}>
      {({ blocks }) =>
        blocks.map((block) =>
          block.kind === 'heading' ? (
            <h3 key={block.id}>{`${block.number} ${block.text}`}</h3>
          ) : block.kind === 'paragraph' ? (
            <p key={block.id} className={block.style}>
              {block.runs.map((run) => run.text).join('')}
            </p>
          ) : null,
        )
      }
    </QueryGate>
  );
}
