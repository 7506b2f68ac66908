import { Button, Tabs, Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { BreakdownTab } from './BreakdownTab.tsx';
import { budgetPlace } from './budget-place.ts';
import { CrossTab } from './CrossTab.tsx';
import { DifferenceTab } from './DifferenceTab.tsx';
import { DimensionTab } from './DimensionTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { MonthsTab } from './MonthsTab.tsx';

const text = es.screens.budget;
const tabs = [
  'generica',
  'activity',
  'product',
  'funding-source',
  'rubro',
  'months',
  'years',
  'cross',
  'difference',
] as const;
type Tab = (typeof tabs)[number];

/** The budget of the year: as the tables print it (18-21), and in every other way the imported files allow. */
export function BudgetScreen({ year, go, at }: YearScreenProps) {
  const place = useMemo(() => budgetPlace(at), [at]);
  const [shown, setShown] = useState<Tab>(place?.dimension ?? 'generica');
  useEffect(() => {
    if (place) setShown(place.dimension);
  }, [place]);
  const empty = (
    <EmptyState title={text.emptyTitle} text={text.emptyText}>
      <Button onClick={() => go('imports')}>{text.goToImports}</Button>
    </EmptyState>
  );
  const panel = (tab: Tab) => {
    switch (tab) {
      case 'generica':
      case 'activity':
        return (
          <DimensionTab
            yearId={year.id}
            dimension={tab}
            closed={year.state === 'closed'}
            empty={empty}
            focusOn={place?.dimension === tab ? place.cell : null}
          />
        );
      case 'product':
      case 'funding-source':
      case 'rubro':
        return <BreakdownTab yearId={year.id} by={tab} closed={year.state === 'closed'} />;
      case 'months':
        return <MonthsTab yearId={year.id} closed={year.state === 'closed'} />;
      case 'years':
        return <HistoryTab yearId={year.id} closed={year.state === 'closed'} />;
      case 'cross':
        return <CrossTab yearId={year.id} />;
      case 'difference':
        return <DifferenceTab yearId={year.id} />;
      default:
        return tab satisfies never;
    }
  };
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <Tabs
        value={shown}
        onChange={(value) => setShown(tabs.find((tab) => tab === value) ?? 'generica')}
        keepMounted={false}
      >
        <Tabs.List aria-label={es.budget.tabsLabel}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {es.budget.tabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Panel key={tab} value={tab} pt="sm">
            {panel(tab)}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
