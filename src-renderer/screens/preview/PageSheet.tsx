import type { Preview, PreviewPage } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.preview;

type Props = {
  readonly page: PreviewPage;
  readonly total: number;
  readonly image: string | undefined;
  /** CSS pixels; `null` fits the width. */
  readonly width: number | null;
  readonly places: Preview['places'];
  /** `null`: the figure is only in the text. */
  readonly onFigure: (cell: string | null) => void;
};

/** A page as it is printed; each of its figures leads to the cell it comes from. */
export function PageSheet({ page, total, image, width, places, onFigure }: Props) {
  const { number, spots } = page;
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;
  return (
    <div
      className={`sheet ${width === null ? 'sheet-fits' : ''} ${page.width > page.height ? 'sheet-landscape' : ''}`}
      data-page={number}
      style={width === null ? {} : { ['--sheet-width' as string]: `${width}px` }}
    >
      <img src={image} width={page.width} height={page.height} alt={text.page(number, total)} />
      {spots.map(({ address, x, y, ...size }) => {
        const place = places[address];
        if (!place) return null;
        const name = place.cell === null ? text.goToText(place.label) : text.goToCell(place.label);
        return (
          <button
            key={`${address} ${x} ${y}`}
            type="button"
            className="spot"
            // Hundreds of figures would stand between the keyboard and the rest; the grids are a key away.
            tabIndex={-1}
            aria-label={name}
            title={name}
            style={{
              left: percent(x, page.width),
              top: percent(y, page.height),
              width: percent(size.width, page.width),
              height: percent(size.height, page.height),
            }}
            onClick={() => onFigure(place.cell)}
          />
        );
      })}
    </div>
  );
}
