import type { HelpBlock, HelpTopic } from '#shared/strings/es/help/index.ts';
import { es } from '#shared/strings/es.ts';
import { Keys } from './Keys.tsx';
import { PathPicture } from './PathPicture.tsx';
import { SheetPicture } from './SheetPicture.tsx';

type Props = {
  readonly blocks: readonly HelpBlock[];
  readonly topics: readonly HelpTopic[];
  readonly goTopic: (id: string) => void;
};

/** The text of a topic. Blocks never change while they are shown, so their place is their key. */
export function Blocks({ blocks, topics, goTopic }: Props) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: fixed list
    <Block key={index} block={block} topics={topics} goTopic={goTopic} />
  ));
}

function Block({ block, topics, goTopic }: Omit<Props, 'blocks'> & { readonly block: HelpBlock }) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>;
    case 'steps':
      return <ol>{block.items.map(item)}</ol>;
    case 'list':
      return <ul>{block.items.map(item)}</ul>;
    case 'terms':
      return (
        <dl>
          {block.terms.map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      );
    case 'keys':
      return <Keys />;
    case 'path':
      return <PathPicture {...block} />;
    case 'sheet':
      return <SheetPicture {...block} />;
    case 'see':
      return (
        <p className="help-see">
          {es.help.see}
          {topics
            .filter(({ id }) => block.topics.includes(id))
            .map(({ id, title }) => (
              <button type="button" key={id} className="help-link" onClick={() => goTopic(id)}>
                {title}
              </button>
            ))}
        </p>
      );
    default:
      return block satisfies never;
  }
}

const item = (text: string) => <li key={text}>{text}</li>;
