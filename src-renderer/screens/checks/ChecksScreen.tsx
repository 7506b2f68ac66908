import { Tabs, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import type { YearScreenProps } from '../../ui/screen.ts';
import { FindingsTab } from './FindingsTab.tsx';
import { ReviewTab } from './review/ReviewTab.tsx';
import './checks.css';

const text = es.screens.checks;
const tabs = ['findings', 'word'] as const;
type Tab = (typeof tabs)[number];

/** Whether everything agrees: the findings of the year, and a finished Word document against its data (features.md D2). */
export function ChecksScreen({ year, go, at }: YearScreenProps) {
  const [shown, setShown] = useState<Tab>('findings');
  useEffect(() => setShown(at === 'word' ? 'word' : 'findings'), [at]);
  return (
    <>
      <Title order={1}>{text.title}</Title>
      {/* Kept: the document that was sent is still there after a look at the findings. */}
      <Tabs value={shown} onChange={(value) => setShown(tabs.find((tab) => tab === value) ?? 'findings')}>
        <Tabs.List aria-label={text.tabsLabel}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {text.tabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="findings" pt="sm">
          <FindingsTab year={year} go={go} />
        </Tabs.Panel>
        <Tabs.Panel value="word" pt="sm">
          <ReviewTab year={year} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
