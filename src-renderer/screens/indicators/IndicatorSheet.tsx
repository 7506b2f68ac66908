import { Badge, Button, CloseButton, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { IndicatorLevel, IndicatorRow, IndicatorTable } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { SheetFields } from './SheetFields.tsx';
import { ValueFacts } from './ValueFacts.tsx';

const text = es.screens.indicators.sheet;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly table: IndicatorTable;
  /** Where the cursor is; `null` before it was anywhere. */
  readonly place: {
    readonly level: IndicatorLevel | null;
    readonly indicator: IndicatorRow | null;
    readonly year: number | null;
  } | null;
  readonly onClose: () => void;
};

/** What is known of the row that the cursor is in, beside the grid (IN2). Every field is stored when it is left. */
export function IndicatorSheet({ yearId, closed, table, place, onClose }: Props) {
  const titleId = useId();
  const level = place?.level ?? null;
  const indicator = place?.indicator ?? null;
  return (
    <section className="indicator-sheet" aria-labelledby={titleId}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Title order={2} size="h4" id={titleId}>
          {level ? text.levelTitle : text.title}
        </Title>
        <CloseButton aria-label={text.close} onClick={onClose} />
      </Group>
      {!level && !indicator && <Text c="dimmed">{text.choose}</Text>}
      {level && <LevelSheet key={level.id} yearId={yearId} closed={closed} level={level} />}
      {indicator && (
        <>
          <Text fw={600} size="sm">
            {indicator.name}
          </Text>
          {indicator.toReview && <ToReview yearId={yearId} closed={closed} id={indicator.id} />}
          <SheetFields key={indicator.id} yearId={yearId} closed={closed} indicator={indicator} years={table.years} />
          <ValueFacts
            key={`values-${indicator.id}`}
            yearId={yearId}
            closed={closed}
            indicator={indicator}
            years={table.years}
            year={place?.year ?? null}
          />
        </>
      )}
    </section>
  );
}

type LevelProps = Pick<Props, 'yearId' | 'closed'> & { readonly level: IndicatorLevel };

function LevelSheet({ yearId, closed, level }: LevelProps) {
  const { mutate, error } = useCommand('indicators.setLevelKind');
  return (
    <>
      <Text fw={600} size="sm">
        {level.name}
      </Text>
      <NativeSelect
        size="xs"
        label={text.levelKind}
        disabled={closed}
        value={level.kind}
        data={(['result', 'product'] as const).map((value) => ({ value, label: es.indicators.kinds[value] }))}
        onChange={({ currentTarget }) =>
          mutate({ yearId, id: level.id, kind: currentTarget.value === 'result' ? 'result' : 'product' })
        }
      />
      {error && <ErrorNote text={errorText(error)} />}
    </>
  );
}

type ReviewProps = Pick<Props, 'yearId' | 'closed'> & { readonly id: number };

function ToReview({ yearId, closed, id }: ReviewProps) {
  const { mutate, isPending, error } = useCommand('indicators.setSheet');
  return (
    <Group gap="xs">
      <Badge variant="light" color="yellow" tt="none">
        {text.toReview}
      </Badge>
      {!closed && (
        <Button
          size="compact-xs"
          variant="default"
          loading={isPending}
          onClick={() => mutate({ yearId, id, changes: { toReview: false } })}
        >
          {text.reviewed}
        </Button>
      )}
      {error && <ErrorNote text={errorText(error)} />}
    </Group>
  );
}
