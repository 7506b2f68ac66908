import { Button, Radio, Stack, Title } from '@mantine/core';
import type { DecimalMark, TableColumn, TableMapping, TableView } from '#shared/domain/table-mapping.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.imports.assistant;

type Props = {
  readonly table: TableView;
  readonly mapping: TableMapping;
  readonly onChange: (mapping: TableMapping) => void;
};
type AskedColumn = TableColumn & { readonly ambiguous: NonNullable<TableColumn['ambiguous']> };

/** What nobody but the person knows: the sign of decimals where a column can be read in two ways, and bare percentages (IM5). */
export function MappingQuestions({ table, mapping, onChange }: Props) {
  const asked = table.columns.filter((column): column is AskedColumn => column.ambiguous !== null);
  const markOf = (column: number): DecimalMark | undefined =>
    mapping.columns.find((each) => each.column === column)?.mark;
  const answer = (columns: readonly number[], mark: DecimalMark): void =>
    onChange({
      ...mapping,
      columns: mapping.columns.map((each) => (columns.includes(each.column) ? { ...each, mark } : each)),
    });
  const first = asked.map(({ column }) => markOf(column)).find((mark) => mark !== undefined);
  const open = asked.filter(({ column }) => markOf(column) === undefined);
  if (asked.length === 0 && !table.asksFractions) return null;
  const waits = open.length > 0 || (table.asksFractions && mapping.fractions === null);
  return (
    <Stack gap="sm" component="section" className={waits ? 'questions is-waiting' : 'questions'}>
      <Title order={3} size="sm">
        {waits ? text.questions : text.answers}
      </Title>
      {asked.map(({ column, heading, ambiguous: { found, point, comma } }) => {
        const { mark, thousands, decimals } = es.imports.markReadings({ found, point, comma });
        const grouping = found.includes('.') ? 'comma' : 'point';
        const starting = found.includes('.') ? 'point' : 'comma';
        return (
          <Radio.Group
            key={column}
            label={text.markQuestion(heading)}
            value={markOf(column) ?? ''}
            onChange={(value) => answer([column], value === 'comma' ? 'comma' : 'point')}
          >
            <Radio value={grouping} label={text.markOption(found, thousands, mark, 'thousands')} />
            <Radio value={starting} label={text.markOption(found, decimals, mark, 'decimals')} />
          </Radio.Group>
        );
      })}
      {first !== undefined && open.length > 0 && (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              answer(
                open.map(({ column }) => column),
                first,
              )
            }
          >
            {text.marksForAll}
          </Button>
        </div>
      )}
      {table.asksFractions && (
        <Radio.Group
          label={text.fractionQuestion}
          value={mapping.fractions === null ? '' : mapping.fractions ? 'part' : 'plain'}
          onChange={(value) => onChange({ ...mapping, fractions: value === 'part' })}
        >
          <Radio value="part" label={text.fractionOptions.part} />
          <Radio value="plain" label={text.fractionOptions.plain} />
        </Radio.Group>
      )}
    </Stack>
  );
}
