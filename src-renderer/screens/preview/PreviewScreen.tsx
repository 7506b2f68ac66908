import { Button, Text, Title } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { PreviewPage } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { PreviewBar } from './PreviewBar.tsx';
import './preview.css';
import { usePageImages } from './use-page-images.ts';
import { usePageInView } from './use-page-in-view.ts';

const text = es.screens.preview;

/** The pages of the PDF itself: what is seen is what is printed (features.md D4). They follow every change. */
export function PreviewScreen({ year, go }: YearScreenProps) {
  const preview = useCall('chapter.preview', { yearId: year.id });
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <QueryGate query={preview} loading={text.working}>
        {({ pages }) =>
          pages.length === 0 ? (
            <EmptyState title={text.emptyTitle} text={text.emptyText} />
          ) : (
            <Pages pages={pages} updating={preview.isFetching} goToIssue={() => go('issue')} />
          )
        }
      </QueryGate>
    </>
  );
}

type PagesProps = {
  readonly pages: readonly PreviewPage[];
  readonly updating: boolean;
  readonly goToIssue: () => void;
};

/** CSS pixels of a typographic point. */
const pixelsPerPoint = 96 / 72;

function Pages({ pages, updating, goToIssue }: PagesProps) {
  const images = usePageImages(pages);
  const [zoom, setZoom] = useState<number | null>(null);
  const scroller = useRef<HTMLElement>(null);
  const { current, show } = usePageInView(scroller, pages.length);
  const widths = useMemo(
    () => pages.map(({ width }) => (zoom === null ? null : (width * pixelsPerPoint * zoom) / 100)),
    [pages, zoom],
  );
  return (
    <>
      <PreviewBar current={current} total={pages.length} zoom={zoom} onPage={show} onZoom={setZoom}>
        {updating && (
          <Text size="sm" role="status">
            {text.updating}
          </Text>
        )}
        <Button size="compact-md" onClick={goToIssue}>
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
          {pages.map((page, index) => {
            const width = widths[index] ?? null;
            return (
              <img
                key={page.number}
                data-page={index + 1}
                className={width === null ? 'page page-fits' : 'page'}
                src={images[index]}
                width={page.width}
                height={page.height}
                style={width === null ? {} : { width, height: 'auto' }}
                alt={text.page(page.number, pages.length)}
              />
            );
          })}
        </section>
      </div>
    </>
  );
}
