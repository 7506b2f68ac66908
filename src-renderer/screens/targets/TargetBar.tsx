import { Button, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconId, IconListDetails, IconRuler2, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import type { PoiVersion } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import type { Period } from './target-lines.ts';
import { type UnitKind, UnitsDialog } from './UnitsDialog.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';

const text = es.screens.targets;
export type GoalView = Period | 'versions';

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly versions: readonly PoiVersion[];
  readonly version: string;
  readonly onVersion: (name: string) => void;
  readonly view: GoalView;
  readonly onView: (view: GoalView) => void;
  readonly sheetOpen: boolean;
  readonly onSheet: (open: boolean) => void;
};

/** Which version is shown and how, and what is not in a cell of the grid: versions, catalogues, the sheet of a goal. */
export function TargetBar(props: Props) {
  const { yearId, closed, versions, version, onVersion, view, onView, sheetOpen, onSheet } = props;
  const [open, setOpen] = useState<'versions' | UnitKind | null>(null);
  const views = (['year', 'quarters', 'months', 'versions'] as const).filter(
    (value) => value !== 'versions' || versions.length > 1,
  );
  const button = (what: 'versions' | UnitKind, label: string, Icon: typeof IconId) => (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<Icon size={16} aria-hidden />}
      onClick={() => setOpen(what)}
    >
      {label}
    </Button>
  );
  return (
    <Group justify="space-between" mb={6} gap="xs">
      <Group gap="sm">
        <NativeSelect
          size="xs"
          aria-label={text.columns.poiVersion}
          value={version}
          disabled={view === 'versions'}
          data={versions.map(({ name, printed }) => ({ value: name, label: text.versionChoice(name, printed) }))}
          onChange={({ currentTarget }) => onVersion(currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={text.view}
          value={view}
          data={views.map((value) => ({ value, label: text.views[value] }))}
          onChange={(value) => onView(views.find((each) => each === value) ?? 'year')}
        />
      </Group>
      <Group gap="xs">
        {button('versions', text.versions.open, IconListDetails)}
        {button('unit-of-measure', text.catalogues['unit-of-measure'].open, IconRuler2)}
        {button('organic-unit', text.catalogues['organic-unit'].open, IconSitemap)}
        {view !== 'versions' && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconId size={16} aria-hidden />}
            aria-expanded={sheetOpen}
            onClick={() => onSheet(!sheetOpen)}
          >
            {text.sheet.open}
          </Button>
        )}
      </Group>
      {open === 'versions' && (
        <VersionsDialog
          yearId={yearId}
          closed={closed}
          versions={versions}
          onClose={() => setOpen(null)}
          onAdded={onVersion}
          onRenamed={(name, newName) => {
            if (name === version) onVersion(newName);
          }}
        />
      )}
      {open !== null && open !== 'versions' && (
        <UnitsDialog yearId={yearId} closed={closed} kind={open} onClose={() => setOpen(null)} />
      )}
    </Group>
  );
}
