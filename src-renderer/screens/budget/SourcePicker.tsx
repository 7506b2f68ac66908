import { NativeSelect } from '@mantine/core';
import type { OfficialDimension } from '#shared/domain/budget.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { useNotices } from '../../ui/feedback/notices.tsx';

type Props = { readonly yearId: number; readonly dimension: OfficialDimension; readonly closed: boolean };

/** Which imported file speaks for this view; only where there is more than one (IM16). */
export function SourcePicker({ yearId, dimension, closed }: Props) {
  const sources = useCall('budget.sources', { yearId });
  const setOfficial = useCommand('budget.setOfficial');
  const { say } = useNotices();
  const choices = (sources.data ?? []).filter((source) => source.dimension === dimension);
  if (choices.length < 2) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={es.budget.source}
      title={es.budget.source}
      disabled={closed || setOfficial.isPending}
      value={String(choices.find(({ official }) => official)?.batchId ?? '')}
      data={choices.map(({ batchId, fileName, cutOffDate }) => ({
        value: String(batchId),
        label: es.budget.sourceChoice(fileName, cutOffDate === null ? null : dateText(cutOffDate)),
      }))}
      onChange={({ currentTarget }) =>
        setOfficial.mutate(
          { yearId, dimension, batchId: Number(currentTarget.value) },
          { onError: (error) => say({ tone: 'error', text: errorText(error) }) },
        )
      }
    />
  );
}
