import { Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { RawSheet } from '#shared/domain/imports.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.imports;
const shownRows = 25;

/** The first rows of the file with Excel's own letters and numbers, so that an address can be found. */
export function RawPreview({ sheet }: { readonly sheet: RawSheet }) {
  const id = useId();
  const rows = sheet.rows.slice(0, shownRows);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => columnLetters(index + 1));
  return (
    <div className="raw">
      <Title order={3} size="sm" id={id}>
        {text.asRead}
      </Title>
      <Text size="sm" c="dimmed">
        {`${sheet.name} · ${text.asReadNote(rows.length)}`}
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
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file has no name but its place
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                {columns.map((column, at) => (
                  <td key={column}>{row[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** 1 is A, 27 is AA. */
function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  const before = Math.floor((column - 1) / 26);
  return before > 0 ? columnLetters(before) + letter : letter;
}
