import { NativeSelect, SimpleGrid } from '@mantine/core';
import type { IndicatorRow, IndicatorSheet, IndicatorYear, Input } from '#shared/contract/index.ts';
import { rateBases, senseOfGoals, senses, unitTypes } from '#shared/domain/indicators.ts';
import { countText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { SheetText } from '../../ui/form/SheetText.tsx';

const text = es.screens.indicators.sheet;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly indicator: IndicatorRow;
  readonly years: readonly IndicatorYear[];
};
type Changes = Input<'indicators.setSheet'>['changes'];

/** How the indicator is measured, and its texts. */
export function SheetFields({ yearId, closed, indicator, years }: Props) {
  const { mutate, error } = useCommand('indicators.setSheet');
  const save = (changes: Changes): void => mutate({ yearId, id: indicator.id, changes });
  return (
    <>
      <SimpleGrid cols={2} spacing="xs" verticalSpacing={6}>
        <NativeSelect
          size="xs"
          label={text.unitType}
          disabled={closed}
          value={indicator.unitType}
          data={unitTypes.map((value) => ({ value, label: es.indicators.types[value] }))}
          onChange={({ currentTarget }) => {
            const unitType = unitTypes.find((each) => each === currentTarget.value);
            if (unitType) save({ unitType });
          }}
        />
        <NativeSelect
          size="xs"
          label={text.decimals}
          disabled={closed}
          value={String(indicator.decimals)}
          data={['0', '1', '2', '3', '4', '5', '6']}
          onChange={({ currentTarget }) => save({ decimals: Number(currentTarget.value) })}
        />
        <NativeSelect
          size="xs"
          label={text.sense}
          description={suggestion(indicator, years)}
          inputWrapperOrder={['label', 'input', 'description']}
          disabled={closed}
          value={indicator.sense ?? ''}
          data={[
            { value: '', label: text.noSense },
            ...senses.map((value) => ({ value, label: es.indicators.senses[value] })),
          ]}
          onChange={({ currentTarget }) => save({ sense: senses.find((each) => each === currentTarget.value) ?? null })}
        />
        {indicator.unitType === 'rate' && (
          <NativeSelect
            size="xs"
            label={text.rateBase}
            disabled={closed}
            value={String(indicator.rateBase)}
            data={rateBases.map((value) => ({ value: String(value), label: countText(value) }))}
            onChange={({ currentTarget }) => {
              const rateBase = rateBases.find((each) => String(each) === currentTarget.value);
              if (rateBase) save({ rateBase });
            }}
          />
        )}
      </SimpleGrid>
      {(Object.keys(text.texts) as (keyof IndicatorSheet)[]).map((field) => (
        <SheetText
          key={field}
          label={text.texts[field]}
          stored={indicator.sheet[field]}
          closed={closed}
          onSave={(written) => save({ [field]: written })}
        />
      ))}
      {error && <ErrorNote text={errorText(error)} />}
    </>
  );
}

/** Only while none is chosen: the goals of the years to come, which the national system reads the sense from. */
function suggestion({ sense, values }: IndicatorRow, years: readonly IndicatorYear[]): string | null {
  if (sense !== null) return null;
  const goals = years
    .filter(({ kind }) => kind === 'projected')
    .flatMap(({ year }) => values.find((each) => each.year === year)?.value ?? []);
  const found = senseOfGoals(goals);
  return found && text.suggested(found);
}
