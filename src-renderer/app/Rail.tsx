import {
  IconBuildingBank,
  IconChartLine,
  IconClipboardCheck,
  IconEye,
  IconFileExport,
  IconFileImport,
  IconHelp,
  IconHistory,
  IconHome,
  IconListCheck,
  IconPencil,
  IconSettings,
  IconTable,
  IconTargetArrow,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { type ScreenId, screenKeys } from '../ui/screen.ts';
import { goTo, routeHash } from './route.ts';

type Props = { readonly screen: ScreenId; readonly year: YearSummary | null };

const icons: Readonly<Record<ScreenId, ComponentType<{ size: number; 'aria-hidden': true }>>> = {
  home: IconHome,
  overview: IconClipboardCheck,
  imports: IconFileImport,
  budget: IconBuildingBank,
  targets: IconTargetArrow,
  indicators: IconChartLine,
  reference: IconTable,
  narrative: IconPencil,
  checks: IconListCheck,
  preview: IconEye,
  issue: IconFileExport,
  versions: IconHistory,
  settings: IconSettings,
  help: IconHelp,
};

/** The screens in the order of the work. Without an open year there are only the list of years and the help. */
export function Rail({ screen, year }: Props) {
  const shown = (Object.keys(screenKeys) as ScreenId[]).filter((id) => id === 'home' || id === 'help' || year !== null);
  return (
    <nav className="rail" aria-label={es.frame.navigation}>
      <ol>
        {shown.map((id) => {
          const Icon = icons[id];
          const label = es.frame.screens[id];
          const key = screenKeys[id];
          return (
            <li key={id}>
              <a
                href={routeHash({ yearId: year?.id ?? null, screen: id, at: null })}
                aria-current={id === screen ? 'page' : undefined}
                aria-keyshortcuts={key === null ? undefined : `Control+${key} Alt+${key}`}
                title={key === null ? label : `${label} (${es.frame.screenKeys(key)})`}
                onClick={(event) => {
                  event.preventDefault();
                  goTo({ yearId: year?.id ?? null, screen: id });
                }}
              >
                <Icon size={18} aria-hidden />
                <span className="rail-number" aria-hidden>
                  {key}
                </span>
                <span className="rail-label">{label}</span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
