import { type ReactNode, useId } from 'react';
import type { Cell, Row, TableModel } from '#shared/domain/table-model.ts';
import { cellText, noteMarks } from '#shared/format/cell-text.ts';
import { percentText } from '#shared/format/es-pe.ts';
import { bodyRows, headerRows, isNumeric } from '#shared/format/table-layout.ts';
import { es } from '#shared/strings/es.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import './tables.css';

/** Where a cell is in its table. */
export type CellPlace = { readonly row: Row; readonly rowIndex: number; readonly column: number; readonly cell: Cell };

type Props = {
  readonly table: TableModel;
  /** What stands in a cell instead of its text alone. */
  readonly content?: (place: CellPlace) => ReactNode;
};

/** A table of the chapters as it will be printed, with its caption and the lines below. */
export function ModelTable({ table, content = ({ cell }) => cellText(cell) }: Props) {
  const id = useId();
  const { columns, notes, source, preparedBy } = table;
  const caption = es.documents.caption(table.label, table.title);
  return (
    <figure className="model-table" aria-labelledby={id}>
      <figcaption id={id}>{caption}</figcaption>
      <TableScroll label={caption}>
        <table>
          <thead>
            {headerRows(columns).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: heading rows have no identity but their place
              <tr key={row}>
                {cells.map((heading) => (
                  <th key={heading.column} scope="col" colSpan={heading.columnSpan} rowSpan={heading.rowSpan}>
                    {heading.label + noteMarks(heading.notes)}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {bodyRows(table).map(({ row, cells }, rowIndex) => (
              <tr key={row.key} className={row.kind}>
                {cells.map(({ cell, column, columnSpan, rowSpan }) => (
                  <td
                    key={column}
                    colSpan={columnSpan}
                    rowSpan={rowSpan}
                    className={isNumeric(cell.kind) ? 'number' : undefined}
                    title={
                      cell.kind === 'percent' && cell.plain
                        ? es.chapter.plainRounded(percentText(cell.plain))
                        : undefined
                    }
                  >
                    {content({ row, rowIndex, column, cell })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {notes.map(({ number, text }) => (
        <p key={number}>{`${number}/ ${text}`}</p>
      ))}
      {source !== null && <p>{`${es.documents.source} ${source}`}</p>}
      {preparedBy !== null && <p>{`${es.documents.preparedBy} ${preparedBy}`}</p>}
    </figure>
  );
}
