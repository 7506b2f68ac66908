import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ToReview } from '#shared/domain/overview.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { useNotices } from '../../ui/feedback/notices.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';

const text = es.overview.review;
const shownAtFirst = 8;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly items: readonly ToReview[];
  readonly go: YearScreenProps['go'];
};

/** What came from the year before and waits to be read; each leads to its place, and all can be marked as one act (MY1). */
export function ReviewList({ yearId, closed, items, go }: Props) {
  const [all, setAll] = useState(false);
  const mark = useCommand('overview.markReviewed');
  const { say } = useNotices();
  const shown = all ? items : items.slice(0, shownAtFirst);
  const review = (which: readonly ToReview[] | null): void =>
    mark.mutate(
      { yearId, items: which?.map(({ kind, id }) => ({ kind, id })) ?? null },
      {
        onSuccess: ({ reviewed }) => say({ tone: 'done', text: text.done(reviewed), undoable: true }),
        onError: (error) => say({ tone: 'error', text: errorText(error) }),
      },
    );
  return (
    <section aria-labelledby="overview-review">
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h4" id="overview-review">
          {text.title}
        </Title>
        {!closed && (
          <Button size="compact-sm" variant="default" loading={mark.isPending} onClick={() => review(null)}>
            {text.all}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {text.lead}
      </Text>
      <ul className="overview-review">
        {shown.map((item) => (
          <li key={`${item.kind}${item.id}`}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              ta="left"
              onClick={() => (item.address === '' ? go(item.area) : go(item.area, item.address))}
            >
              {item.label}
            </Anchor>
            {!closed && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={text.oneFor(item.label)}
                onClick={() => review([item])}
              >
                {text.one}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {text.more(items.length - shown.length)}
        </Button>
      )}
    </section>
  );
}
