import { es } from '#shared/strings/es.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';

type Props = {
  readonly caption: string;
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly marked: number;
};

/** Drawn from words: the top of a file as a spreadsheet shows it, with the row that the program looks for. */
export function SheetPicture({ caption, name, rows, marked }: Props) {
  const columns = Math.max(...rows.map((row) => row.length));
  return (
    <figure className="help-figure">
      <TableScroll label={es.help.sheetLabel(name, marked + 1, rows[marked] ?? [])}>
        <table className="help-sheet">
          <thead aria-hidden>
            <tr>
              <th />
              {Array.from({ length: columns }, (_, column) => letter(column)).map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.join('|')} className={index === marked ? 'is-marked' : undefined}>
                <th aria-hidden>{index + 1}</th>
                {Array.from({ length: columns }, (_, column) => ({ key: letter(column), cell: row[column] ?? '' })).map(
                  ({ key, cell }) => (
                    <td key={key} className={/^[\d.]+$/.test(cell) ? 'is-number' : undefined}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        <div className="help-sheet-tab" aria-hidden>
          <span>{name}</span>
        </div>
      </TableScroll>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

const letter = (column: number): string => String.fromCharCode('A'.charCodeAt(0) + column);
