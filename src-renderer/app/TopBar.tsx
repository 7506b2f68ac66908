import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconCircleCheck } from '@tabler/icons-react';
import type { YearSummary } from '#shared/contract/index.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../rpc/hooks.ts';
import { timeText } from '../ui/clock.ts';
import type { ScreenId } from '../ui/screen.ts';
import { FindingsButton } from './FindingsButton.tsx';
import { useUndo } from './use-undo.ts';
import { YearButton } from './YearButton.tsx';

const text = es.frame;

type Props = {
  readonly years: readonly YearSummary[];
  readonly year: YearSummary | null;
  readonly screen: ScreenId;
};

/** What is open, that it is saved, what Ctrl+Z would take back, and how many findings there are (features.md D1). */
export function TopBar({ years, year, screen }: Props) {
  return (
    <header className="top-bar">
      {year ? (
        <OpenYear years={years} year={year} screen={screen} />
      ) : (
        <span className="top-title">{text.appName}</span>
      )}
    </header>
  );
}

function OpenYear({ years, year, screen }: Props & { readonly year: YearSummary }) {
  const entity = useCall('years.settings', { yearId: year.id }).data?.entity;
  const code = entity ? `${entity.executingUnitCode}-${entity.secEjec}` : year.executingUnitCode;
  return (
    <>
      <YearButton years={years} year={year} screen={screen} />
      <span className="top-fact top-unit" title={text.executingUnit(code, year.executingUnitName)}>
        {text.executingUnit(code, year.executingUnitName)}
      </span>
      <span className="top-fact">{text.cutOff(dateText(year.cutOffDate))}</span>
      <SavedState year={year} />
      <span className="top-space" />
      <UndoButtons year={year} />
      <FindingsButton year={year} />
    </>
  );
}

/** "Guardado 10:42" is a fact, not a button. */
function SavedState({ year }: { readonly year: YearSummary }) {
  const state = useCall('edit.state', { yearId: year.id }).data;
  if (!state) return null;
  const { savedAt } = state;
  return (
    <span className="top-fact saved">
      <IconCircleCheck size={16} aria-hidden />
      {savedAt ? text.saved(timeText(savedAt, new Date())) : text.nothingYet}
    </span>
  );
}

function UndoButtons({ year }: { readonly year: YearSummary }) {
  const state = useCall('edit.state', { yearId: year.id }).data;
  const step = useUndo(year.id);
  return (
    <span className="top-undo">
      {(['undo', 'redo'] as const).map((direction) => {
        const label = state?.[direction] ?? null;
        const Icon = direction === 'undo' ? IconArrowBackUp : IconArrowForwardUp;
        const full = label === null ? text[direction] : text[`${direction}This`](label);
        return (
          <Button
            key={direction}
            variant="default"
            size="compact-sm"
            className={`top-${direction}`}
            disabled={label === null}
            aria-label={full}
            aria-keyshortcuts={direction === 'undo' ? 'Control+Z' : 'Control+Y'}
            title={full}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => step(direction)}
          >
            {text[direction]}
          </Button>
        );
      })}
    </span>
  );
}
