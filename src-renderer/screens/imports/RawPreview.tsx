import { Text, Title } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { CellAddress, ImportPlan, RawSheet, SheetRow } from '#shared/domain/imports.ts';
import { es } from '#shared/strings/es.ts';
import { columnLetters } from './column-letters.ts';

const text = es.screens.imports;
const shownRows = 40;

/** Whether the row of an address was kept with the plan. */
export const canShow = ({ preview, excerpts }: ImportPlan, at: CellAddress): boolean =>
  preview?.name === at.sheet && (at.row <= preview.rows.length || excerpts.some(({ row }) => row === at.row));

type Props = {
  readonly sheet: RawSheet;
  readonly excerpts: readonly SheetRow[];
  /** The cell or row to go to; a new object goes there again. */
  readonly shown: CellAddress | null;
};

/** The first rows of the file and those with problems, with Excel's own letters and numbers, so that an address is found. */
export function RawPreview({ sheet, excerpts, shown }: Props) {
  const id = useId();
  const target = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (shown) target.current?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [shown]);
  const first = sheet.rows.slice(0, shownRows);
  const rows = [...first.map((cells, index) => ({ row: index + 1, cells })), ...excerpts];
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => columnLetters(index + 1));
  return (
    <div className="raw">
      <Title order={3} size="sm" id={id}>
        {text.asRead}
      </Title>
      <Text size="sm" c="dimmed">
        {`${sheet.name} · ${text.asReadNote(first.length)}`}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard */}
      <section className="raw-scroll" aria-labelledby={id} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells }) => {
              const here = shown?.row === row;
              return (
                <tr key={row} {...(here ? { className: 'is-shown' } : {})}>
                  <th scope="row" ref={here && shown.column === undefined ? target : null}>
                    {row}
                  </th>
                  {columns.map((column, at) => {
                    const cellHere = here && shown.column === at + 1;
                    return (
                      <td key={column} ref={cellHere ? target : null} {...(cellHere ? { 'aria-current': true } : {})}>
                        {cells[at] ?? ''}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}
