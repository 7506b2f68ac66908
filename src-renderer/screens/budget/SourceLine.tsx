import { Text } from '@mantine/core';
import type { BudgetSource } from '#shared/domain/budget.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.budget;

/** Where the figures of a view come from. */
export function SourceLine({ source }: { readonly source: BudgetSource }) {
  const parts = [
    text.source(source.fileName, es.imports.profileName(source.profile)),
    ...(source.cutOffDate === null ? [] : [text.cutOff(dateText(source.cutOffDate))]),
    text.scales[source.scale],
  ];
  return (
    <Text size="sm" c="dimmed">
      {parts.join(' · ')}
    </Text>
  );
}
