import { Button, Text } from '@mantine/core';
import type { DraftBlock, NarrativeDraft } from '#shared/domain/narrative-draft.ts';
import { es } from '#shared/strings/es.ts';
import type { ChipTexts } from './chip-view.ts';

const text = es.narrative.screen;

type Props = { readonly draft: NarrativeDraft; readonly texts: ChipTexts; readonly onDrop: () => void };

/** What was written before the program ended and cannot be put back by itself, to be copied from (C-17). */
export function LostText({ draft, texts, onDrop }: Props) {
  return (
    <section className="lost-text" role="status">
      <Text size="sm">{text.lost}</Text>
      {draft
        .flatMap((block) => linesOf(block, texts))
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
      <Button variant="default" size="compact-sm" onClick={onDrop}>
        {text.dropLost}
      </Button>
    </section>
  );
}

function linesOf(block: DraftBlock, texts: ChipTexts): readonly string[] {
  const words = (document: DraftBlock & { kind: 'paragraph' }, activityCode: string | null): string =>
    document.document
      .map((inline) => (inline.kind === 'text' ? inline.text : (texts.get(inline, activityCode)?.text ?? '…')))
      .join('');
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'lead':
    case 'paragraph':
      return [words({ ...block, kind: 'paragraph' }, null)];
    case 'activities':
      return block.activities
        .filter(({ own }) => own)
        .map(({ code, document }) => words({ kind: 'paragraph', id: null, document, toReview: false }, code));
    default:
      return [];
  }
}
