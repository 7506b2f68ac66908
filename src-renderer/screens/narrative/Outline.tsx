import { VisuallyHidden } from '@mantine/core';
import { IconAlertCircle, IconPencil } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { NodeSelection, Selection } from '@tiptap/pm/state';
import { useMemo, useSyncExternalStore } from 'react';
import { es } from '#shared/strings/es.ts';
import type { ChipTexts } from './chip-view.ts';
import { entryAt, type OutlineEntry, outlineOf } from './outline.ts';

const text = es.narrative.screen;

type Props = { readonly editor: Editor; readonly texts: ChipTexts };

/** Chapters, sections, tables and activities to go to, with what waits in each (features.md D2). */
export function Outline({ editor, texts }: Props) {
  const { doc, selection } = useSyncExternalStore(
    (told) => {
      editor.on('transaction', told);
      return () => editor.off('transaction', told);
    },
    () => editor.state,
  );
  const version = useSyncExternalStore(texts.subscribe, texts.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the pieces read is kept outside of React
  const entries = useMemo(() => outlineOf(doc, texts.get), [doc, texts, version]);
  const current = entryAt(entries, selection.from);
  return (
    <nav className="narrative-outline" aria-label={text.outline}>
      <ol>
        {entries.map((entry, index) => (
          <li key={entry.at}>
            <button
              type="button"
              className={`outline-${entry.kind}`}
              data-depth={entry.depth}
              aria-current={index === current ? 'location' : undefined}
              title={[entry.number, entry.label].join(' ').trim()}
              onClick={() => goTo(editor, entry)}
            >
              {entry.number !== '' && <span className="outline-number">{entry.number}</span>}
              <span className="outline-label">{entry.label}</span>
              <Marks entry={entry} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Marks({ entry: { toReview, missing } }: { readonly entry: OutlineEntry }) {
  return (
    <>
      {missing && (
        <span className="outline-mark severity-error">
          <IconAlertCircle size={14} aria-hidden />
          <VisuallyHidden>{text.missing}</VisuallyHidden>
        </span>
      )}
      {toReview && (
        <span className="outline-mark severity-warning">
          <IconPencil size={14} aria-hidden />
          <VisuallyHidden>{text.toReview}</VisuallyHidden>
        </span>
      )}
    </>
  );
}

/** The cursor goes to the entry, which comes to the top of what is seen. */
function goTo({ view }: Editor, { at, kind }: OutlineEntry): void {
  const { doc, tr } = view.state;
  const selection = kind === 'place' ? NodeSelection.create(doc, at) : Selection.near(doc.resolve(at + 1));
  view.dispatch(tr.setSelection(selection));
  view.focus();
  const node = view.nodeDOM(at);
  if (node instanceof HTMLElement) node.scrollIntoView({ block: 'start' });
}
