import { ActionIcon, Button, Group, NativeSelect, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconAt, IconCheck, IconTrash, type TablerIcon } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import type { NarrativeDocument } from '#shared/domain/narrative.ts';
import type { NarrativeView } from '#shared/domain/narrative-draft.ts';
import { es } from '#shared/strings/es.ts';
import { useNotices } from '../../ui/feedback/notices.tsx';
import type { NodeJson } from './document.ts';
import {
  addBlock,
  type BlockKind,
  blockKinds,
  deleteBlock,
  markAllReviewed,
  markReviewed,
  moveBlock,
  type Place,
  resetToTemplate,
  setBlock,
} from './edits.ts';
import { missingPlaces } from './missing-places.ts';

const text = es.narrative.screen;

type Props = {
  readonly editor: Editor;
  readonly place: Place | null;
  readonly view: NarrativeView;
  readonly template: NarrativeDocument;
  readonly beside: boolean;
  readonly onBeside: () => void;
  readonly onInsert: () => void;
  readonly onSpelling: () => void;
};

/** What can be done with the block at the cursor. */
export function Toolbar({ editor, place, view, template, beside, onBeside, onInsert, onSpelling }: Props) {
  const { say } = useNotices();
  const kind = blockKind(place);
  const linkable = place !== null && ['paragraph', 'lead', 'template', 'activity'].includes(place.block);
  const reviews = countReviews(view);
  const places = missingPlaces(view);
  const icon = (label: string, Icon: TablerIcon, act: () => void, keys?: { key: string; shortcut: string }) => (
    <Tooltip label={keys ? `${label} (${keys.key})` : label} withinPortal={false}>
      <ActionIcon
        variant="default"
        size={26}
        aria-label={label}
        {...(keys && { 'aria-keyshortcuts': keys.shortcut })}
        onClick={act}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Group gap={6} className="narrative-bar" role="toolbar" aria-label={text.toolbar}>
      <NativeSelect
        size="xs"
        aria-label={text.kind}
        value={kind ?? ''}
        disabled={kind === null}
        data={[
          ...(kind === null ? [{ value: '', label: text.noKind }] : []),
          ...blockKinds.map((value) => ({ value, label: text.kinds[value] })),
        ]}
        onChange={({ currentTarget }) => {
          if (!setBlock(editor, currentTarget.value as BlockKind)) say({ tone: 'error', text: text.noLinksInHeading });
        }}
      />
      <Button size="compact-sm" leftSection={<IconAt size={16} aria-hidden />} disabled={!linkable} onClick={onInsert}>
        {text.insert}
      </Button>
      <NativeSelect
        size="xs"
        className="narrative-add"
        aria-label={text.add}
        value=""
        data={[
          { value: '', label: text.add },
          { value: 'paragraph', label: text.kinds.paragraph },
          ...places.map(({ key, label }) => ({ value: key, label })),
        ]}
        onChange={({ currentTarget }) => {
          const node: NodeJson = places.find(({ key }) => key === currentTarget.value)?.node ?? { type: 'paragraph' };
          if (currentTarget.value !== '') addBlock(editor, node);
        }}
      />
      <div className="narrative-acts">
        {icon(text.moveUp, IconArrowUp, () => moveBlock(editor, 'up'), { key: 'Alt+↑', shortcut: 'Alt+ArrowUp' })}
        {icon(text.moveDown, IconArrowDown, () => moveBlock(editor, 'down'), {
          key: 'Alt+↓',
          shortcut: 'Alt+ArrowDown',
        })}
        {icon(text.remove, IconTrash, () => deleteBlock(editor))}
      </div>
      {place?.block === 'activity' && place.own && (
        <Button variant="default" size="compact-sm" onClick={() => resetToTemplate(editor, template)}>
          {text.reset}
        </Button>
      )}
      {reviews > 0 && (
        <>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconCheck size={16} aria-hidden />}
            disabled={place?.toReview !== true}
            onClick={() => markReviewed(editor)}
          >
            {text.reviewed}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => markAllReviewed(editor)}>
            {text.allReviewed(reviews)}
          </Button>
        </>
      )}
      <Button variant="default" size="compact-sm" aria-keyshortcuts="F7" onClick={onSpelling}>
        {es.screens.spelling.title}
      </Button>
      <Button variant={beside ? 'light' : 'default'} size="compact-sm" aria-pressed={beside} onClick={onBeside}>
        {text.beside}
      </Button>
    </Group>
  );
}

function blockKind(place: Place | null): BlockKind | null {
  if (place?.block === 'heading') return `heading-${place.level === 2 || place.level === 3 ? place.level : 1}`;
  return place?.block === 'paragraph' || place?.block === 'lead' ? place.block : null;
}

const countReviews = ({ blocks }: NarrativeView): number =>
  blocks
    .flatMap((block) => [block, ...(block.kind === 'activities' ? block.activities : [])])
    .filter((each) => 'toReview' in each && each.toReview).length;
