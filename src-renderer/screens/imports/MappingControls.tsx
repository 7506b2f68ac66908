import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { aggregations, type SheetSize, type TableMapping, tableKinds } from '#shared/domain/table-mapping.ts';
import { es } from '#shared/strings/es.ts';
import { type ReadingOptions, withMapping } from './reading-options.ts';

const text = es.screens.imports.assistant;

type Props = {
  readonly mapping: TableMapping;
  readonly sheets: readonly SheetSize[];
  readonly options: ReadingOptions;
  readonly onChange: (options: ReadingOptions) => void;
};

/** What the table holds and where it stands; another content, sheet or header proposes the columns again. */
export function MappingControls({ mapping, sheets, options, onChange }: Props) {
  const { mapping: _, ...rest } = options;
  const { sheet, headerRow, headerRows, kind, lastRow } = mapping;
  const propose = (said: NonNullable<ReadingOptions['propose']>): void => onChange({ ...rest, propose: said });
  const change = (part: Partial<TableMapping>): void => onChange(withMapping(options, { ...mapping, ...part }));
  return (
    <div className="mapping-controls">
      <NativeSelect
        size="xs"
        label={text.kind}
        value={kind}
        data={tableKinds.map((value) => ({ value, label: text.kinds[value] }))}
        onChange={({ currentTarget }) => {
          const chosen = tableKinds.find((each) => each === currentTarget.value);
          if (chosen) propose({ sheet, headerRow, headerRows, kind: chosen });
        }}
      />
      <NativeSelect
        size="xs"
        label={text.sheet}
        value={sheet}
        data={sheets.map(({ name, rows }) => ({ value: name, label: text.sheetOption(name, rows) }))}
        onChange={({ currentTarget }) => propose({ sheet: currentTarget.value })}
      />
      <RowInput label={text.headerRow} value={headerRow} onRow={(row) => row && propose({ sheet, headerRow: row })} />
      <NativeSelect
        size="xs"
        label={text.headerRows}
        value={String(headerRows)}
        data={['1', '2', '3']}
        onChange={({ currentTarget }) => propose({ sheet, headerRow, headerRows: Number(currentTarget.value) })}
      />
      <RowInput label={text.lastRow} value={lastRow} onRow={(row) => change({ lastRow: row })} />
      {kind === 'targets' && (
        <>
          <NativeSelect
            size="xs"
            label={text.aggregation}
            value={mapping.aggregation}
            data={aggregations.map((value) => ({ value, label: text.aggregations[value] }))}
            onChange={({ currentTarget: { value } }) =>
              change({ aggregation: aggregations.find((each) => each === value) ?? 'goal' })
            }
          />
          <NativeSelect
            size="xs"
            label={text.repeated}
            value={mapping.repeated}
            data={(['problem', 'sum'] as const).map((value) => ({ value, label: text.repeatedOptions[value] }))}
            onChange={({ currentTarget: { value } }) => change({ repeated: value === 'sum' ? 'sum' : 'problem' })}
          />
        </>
      )}
    </div>
  );
}

type RowProps = {
  readonly label: string;
  readonly value: number | null;
  /** `null`: emptied. */
  readonly onRow: (row: number | null) => void;
};

/** A row's number, taken when the person leaves the field or presses Enter. */
function RowInput({ label, value, onRow }: RowProps) {
  const shown = value === null ? '' : String(value);
  const [written, setWritten] = useState(shown);
  useEffect(() => setWritten(shown), [shown]);
  const commit = (): void => {
    const row = Number(written);
    if (written.trim() === '') {
      if (value !== null) onRow(null);
      setWritten('');
    } else if (Number.isInteger(row) && row > 0) {
      if (row !== value) onRow(row);
    } else setWritten(shown);
  };
  return (
    <TextInput
      size="xs"
      className="row-number"
      label={label}
      value={written}
      placeholder={text.lastRowHint}
      inputMode="numeric"
      onChange={({ currentTarget }) => setWritten(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  );
}
