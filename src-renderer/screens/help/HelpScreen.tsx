import { TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import type { HelpTopic } from '#shared/strings/es/help/index.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { Blocks } from './Blocks.tsx';
import './help.css';
import { topicsWith } from './topics-with.ts';

const text = es.help;
const groups = ['start', 'export', 'screens', 'reference'] as const;

type Props = {
  /** Id of the topic to show; a screen's own id is that of its topic. */
  readonly topic: string | null;
  readonly year: YearSummary | null;
  readonly goTopic: (id: string) => void;
};

/** Offline help (features.md HE3): topics on the left, the one asked for on the right. Needs no year. */
export function HelpScreen({ topic, year, goTopic }: Props) {
  return year ? (
    <HelpOfYear topic={topic} yearId={year.id} goTopic={goTopic} />
  ) : (
    <Help topic={topic} topics={text.topics(text.anyUnit)} goTopic={goTopic} />
  );
}

/** The codes to choose in a portal are those of the open year's unit. */
function HelpOfYear({ topic, yearId, goTopic }: Omit<Props, 'year'> & { readonly yearId: number }) {
  const entity = useCall('years.settings', { yearId }).data?.entity;
  const topics = useMemo(
    () =>
      text.topics(
        entity
          ? {
              pliego: entity.pliegoCode,
              executingUnit: `${entity.executingUnitCode}-${entity.secEjec}`,
              program: entity.programCode,
            }
          : text.anyUnit,
      ),
    [entity],
  );
  return <Help topic={topic} topics={topics} goTopic={goTopic} />;
}

type HelpProps = Pick<Props, 'topic' | 'goTopic'> & { readonly topics: readonly HelpTopic[] };

function Help({ topic, topics, goTopic }: HelpProps) {
  const [words, setWords] = useState('');
  const shown = useMemo(() => topicsWith(topics, words), [topics, words]);
  const open = topics.find(({ id }) => id === topic) ?? topics[0];
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = open?.id;
  const first = useRef(opened);
  useEffect(() => {
    // A reader that follows a link hears the topic's name; opening the screen leaves the focus where it is.
    if (opened !== first.current) heading.current?.focus();
    first.current = opened;
  }, [opened]);
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <div className="help">
        <nav className="help-topics" aria-label={text.topicsLabel}>
          <TextInput
            type="search"
            size="sm"
            aria-label={text.filter}
            placeholder={text.filter}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
          {shown.length === 0 && <p role="status">{text.noTopics}</p>}
          {groups.map((group) => (
            <Group
              key={group}
              title={text.groups[group]}
              topics={shown.filter((each) => each.group === group)}
              openId={opened}
              goTopic={goTopic}
            />
          ))}
        </nav>
        {open && (
          <article className="help-topic">
            <h2 ref={heading} tabIndex={-1}>
              {open.title}
            </h2>
            <Blocks blocks={open.blocks} topics={topics} goTopic={goTopic} />
          </article>
        )}
      </div>
    </>
  );
}

type GroupProps = {
  readonly title: string;
  readonly topics: readonly HelpTopic[];
  readonly openId: string | undefined;
  readonly goTopic: (id: string) => void;
};

function Group({ title, topics, openId, goTopic }: GroupProps) {
  if (topics.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {topics.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className="help-link"
              aria-current={each.id === openId ? 'true' : undefined}
              onClick={() => goTopic(each.id)}
            >
              {each.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
