import { Text, Title } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { CellAddress, RawSheet, SheetRow } from '#shared/domain/imports.ts';
import type { TableColumn, TableMapping } from '#shared/domain/table-mapping.ts';
import { es } from '#shared/strings/es.ts';
import { columnLetters } from './column-letters.ts';
import { choiceOf, roleChoices, withRole, yearChoices } from './column-roles.ts';

const text = es.screens.imports.assistant;

type Props = {
  readonly sheet: RawSheet;
  readonly excerpts: readonly SheetRow[];
  readonly columns: readonly TableColumn[];
  readonly mapping: TableMapping;
  readonly year: number;
  /** The cell or row to go to; a new object goes there again. */
  readonly shown: CellAddress | null;
  readonly onChange: (mapping: TableMapping) => void;
};

/** The sheet as read, with a list above each column that says what it is. */
export function MappingGrid({ sheet, excerpts, columns, mapping, year, shown, onChange }: Props) {
  const id = useId();
  const target = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (shown) target.current?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [shown]);
  const rows = [...sheet.rows.map((cells, index) => ({ row: index + 1, cells })), ...excerpts];
  const width = Math.max(columns.length, ...rows.map(({ cells }) => cells.length));
  const choices = roleChoices(mapping.kind, yearChoices(mapping, year));
  const mapped = new Map(mapping.columns.map((column) => [column.column, column]));
  const firstData = mapping.headerRow + mapping.headerRows;
  const leftOut = new Set(mapping.leftOut);
  const outside = (row: number): boolean =>
    row < mapping.headerRow || (mapping.lastRow !== null && row > mapping.lastRow);
  const isData = (row: number): boolean => row >= firstData && !outside(row);
  const rowClass = (row: number): string => {
    const here = shown?.row === row ? ' is-shown' : '';
    if (row >= mapping.headerRow && row < firstData) return `is-heading${here}`;
    return `${outside(row) || leftOut.has(row) ? 'is-outside' : ''}${here}`.trim();
  };
  return (
    <div className="raw mapping-grid">
      <Title order={3} size="sm" id={id}>
        {text.table}
      </Title>
      <Text size="sm" c="dimmed">
        {`${sheet.name} · ${text.tableNote(sheet.rows.length)}`}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard */}
      <section className="raw-scroll" aria-labelledby={id} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {Array.from({ length: width }, (_, index) => {
                const column = mapped.get(index + 1);
                const letter = columnLetters(index + 1);
                return (
                  <th key={letter} scope="col" className={column === undefined ? '' : 'is-mapped'}>
                    <span>{letter}</span>
                    <select
                      aria-label={text.column(letter, columns[index]?.heading ?? '')}
                      value={column === undefined ? '' : choiceOf(column)}
                      onChange={({ currentTarget }) => onChange(withRole(mapping, index + 1, currentTarget.value))}
                    >
                      {choices.map(({ value, label }) => (
                        <option key={value} value={value}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells }) => (
              <tr key={row} className={rowClass(row)}>
                <th scope="row" ref={shown?.row === row && shown.column === undefined ? target : null}>
                  {row}
                  {isData(row) && (
                    <input
                      type="checkbox"
                      aria-label={text.importRow(row)}
                      checked={!leftOut.has(row)}
                      onChange={({ currentTarget: { checked } }) => {
                        const others = [...leftOut].filter((each) => each !== row);
                        onChange({ ...mapping, leftOut: checked ? others : [...others, row] });
                      }}
                    />
                  )}
                </th>
                {Array.from({ length: width }, (_, index) => {
                  const here = shown?.row === row && shown.column === index + 1;
                  return (
                    <td
                      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                      key={index}
                      ref={here ? target : null}
                      className={mapped.has(index + 1) ? 'is-mapped' : ''}
                      {...(here ? { 'aria-current': true } : {})}
                    >
                      {cells[index] ?? ''}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
