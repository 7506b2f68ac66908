import { Tabs, Title } from '@mantine/core';
import { es } from '#shared/strings/es.ts';
import { YearVersions } from '../../parts/years/YearVersions.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { CompareTab } from './CompareTab.tsx';
import { RecordTab } from './RecordTab.tsx';
import './versions.css';

const text = es.screens.versions;

/** Named versions of the year, and the record of everything that was done in it (VE1-VE4). */
export function VersionsScreen({ year }: YearScreenProps) {
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <Tabs defaultValue="versions" keepMounted={false}>
        <Tabs.List aria-label={text.title} mb="sm">
          <Tabs.Tab value="versions">{text.tabs.versions}</Tabs.Tab>
          <Tabs.Tab value="compare">{text.tabs.compare}</Tabs.Tab>
          <Tabs.Tab value="record">{text.tabs.record}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="versions" maw={900}>
          <YearVersions year={year} />
        </Tabs.Panel>
        <Tabs.Panel value="compare">
          <CompareTab year={year} />
        </Tabs.Panel>
        <Tabs.Panel value="record">
          <RecordTab year={year} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
