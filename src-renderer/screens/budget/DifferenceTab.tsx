import { Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type SourceDimension, sourceDimensions } from '#shared/domain/budget.ts';
import { type BudgetDifference, differenceReasons, type SourceChoice } from '#shared/domain/budget-views.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import { type DifferenceLine, differenceColumns, isChanged } from './difference-lines.ts';

const text = es.budget.difference;

/** What changed from one imported file, or cut-off, to another. */
export function DifferenceTab({ yearId }: { readonly yearId: number }) {
  const sources = useCall('budget.sources', { yearId });
  return <QueryGate query={sources}>{(all) => <Choice yearId={yearId} sources={all} />}</QueryGate>;
}

function Choice({ yearId, sources }: { readonly yearId: number; readonly sources: readonly SourceChoice[] }) {
  const ofDimension = (dimension: SourceDimension): readonly SourceChoice[] =>
    sources.filter((source) => source.dimension === dimension);
  const comparable = sourceDimensions.filter((each) => ofDimension(each).length > 1);
  const [wanted, setWanted] = useState<SourceDimension>('generica');
  const [sides, setSides] = useState<{ readonly before?: number; readonly after?: number }>({});
  const dimension = comparable.find((each) => each === wanted) ?? comparable[0];
  if (!dimension) return <Text c="dimmed">{text.none}</Text>;
  const choices = ofDimension(dimension);
  const known = (id: number | undefined): number | undefined => choices.find(({ batchId }) => batchId === id)?.batchId;
  const after = known(sides.after) ?? choices[0]?.batchId ?? 0;
  const before = known(sides.before) ?? choices.find(({ batchId }) => batchId !== after)?.batchId ?? 0;
  const data = choices.map((choice) => ({ value: String(choice.batchId), label: choiceText(choice) }));
  return (
    <>
      <Group gap="md" align="end" mb={8}>
        <NativeSelect
          label={text.dimension}
          value={dimension}
          data={comparable.map((value) => ({ value, label: es.screens.dimensions[value] }))}
          onChange={({ currentTarget }) =>
            setWanted(comparable.find((each) => each === currentTarget.value) ?? 'generica')
          }
        />
        <NativeSelect
          label={text.before}
          value={String(before)}
          data={data}
          onChange={({ currentTarget }) => setSides({ before: Number(currentTarget.value), after })}
        />
        <NativeSelect
          label={text.after}
          value={String(after)}
          data={data}
          onChange={({ currentTarget }) => setSides({ before, after: Number(currentTarget.value) })}
        />
      </Group>
      <Reasons before={choices.find(isBatch(before))} after={choices.find(isBatch(after))} />
      <Difference yearId={yearId} dimension={dimension} before={before} after={after} />
    </>
  );
}

const isBatch =
  (id: number) =>
  ({ batchId }: SourceChoice): boolean =>
    batchId === id;

function choiceText({ fileName, cutOffDate, official }: SourceChoice): string {
  const label = es.budget.sourceChoice(fileName, cutOffDate === null ? null : dateText(cutOffDate));
  return official ? text.official(label) : label;
}

/** Why the two may say different things without either being wrong (IM16). */
function Reasons({
  before,
  after,
}: {
  readonly before: SourceChoice | undefined;
  readonly after: SourceChoice | undefined;
}) {
  if (!before || !after) return null;
  return (
    <Text size="sm" c="dimmed" mb={6}>
      {differenceReasons(before, after)
        .map((reason) => text.reasons[reason])
        .join(' ')}
    </Text>
  );
}

type Props = {
  readonly yearId: number;
  readonly dimension: SourceDimension;
  readonly before: number;
  readonly after: number;
};

function Difference(props: Props) {
  const difference = useCall('budget.difference', props);
  return <QueryGate query={difference}>{(data) => <DifferenceGrid data={data} />}</QueryGate>;
}

function DifferenceGrid({ data }: { readonly data: BudgetDifference }) {
  const [onlyChanged, setOnlyChanged] = useState(false);
  const rows = useMemo(() => (onlyChanged ? data.rows.filter(isChanged) : data.rows), [data.rows, onlyChanged]);
  const total = useMemo(() => ({ ...data.total, name: es.screens.total }), [data.total]);
  const columns = useMemo(() => differenceColumns([...data.rows, total]), [data.rows, total]);
  const totals = useMemo(() => [total], [total]);
  return (
    <>
      <Checkbox
        mb={8}
        label={text.onlyChanged}
        checked={onlyChanged}
        onChange={({ currentTarget }) => setOnlyChanged(currentTarget.checked)}
      />
      <DataGrid<DifferenceLine> label={text.gridLabel} columns={columns} rows={rows} rowId={lineId} totals={totals} />
      {!data.rows.some(isChanged) && <Text c="dimmed">{text.same}</Text>}
    </>
  );
}

const lineId = ({ code }: DifferenceLine): string => code;
