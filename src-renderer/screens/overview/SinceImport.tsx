import { Button, Group, Text, Title } from '@mantine/core';
import type { SinceImport as Since } from '#shared/domain/overview.ts';
import { es } from '#shared/strings/es.ts';
import { timeText } from '../../ui/clock.ts';
import type { YearScreenProps } from '../../ui/screen.ts';

const text = es.overview.since;
type Props = { readonly since: Since | null; readonly go: YearScreenProps['go'] };

/** What people did after the figures came; each act in full is in the record. */
export function SinceImport({ since, go }: Props) {
  const now = new Date();
  return (
    <section aria-labelledby="overview-since">
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h4" id="overview-since">
          {text.title}
        </Title>
        <Button size="compact-sm" variant="subtle" onClick={() => go('versions')}>
          {text.record}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {since === null ? text.notImported : text.import(since.label, timeText(since.at, now))}{' '}
        {since !== null &&
          (since.acts === 0
            ? text.none
            : text.acts(
                since.acts,
                since.areas.map((area) => es.record.areas[area]),
              ))}
      </Text>
      {since !== null && since.acts > 0 && (
        <ul className="overview-acts">
          {since.newest.map(({ id, label, by, at }) => (
            <li key={id}>
              <span>{label}</span>
              <Text component="span" size="sm" c="dimmed">
                {by}, {timeText(at, now)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
