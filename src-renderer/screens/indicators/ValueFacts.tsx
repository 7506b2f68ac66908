import { Button, Checkbox, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { IndicatorRow, IndicatorYear } from '#shared/contract/index.ts';
import { type Figure, figureText } from '#shared/domain/decimal.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import { errorText, RpcFailure } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { SheetText } from '../../ui/form/SheetText.tsx';

const text = es.screens.indicators.sheet;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly indicator: IndicatorRow;
  readonly years: readonly IndicatorYear[];
  /** Of the column that the cursor is in. */
  readonly year: number | null;
};

/** What is known of the value of one year: its source, a change of method, and what was published of it (IN5, IN7, IN10). */
export function ValueFacts({ yearId, closed, indicator, years, year }: Props) {
  const lastHistorical = years.filter(({ kind }) => kind === 'historical').at(-1) ?? years[0];
  const [chosen, setChosen] = useState(year ?? lastHistorical?.year ?? 0);
  useEffect(() => {
    if (year !== null) setChosen(year);
  }, [year]);
  const { mutate, error } = useCommand('indicators.setValueFacts');
  if (years.length === 0) return null;
  const found = indicator.values.find((each) => each.year === chosen);
  const show = (figure: Figure | undefined): string => {
    if (!figure || figureText(figure) === '') return text.noValue;
    return cellText({ kind: 'decimal', ...figure, suffix: indicator.unit === 'percent' ? '%' : '' });
  };
  return (
    <div className="value-facts">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {text.yearFacts}
        </Title>
        <NativeSelect
          size="xs"
          aria-label={text.year}
          value={String(chosen)}
          data={years.map((each) => String(each.year))}
          onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
        />
      </Group>
      <Text size="sm">{text.value(show(found))}</Text>
      <SheetText
        key={chosen}
        label={text.valueSource}
        stored={found?.source ?? ''}
        closed={closed}
        onSave={(source) => mutate({ yearId, id: indicator.id, year: chosen, changes: { source } })}
      />
      <Checkbox
        size="xs"
        mt={6}
        label={text.methodBreak}
        disabled={closed}
        checked={found?.methodBreak ?? false}
        onChange={({ currentTarget }) =>
          mutate({ yearId, id: indicator.id, year: chosen, changes: { methodBreak: currentTarget.checked } })
        }
      />
      {error && <ErrorNote text={errorText(error)} />}
      {found?.published && (
        <Text size="sm" mt={6}>
          {text.published(show(found.published))}
        </Text>
      )}
      {found?.correction && (
        <Text size="sm" fw={600}>
          {es.screens.indicators.corrected(show(found.published ?? undefined), found.correction)}
        </Text>
      )}
      {found?.published && !closed && (
        <Correction
          key={`${chosen} ${figureText(found)}`}
          yearId={yearId}
          id={indicator.id}
          year={chosen}
          published={found.published}
          corrected={found.correction !== null}
        />
      )}
    </div>
  );
}

type CorrectionProps = {
  readonly yearId: number;
  readonly id: number;
  readonly year: number;
  readonly published: Figure;
  readonly corrected: boolean;
};

/** Another value for a year that a report has published, with the reason that the record keeps (IN10). */
function Correction({ yearId, id, year, published, corrected }: CorrectionProps) {
  const [written, setWritten] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { mutateAsync, isPending } = useCommand('indicators.setCells');
  const save = async (value: string): Promise<void> => {
    setProblem(null);
    try {
      const cells = [{ id, year, field: 'value' as const, text: value }];
      const [first] = (await mutateAsync({ yearId, cells, reason })).rejected;
      if (first) setProblem(errorText(new RpcFailure(first.error)));
    } catch (error) {
      setProblem(errorText(error));
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(written);
      }}
    >
      <TextInput
        size="xs"
        label={text.correct}
        inputMode="decimal"
        value={written}
        onChange={({ currentTarget }) => setWritten(currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={text.reason}
        value={reason}
        maxLength={500}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Group gap="xs" mt={8}>
        <Button
          type="submit"
          size="compact-sm"
          loading={isPending}
          disabled={written.trim() === '' || reason.trim() === ''}
        >
          {text.saveCorrection}
        </Button>
        {corrected && (
          <Button
            size="compact-sm"
            variant="default"
            loading={isPending}
            onClick={() => void save(cellText({ kind: 'decimal', ...published, suffix: '' }))}
          >
            {text.giveBack}
          </Button>
        )}
      </Group>
      {problem !== null && <ErrorNote text={problem} />}
    </form>
  );
}
