import { Fragment, memo, type ReactNode } from 'react';
import type { DocumentBlock } from '#shared/domain/review/document.ts';
import type { ReviewItem, ReviewReport } from '#shared/domain/review/report.ts';
import { es } from '#shared/strings/es.ts';
import { TableScroll } from '../../../ui/TableScroll.tsx';
import { Mark } from './Mark.tsx';

type Props = { readonly report: ReviewReport; readonly shown: readonly ReviewItem[]; readonly current: number | null };

/** The document as text, each marked number with its verdict beside it. */
export const DocumentText = memo(function DocumentText({ report, shown, current }: Props) {
  const byPlace = new Map<string, ReviewItem[]>();
  for (const item of shown) byPlace.set(item.place.id, [...(byPlace.get(item.place.id) ?? []), item]);
  const marked = (id: string, text: string): ReactNode => (
    <MarkedText text={text} items={byPlace.get(id) ?? []} current={current} />
  );
  return report.blocks.map((block) => (
    <Block
      key={block.kind === 'table' ? block.table.id : block.paragraph.id}
      block={block}
      report={report}
      marked={marked}
    />
  ));
});

type BlockProps = {
  readonly block: DocumentBlock;
  readonly report: ReviewReport;
  readonly marked: (id: string, text: string) => ReactNode;
};

function Block({ block, report, marked }: BlockProps) {
  if (block.kind === 'paragraph') {
    const { id, text, heading } = block.paragraph;
    return <p className={heading ? 'review-heading' : undefined}>{marked(id, text)}</p>;
  }
  const { table } = block;
  const known = report.tables.find(({ id }) => id === table.id)?.known ?? null;
  const label = es.reviewReport.tableAt(table.id);
  return (
    <>
      <TableScroll label={label}>
        <table className="review-table" aria-label={label}>
          <tbody>
            {table.rows.map(({ cells }, row) => (
              <tr key={cells[0]?.id ?? `${table.id}-${row}`}>
                {cells.map(({ id, text, span }) => (
                  <td key={id} colSpan={span}>
                    {marked(id, text)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {known !== null && <p className="hint">{es.reviewReport.screen.known(known)}</p>}
    </>
  );
}

type TextProps = { readonly text: string; readonly items: readonly ReviewItem[]; readonly current: number | null };

/** Marks do not overlap: of two at one place the first is drawn, and both are in the list. */
function MarkedText({ text, items, current }: TextProps) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { id, mark, place, message } of items) {
    if (place.start < at) continue;
    pieces.push(
      <Fragment key={id}>
        {text.slice(at, place.start)}
        <span
          id={anchorOf(id)}
          tabIndex={-1}
          className={id === current ? `review-number mark-${mark} is-current` : `review-number mark-${mark}`}
          title={message}
        >
          {text.slice(place.start, place.end)}
          <Mark mark={mark} bare />
        </span>
      </Fragment>,
    );
    at = place.end;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

/** Id of the element of an item in the text. */
export const anchorOf = (id: number): string => `review-${id}`;
