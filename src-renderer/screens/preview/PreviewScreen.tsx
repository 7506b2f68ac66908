import { Button, NativeSelect, Text, Title } from '@mantine/core';
import { IconPrinter, IconZoomQuestion } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Preview, PreviewPlace } from '#shared/contract/index.ts';
import { parseCellAddress } from '#shared/domain/cell-address.ts';
import { es } from '#shared/strings/es.ts';
import { ExplainPanel } from '../../parts/explain/ExplainPanel.tsx';
import { useCall } from '../../rpc/hooks.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { ScreenId, YearScreenProps } from '../../ui/screen.ts';
import { CopyMenu } from './CopyMenu.tsx';
import { PageSheet } from './PageSheet.tsx';
import { PreviewBar } from './PreviewBar.tsx';
import './preview.css';
import { useExplainKey } from './use-explain-key.ts';
import { usePageImages } from './use-page-images.ts';
import { usePageInView } from './use-page-in-view.ts';
import { usePrintKey } from './use-print-key.ts';

const text = es.screens.preview;

/** The pages of the PDF itself: what is seen is what is printed (features.md D4). They follow every change. */
export function PreviewScreen({ year, go, at, remember }: YearScreenProps) {
  const preview = useCall('chapter.preview', { yearId: year.id });
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <QueryGate query={preview} loading={text.working}>
        {(shown) =>
          shown.pages.length === 0 ? (
            <EmptyState title={text.emptyTitle} text={text.emptyText} />
          ) : (
            <Pages
              yearId={year.id}
              closed={year.state === 'closed'}
              preview={shown}
              updating={preview.isFetching}
              firstPage={pageIn(at)}
              onLeave={(screen, page, cell) => {
                remember(`page:${page}`);
                go(screen, cell ?? undefined);
              }}
            />
          )
        }
      </QueryGate>
    </>
  );
}

/** "page:3", where Back from a cell returns to. */
const pageIn = (at: string | null): number | null => Number(/^page:(\d+)$/.exec(at ?? '')?.[1]) || null;

type PagesProps = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly preview: Preview;
  readonly updating: boolean;
  readonly firstPage: number | null;
  /** To another screen, from a page, to a cell where there is one. */
  readonly onLeave: (screen: ScreenId, page: number, cell: string | null) => void;
};

/** CSS pixels of a typographic point. */
const pixelsPerPoint = 96 / 72;

function Pages({ yearId, closed, preview, updating, firstPage, onLeave }: PagesProps) {
  const { pages, places, contents } = preview;
  const images = usePageImages(pages);
  const [explains, setExplains] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const pointed = useRef<PreviewPlace | null>(null);
  useExplainKey(() => (pointed.current ? setAsked(pointed.current.figure) : setExplains((on) => !on)));
  const [zoom, setZoom] = useState<number | null>(null);
  const scroller = useRef<HTMLElement>(null);
  const { current, show } = usePageInView(scroller, pages.length);
  const widths = useMemo(
    () => pages.map(({ width }) => (zoom === null ? null : (width * pixelsPerPoint * zoom) / 100)),
    [pages, zoom],
  );
  // Once: later the person is where they scrolled to.
  const start = useRef(firstPage);
  useEffect(() => {
    if (start.current !== null) show(start.current);
    start.current = null;
  }, [show]);
  usePrintKey();
  const goToContent = (address: string): void => {
    const page = pages.find(({ spots }) => spots.some((spot) => spot.address === address));
    const spot = page?.spots.find((each) => each.address === address);
    if (page && spot) show(page.number, spot.y / page.height);
  };
  return (
    <>
      <PreviewBar current={current} total={pages.length} zoom={zoom} onPage={show} onZoom={setZoom}>
        {updating && (
          <Text size="sm" role="status">
            {text.updating}
          </Text>
        )}
        <NativeSelect
          size="xs"
          w={200}
          aria-label={text.contents}
          value=""
          onChange={({ currentTarget }) => goToContent(currentTarget.value)}
          data={[
            { value: '', label: text.contents },
            ...contents.map(({ address, label, level }) => ({
              value: address,
              label: `${'\u2003'.repeat(level - 1)}${label}`,
            })),
          ]}
        />
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconZoomQuestion size={16} aria-hidden />}
          aria-pressed={explains}
          aria-keyshortcuts="Control+Shift+E"
          title={es.explain.pick}
          onClick={() => setExplains(!explains)}
        >
          {es.explain.short}
        </Button>
        <CopyMenu yearId={yearId} preview={preview} />
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          aria-keyshortcuts="Control+P"
          onClick={() => window.print()}
        >
          {text.print}
        </Button>
        <Button size="compact-md" onClick={() => onLeave('issue', current, null)}>
          {text.goToIssue}
        </Button>
      </PreviewBar>
      <div className="preview">
        <nav className="thumbnails" aria-label={text.thumbnails}>
          {pages.map(({ number }, index) => (
            <button
              key={number}
              type="button"
              aria-current={index + 1 === current ? 'page' : undefined}
              onClick={() => show(index + 1)}
            >
              <img src={images[index]} alt="" />
              <span>{text.pageShort(number)}</span>
            </button>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard */}
        <section ref={scroller} className="pages" aria-label={text.pages} tabIndex={0}>
          {pages.map((page, index) => (
            <PageSheet
              key={page.number}
              page={page}
              total={pages.length}
              image={images[index]}
              width={widths[index] ?? null}
              places={places}
              explains={explains}
              onFigure={({ cell, figure }) =>
                explains ? setAsked(figure) : onLeave(screenOf(cell), page.number, cell)
              }
              onPoint={(place) => {
                pointed.current = place;
              }}
            />
          ))}
        </section>
      </div>
      {asked !== null && (
        <ExplainPanel key={asked} yearId={yearId} closed={closed} address={asked} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

/** Where the figures of a kind are edited; those of no cell are in the text. */
function screenOf(cell: string | null): ScreenId {
  const place = cell === null ? null : parseCellAddress(cell);
  switch (place?.kind) {
    case 'budget':
      return 'budget';
    case 'target':
    case 'target-unit':
      return 'targets';
    case 'indicator':
      return 'indicators';
    case 'reference':
      return 'reference';
    default:
      return 'narrative';
  }
}
