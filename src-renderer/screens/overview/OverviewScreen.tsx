import { Text, Title } from '@mantine/core';
import type { YearSummary } from '#shared/contract/index.ts';
import { percentText, tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { ReviewList } from './ReviewList.tsx';
import { SignOffs } from './SignOffs.tsx';
import { SinceImport } from './SinceImport.tsx';
import { Steps } from './Steps.tsx';
import './overview.css';

const text = es.overview;

/** What a year opens on: its budget, how far the work is, what changed, and what waits to be read (features.md D2). */
export function OverviewScreen({ year, go }: YearScreenProps) {
  const overview = useCall('overview.view', { yearId: year.id });
  const closed = year.state === 'closed';
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <Cards year={year} />
      <QueryGate query={overview}>
        {({ facts, toReview, signOffs, sinceImport }) => (
          <div className="overview">
            <Steps yearId={year.id} closed={closed} facts={facts} go={go} />
            <div className="overview-side">
              <SignOffs yearId={year.id} closed={closed} signOffs={signOffs} errors={facts.findings.errors} />
              <SinceImport since={sinceImport} go={go} />
              {toReview.length > 0 && <ReviewList yearId={year.id} closed={closed} items={toReview} go={go} />}
            </div>
          </div>
        )}
      </QueryGate>
    </>
  );
}

function Cards({ year: { totals, progress } }: { readonly year: YearSummary }) {
  const amounts = (['pia', 'pim', 'devengado'] as const).map((key) => {
    const value = totals[key];
    return { key, value: value === null ? '–' : `S/ ${tableAmount(value, 0)}` };
  });
  const cards = [...amounts, { key: 'progress' as const, value: progress === null ? '–' : percentText(progress) }];
  return (
    <dl className="overview-cards" aria-label={text.cards.label}>
      {cards.map(({ key, value }) => (
        <div key={key}>
          <Text component="dt" size="sm" c="dimmed">
            {text.cards[key]}
          </Text>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
