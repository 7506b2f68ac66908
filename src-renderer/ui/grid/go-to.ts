import { cellText } from '#shared/format/cell-text.ts';
import type { Content } from './content.ts';
import { folded } from './find.ts';

/**
 * The row a person means (features.md D3, "Ir a"): by its number as shown, from 1, or by the start of a word in one of its
 * texts, looked for after row `from` and then from the top. `null` where there is none.
 */
export function rowNamed<Row>(content: Content<Row>, query: string, from: number): number | null {
  const wanted = folded(query.trim());
  if (wanted === '') return null;
  const names = content.rows.map((row) => namesOf(content, row));
  const order = [...names.keys()].map((step) => (from + 1 + step) % names.length);
  const whole = order.find((row) => names[row]?.includes(wanted));
  const named =
    whole ??
    order.find((row) =>
      names[row]?.some((name) => name.split(' ').some((word) => word.startsWith(wanted)) || name.startsWith(wanted)),
    );
  if (named !== undefined) return named;
  const number = /^\d{1,7}$/.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= content.rows.length ? number - 1 : null;
}

const namesOf = <Row>({ columns }: Content<Row>, row: Row): readonly string[] =>
  columns.filter(({ kind }) => kind === 'text').map((column) => folded(cellText(column.cell(row))));
