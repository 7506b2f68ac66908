import { Button, Checkbox, Group, Title } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ReviewItem, ReviewMark, ReviewReport } from '#shared/domain/review/report.ts';
import { countText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../../rpc/client.ts';
import { useCommand } from '../../../rpc/hooks.ts';
import { ErrorNote } from '../../../ui/feedback/ErrorNote.tsx';
import { AnnotatedCopy } from './AnnotatedCopy.tsx';
import { anchorOf, DocumentText } from './DocumentText.tsx';
import { Mark } from './Mark.tsx';

const text = es.reviewReport.screen;
const marks = [
  'differs',
  'finding',
  'unknown',
  'format',
  'matches-rounded',
  'matches',
] as const satisfies readonly ReviewMark[];
/** Items in the list at once; nobody reads further without asking. */
const page = 100;

type Props = { readonly yearId: number; readonly handle: string; readonly report: ReviewReport };

/** The document at the left with its marks, what was found at the right; what agrees is shown when asked for. */
export function ReviewResult({ yearId, handle, report }: Props) {
  const [chosen, setChosen] = useState<readonly ReviewMark[]>(['differs', 'finding', 'unknown', 'format']);
  const [current, setCurrent] = useState<number | null>(null);
  const [length, setLength] = useState(page);
  const annotate = useCommand('review.annotate');
  const shown = useMemo(() => report.items.filter(({ mark }) => chosen.includes(mark)), [report, chosen]);
  const goTo = ({ id, place }: ReviewItem): void => {
    setCurrent(id);
    const at = document.getElementById(anchorOf(id)) ?? document.getElementById(anchorOf(drawnAt(shown, place.id)));
    at?.scrollIntoView({ block: 'center' });
    at?.focus({ preventScroll: true });
  };
  return (
    <>
      <Group gap="md" role="group" aria-label={text.show}>
        {marks.map((mark) => (
          <Checkbox
            key={mark}
            size="xs"
            label={text.filter(es.reviewReport.marks[mark], countText(report.counts[mark]))}
            checked={chosen.includes(mark)}
            onChange={() => setChosen((old) => marks.filter((one) => (one === mark) !== old.includes(one)))}
          />
        ))}
        <Button
          size="compact-sm"
          leftSection={<IconMessage size={16} aria-hidden />}
          loading={annotate.isPending}
          onClick={() => annotate.mutate({ yearId, handle, folder: null })}
        >
          {text.annotate}
        </Button>
      </Group>
      {annotate.isError && <ErrorNote text={errorText(annotate.error)} />}
      {annotate.isSuccess && <AnnotatedCopy copy={annotate.data} />}
      <div className="review-page">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard */}
        <section className="review-document" aria-label={text.document} tabIndex={0}>
          <DocumentText report={report} shown={shown} current={current} />
        </section>
        <section className="review-list" aria-labelledby="review-items">
          <Title order={2} size="h5" id="review-items">
            {text.items}
          </Title>
          {shown.length === 0 && <p>{text.none}</p>}
          <ol>
            {shown.slice(0, length).map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  aria-current={item.id === current ? 'true' : undefined}
                  onClick={() => goTo(item)}
                >
                  <span className="review-line">
                    <Mark mark={item.mark} />
                    <span className="review-place">{es.reviewReport.place(item.place.id)}</span>
                  </span>
                  <span>{item.message}</span>
                  <span className="review-context">{item.context}</span>
                </button>
              </li>
            ))}
          </ol>
          {shown.length > length && (
            <Button variant="default" size="compact-sm" onClick={() => setLength(length + page)}>
              {text.more(countText(Math.min(page, shown.length - length)))}
            </Button>
          )}
        </section>
      </div>
    </>
  );
}

/** Of several marks at one place only the first is drawn. */
const drawnAt = (items: readonly ReviewItem[], place: string): number =>
  items.find((item) => item.place.id === place)?.id ?? -1;
