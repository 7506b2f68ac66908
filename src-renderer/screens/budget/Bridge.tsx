import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { type BridgeStep, bridgeOf } from '#shared/domain/bridge.ts';
import type { BudgetView } from '#shared/domain/budget.ts';
import { es } from '#shared/strings/es.ts';
import { BridgeChart, changeText } from '../../ui/chart/BridgeChart.tsx';

const text = es.screens.budget.bridge;

/** How the modifications of each row lead from the PIA to the PIM; nothing where the figures do not tell. */
export function Bridge({ view }: { readonly view: BudgetView }) {
  const steps = useMemo(() => bridgeOf(view), [view]);
  if (!steps) return null;
  return (
    <section className="chart-section">
      <Title order={2} size="h4">
        {text.title}
      </Title>
      <Text size="sm" c="dimmed">
        {text.lead}
      </Text>
      <BridgeChart
        steps={steps}
        nameOf={nameOf}
        label={text.label(steps.map((step) => text.step(fullNameOf(step), changeText(step))))}
        unit={es.screens.budget.millions}
      />
    </section>
  );
}

const nameOf = ({ kind, code }: BridgeStep): string => (kind === 'change' ? code : text[kind]);
const fullNameOf = (step: BridgeStep): string => (step.kind === 'change' ? `${step.code} ${step.name}` : nameOf(step));
