import { linesIn } from '../text-width.ts';

/** A text in its cell: the rows it covers and the width it wraps at. Points. */
export type PlacedText = {
  readonly row: number;
  readonly rowSpan: number;
  readonly text: string;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
};

/**
 * Heights in points at which no text is cut. Excel fits rows by itself only until they hold merged cells, and other
 * programs not at all, so the workbook carries the heights. A merged cell stretches the rows under it alike.
 */
export function rowHeights(rows: number, texts: readonly PlacedText[]): readonly number[] {
  const heights = Array.from({ length: rows }, () => leastHeight);
  const bySpan = texts.toSorted((a, b) => a.rowSpan - b.rowSpan);
  for (const text of bySpan) {
    const covered = heights.slice(text.row, text.row + text.rowSpan);
    const missing = heightOf(text) - covered.reduce((total, height) => total + height, 0);
    if (missing <= 0) continue;
    for (let row = text.row; row < text.row + text.rowSpan; row += 1)
      heights[row] = (heights[row] ?? leastHeight) + missing / text.rowSpan;
  }
  return heights;
}

const leastHeight = 16;
const lineHeight = 1.28;
const padding = 4;

const heightOf = ({ text, width, size, bold }: PlacedText): number =>
  Math.ceil(linesIn(text, width / size, bold) * size * lineHeight + padding);
