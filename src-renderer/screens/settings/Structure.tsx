import { ActionIcon, Checkbox, Fieldset, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { NarrativeDocument } from '#shared/domain/narrative.ts';
import { type DraftBlock, inlineKey, type NarrativeDraft, type NarrativeView } from '#shared/domain/narrative-draft.ts';
import { leftOut, movedBlock, withOptional } from '#shared/domain/narrative-order.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';

const text = es.settings.structure;
const words = es.narrative.screen;

type Props = { readonly yearId: number; readonly closed: boolean };

/** Sections, tables and the chart in their order, as Redacción has them and by the same command (CF1). */
export function Structure({ yearId, closed }: Props) {
  const view = useCall('narrative.view', { yearId });
  return (
    <Fieldset legend={text.legend} disabled={closed}>
      <Text size="sm" c="dimmed">
        {text.help}
      </Text>
      <QueryGate query={view}>{(data) => <Blocks yearId={yearId} view={data} />}</QueryGate>
    </Fieldset>
  );
}

function Blocks({ yearId, view }: { readonly yearId: number; readonly view: NarrativeView }) {
  const { mutate, error } = useCommand('narrative.setDocument');
  const { blocks, basis } = view;
  const store = (next: NarrativeDraft | null): void => {
    if (next) mutate({ yearId, basis, blocks: next });
  };
  return (
    <>
      {error !== null && <ErrorNote text={errorText(error)} />}
      <ol className="structure">
        {blocks.map((block, at) => {
          const name = nameOf(view, at);
          const optional = block.kind === 'table' || block.kind === 'chart';
          return (
            <li key={block.id ?? at} className={`structure-${levelOf(block)}`}>
              {optional ? (
                <Checkbox
                  size="xs"
                  checked
                  label={name}
                  aria-label={text.include(name)}
                  onChange={() => store(blocks.toSpliced(at, 1))}
                />
              ) : (
                <span className="structure-name">{name}</span>
              )}
              <span className="columns-move">
                {(['up', 'down'] as const).map((direction) => {
                  const moved = movedBlock(blocks, at, direction);
                  const Icon = direction === 'up' ? IconArrowUp : IconArrowDown;
                  return (
                    <ActionIcon
                      key={direction}
                      variant="subtle"
                      size="sm"
                      aria-label={text[direction](name)}
                      // The focus stays on it at the end of the way.
                      aria-disabled={moved === null}
                      {...(moved === null && { 'data-disabled': true })}
                      onClick={() => store(moved)}
                    >
                      <Icon size={14} aria-hidden />
                    </ActionIcon>
                  );
                })}
              </span>
            </li>
          );
        })}
      </ol>
      <fieldset className="columns">
        <legend>{text.optional}</legend>
        {leftOut(blocks).length === 0 && <Text size="sm">{text.none}</Text>}
        {leftOut(blocks).map((block) => {
          const name = block.kind === 'chart' ? words.chart : words.tables[block.table];
          return (
            <Checkbox
              key={name}
              size="xs"
              mt={6}
              checked={false}
              label={name}
              aria-label={text.include(name)}
              onChange={() => store(withOptional(blocks, block))}
            />
          );
        })}
      </fieldset>
    </>
  );
}

/** How deep a block stands under its headings. */
const levelOf = (block: DraftBlock): string => (block.kind === 'heading' ? `heading-${block.level}` : 'body');

function nameOf({ blocks, labels, texts }: NarrativeView, at: number): string {
  const block = blocks[at];
  switch (block?.kind) {
    case 'heading':
      return `${labels[at] ?? ''} ${block.text}`.trim();
    case 'lead':
    case 'paragraph':
      return text.paragraph(beginning(block.document, texts));
    case 'activities':
      return words.activities;
    default:
      return labels[at] ?? '';
  }
}

/** Enough words to know a paragraph by. */
function beginning(document: NarrativeDocument, texts: NarrativeView['texts']): string {
  const whole = document
    .map((inline) => (inline.kind === 'text' ? inline.text : (texts[inlineKey(inline, null)]?.text ?? '')))
    .join('');
  return whole.length > longest ? `${whole.slice(0, longest).trimEnd()}…` : whole;
}

const longest = 160;
