import { Button, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import { inlineKey, type NarrativeView } from '#shared/domain/narrative-draft.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { spellingPlace, type YearScreenProps } from '../../ui/screen.ts';
import { ChipHover } from './ChipHover.tsx';
import { CompareText } from './CompareText.tsx';
import { Explanations } from './Explanations.tsx';
import { insertLink } from './edits.ts';
import { useGoToBlock } from './go-to-block.ts';
import { InsertDialog } from './InsertDialog.tsx';
import { LinkPanel } from './LinkPanel.tsx';
import { LostText } from './LostText.tsx';
import { Outline } from './Outline.tsx';
import { SpellingPanel } from './spelling/SpellingPanel.tsx';
import { useSpelling } from './spelling/use-spelling.ts';
import { Toolbar } from './Toolbar.tsx';
import { useNarrativeEditor } from './use-narrative-editor.ts';
import './narrative.css';

const text = es.narrative.screen;

/** The text of the chapters with its linked figures, as it will be printed (features NA). */
export function NarrativeScreen({ year, go, at }: YearScreenProps) {
  const view = useCall('narrative.view', { yearId: year.id });
  const info = useCall('app.info', {});
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <QueryGate query={view}>
        {(data) =>
          data.blocks.length === 0 ? (
            <EmptyState title={text.emptyTitle} text={text.emptyText}>
              <Button onClick={() => go('home')}>{text.goHome}</Button>
            </EmptyState>
          ) : (
            <QueryGate query={info}>
              {({ dataDir }) => (
                <Writing year={year} dataDir={dataDir} view={data} readAt={view.dataUpdatedAt} at={at} />
              )}
            </QueryGate>
          )
        }
      </QueryGate>
    </>
  );
}

type WritingProps = {
  readonly year: YearSummary;
  readonly dataDir: string;
  readonly view: NarrativeView;
  readonly readAt: number;
  readonly at: string | null;
};

function Writing({ year, dataDir, view, readAt, at }: WritingProps) {
  const [inserting, setInserting] = useState(false);
  const [beside, setBeside] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const closed = year.state === 'closed';
  const { host, editor, spelling, flush, texts, place, template, problem, discard, lost, dropLost } =
    useNarrativeEditor({
      yearId: year.id,
      dataDir,
      closed,
      view,
      readAt,
      onInsert: () => setInserting(true),
      onOpenLink: () => panel.current?.querySelector<HTMLElement>('.link-panel :is(select, input, button)')?.focus(),
      onWordMenu: (mark) => walk.decide(mark),
    });
  const walk = useSpelling({ yearId: year.id, editor, spelling, flush, closed, asked: at === spellingPlace });
  useGoToBlock(editor, at);
  const activityCode = place?.activityCode ?? null;
  const outlineBeside = useMediaQuery('(min-width: 1500px)', undefined, { getInitialValueInEffect: false });
  const outline = editor && <Outline editor={editor} texts={texts} />;
  // The editor's own command waits for a frame, and the keys of that frame would be lost.
  useLayoutEffect(() => (inserting ? () => editor?.view.focus() : undefined), [inserting, editor]);
  return (
    <div className={outlineBeside ? 'narrative has-outline' : 'narrative'}>
      {outlineBeside && <div className="narrative-left">{outline}</div>}
      <div className="narrative-main">
        {editor && !closed && (
          <Toolbar
            editor={editor}
            place={place}
            view={view}
            template={template}
            beside={beside}
            onBeside={() => setBeside(!beside)}
            onInsert={() => setInserting(true)}
            onSpelling={walk.walk}
          />
        )}
        <Text size="sm" c="dimmed">
          {closed ? text.closed : text.help}
        </Text>
        {problem !== null && (
          <>
            <ErrorNote text={problem} />
            <Button variant="default" size="compact-sm" className="narrative-discard" onClick={discard}>
              {text.discard}
            </Button>
          </>
        )}
        {lost !== null && <LostText draft={lost} texts={texts} onDrop={dropLost} />}
        <div ref={host} className="narrative-page" />
        {editor && <ChipHover yearId={year.id} editor={editor} />}
        {editor && walk.decision && (
          <SpellingPanel yearId={year.id} editor={editor} decision={walk.decision} walk={walk} />
        )}
      </div>
      <aside ref={panel} className="narrative-side" aria-label={text.side}>
        {editor && place?.chip ? (
          <LinkPanel
            // Another format or word is not another link: the focus stays where the person chose it.
            key={`${place.chip.kind} ${place.chip.kind === 'figure' ? place.chip.ref : ''} ${activityCode ?? ''}`}
            yearId={year.id}
            editor={editor}
            inline={place.chip}
            activityCode={activityCode}
            read={texts.get(place.chip, activityCode)}
            closed={closed}
          />
        ) : place?.table ? (
          <Explanations key={place.table} yearId={year.id} table={place.table} closed={closed} />
        ) : (
          <Text size="sm" c="dimmed">
            {text.noChip}
          </Text>
        )}
        {!outlineBeside && outline}
        {beside && <CompareText year={year} />}
      </aside>
      {inserting && editor && (
        <InsertDialog
          yearId={year.id}
          activityCode={activityCode}
          onClose={() => setInserting(false)}
          onChoose={(form) => {
            texts.set({ [inlineKey(form.inline, activityCode)]: form });
            setInserting(false);
            insertLink(editor, form.inline);
          }}
        />
      )}
    </div>
  );
}
