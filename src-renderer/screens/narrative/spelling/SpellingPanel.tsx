import { Button, Group, Text } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../../rpc/hooks.ts';
import type { Decision, SpellingWalk } from './use-spelling.ts';

const text = es.screens.spelling;

type Props = {
  readonly yearId: number;
  readonly editor: Editor;
  readonly decision: Decision;
  readonly walk: SpellingWalk;
};

/** What can be done with a word that is in no list, beside the word (NA11). */
export function SpellingPanel({ yearId, editor, decision, walk }: Props) {
  const { mark, left, walking } = decision;
  const { data, isError } = useCall('spelling.suggest', { yearId, word: mark.word });
  const suggestions = data ?? (isError ? none : null);
  const [chosen, setChosen] = useState<string | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLSelectElement>(null);
  const skip = useRef<HTMLButtonElement>(null);
  const place = usePlaceBeside(editor, decision);
  const suggestion = suggestions?.includes(chosen ?? '') ? chosen : (suggestions?.[0] ?? null);
  // At once, or what is typed meanwhile goes into the text. Anew for each word, also where it is the same word once more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the decision is what is new
  useLayoutEffect(() => {
    const first = suggestions ? (list.current ?? skip.current) : panel.current;
    first?.focus();
  }, [suggestions, decision]);
  // Whoever goes back to the text goes on writing.
  useEffect(() => {
    const { dom } = editor.view;
    dom.addEventListener('focus', walk.leave);
    return () => dom.removeEventListener('focus', walk.leave);
  });
  return (
    <div
      ref={panel}
      tabIndex={-1}
      role="dialog"
      aria-label={text.title}
      aria-describedby="spelling-word"
      className="spelling"
      style={place}
      onKeyDown={(event) => {
        if (event.key === 'Escape') walk.close();
        else if (event.key === 'Enter' && event.target === list.current && suggestion !== null) walk.change(suggestion);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <p id="spelling-word" role="status" className="spelling-word">
        {text.word(mark.word)}
      </p>
      {suggestions && suggestions.length > 0 ? (
        <select
          ref={list}
          size={Math.max(2, suggestions.length)}
          aria-label={text.suggestions}
          value={suggestion ?? ''}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          onDoubleClick={() => suggestion !== null && walk.change(suggestion)}
        >
          {suggestions.map((word) => (
            <option key={word} value={word}>
              {word}
            </option>
          ))}
        </select>
      ) : (
        <Text size="sm" c="dimmed">
          {suggestions ? text.none : text.looking}
        </Text>
      )}
      <Group gap={6}>
        <Button size="compact-sm" disabled={suggestion === null} onClick={() => suggestion && walk.change(suggestion)}>
          {text.change}
        </Button>
        <Button ref={skip} variant="default" size="compact-sm" onClick={walk.skip}>
          {text.skip}
        </Button>
        <Button variant="default" size="compact-sm" onClick={walk.add}>
          {text.add}
        </Button>
      </Group>
      <Group justify="space-between" gap={6}>
        <Text size="xs" c="dimmed">
          {walking ? text.left(left) : ''}
        </Text>
        <Button variant="subtle" size="compact-xs" aria-keyshortcuts="Escape" onClick={walk.close}>
          {text.close}
        </Button>
      </Group>
    </div>
  );
}

/** Below the word, or above it where there is more room; it goes with the word when the page moves. */
function usePlaceBeside(editor: Editor, { mark }: Decision): CSSProperties {
  const [style, setStyle] = useState<CSSProperties>({});
  useLayoutEffect(() => {
    const { view } = editor;
    const settle = (): void => {
      if (view.isDestroyed || mark.to > view.state.doc.content.size) return;
      const { left, top, bottom } = view.coordsAtPos(mark.from);
      const above = top > window.innerHeight - bottom;
      setStyle({
        left: Math.max(gap, Math.min(left, window.innerWidth - width - gap)),
        width,
        maxHeight: (above ? top : window.innerHeight - bottom) - 2 * gap,
        ...(above ? { bottom: window.innerHeight - top + gap } : { top: bottom + gap }),
      });
    };
    const bring = (): void => {
      view.dom.querySelector('.misspelt-current')?.scrollIntoView({ block: 'nearest' });
      settle();
    };
    bring();
    document.addEventListener('scroll', settle, true);
    window.addEventListener('resize', bring);
    return () => {
      document.removeEventListener('scroll', settle, true);
      window.removeEventListener('resize', bring);
    };
  }, [editor, mark]);
  return style;
}

const none: readonly string[] = [];
const width = 366;
const gap = 6;
