import type { HelpBlock, HelpTopic } from '#shared/strings/es/help/index.ts';

/** The topics that have every word, in title or text; case and accents do not matter. No words: all of them. */
export function topicsWith(topics: readonly HelpTopic[], words: string): readonly HelpTopic[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return topics.filter((topic) => {
    const text = plain([topic.title, ...topic.blocks.flatMap(textsOf)].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

function textsOf(block: HelpBlock): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'steps':
    case 'list':
      return block.items;
    case 'terms':
      return block.terms.flat();
    case 'path':
      return [block.caption, ...block.levels];
    case 'sheet':
      return [block.caption, block.name, ...block.rows.flat()];
    case 'keys':
    case 'see':
      return [];
    default:
      return block satisfies never;
  }
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
