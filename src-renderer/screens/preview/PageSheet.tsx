import type { Preview, PreviewPage, PreviewPlace } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.preview;

type Props = {
  readonly page: PreviewPage;
  readonly total: number;
  readonly image: string | undefined;
  /** CSS pixels; `null` fits the width. */
  readonly width: number | null;
  readonly places: Preview['places'];
  /** A click explains the figure in place of going to its cell. */
  readonly explains: boolean;
  readonly onFigure: (place: PreviewPlace) => void;
  /** The figure under the pointer or in focus; `null` when it is left. */
  readonly onPoint: (place: PreviewPlace | null) => void;
};

/** A page as it is printed; each of its figures leads to the cell it comes from, or is explained. */
export function PageSheet({ page, total, image, width, places, explains, onFigure, onPoint }: Props) {
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
        const goes = place.cell === null ? text.goToText(place.label) : text.goToCell(place.label);
        const name = explains ? es.explain.explainPart(place.label) : goes;
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
            onClick={() => onFigure(place)}
            onPointerEnter={() => onPoint(place)}
            onPointerLeave={() => onPoint(null)}
            onFocus={() => onPoint(place)}
            onBlur={() => onPoint(null)}
          />
        );
      })}
    </div>
  );
}
