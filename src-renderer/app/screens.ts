import { type ComponentType, lazy } from 'react';
import type { ScreenId, YearScreenProps } from '../ui/screen.ts';

/** Each screen is loaded when first opened, so that the window stands before the grid and the chart have arrived. */
export const yearScreens: Readonly<Record<Exclude<ScreenId, 'home' | 'help'>, ComponentType<YearScreenProps>>> = {
  overview: lazy(() => import('../screens/overview/OverviewScreen.tsx').then((m) => ({ default: m.OverviewScreen }))),
  imports: lazy(() => import('../screens/imports/ImportsScreen.tsx').then((m) => ({ default: m.ImportsScreen }))),
  budget: lazy(() => import('../screens/budget/BudgetScreen.tsx').then((m) => ({ default: m.BudgetScreen }))),
  targets: lazy(() => import('../screens/targets/TargetsScreen.tsx').then((m) => ({ default: m.TargetsScreen }))),
  indicators: lazy(() =>
    import('../screens/indicators/IndicatorsScreen.tsx').then((m) => ({ default: m.IndicatorsScreen })),
  ),
  reference: lazy(() =>
    import('../screens/reference/ReferenceScreen.tsx').then((m) => ({ default: m.ReferenceScreen })),
  ),
  narrative: lazy(() =>
    import('../screens/narrative/NarrativeScreen.tsx').then((m) => ({ default: m.NarrativeScreen })),
  ),
  checks: lazy(() => import('../screens/checks/ChecksScreen.tsx').then((m) => ({ default: m.ChecksScreen }))),
  preview: lazy(() => import('../screens/preview/PreviewScreen.tsx').then((m) => ({ default: m.PreviewScreen }))),
  versions: lazy(() => import('../screens/versions/VersionsScreen.tsx').then((m) => ({ default: m.VersionsScreen }))),
  settings: lazy(() => import('../screens/settings/SettingsScreen.tsx').then((m) => ({ default: m.SettingsScreen }))),
  issue: lazy(() => import('../screens/issue/IssueScreen.tsx').then((m) => ({ default: m.IssueScreen }))),
};

/** The only screen beside the list of years that needs no year. */
export const HelpScreen = lazy(() => import('../screens/help/HelpScreen.tsx').then((m) => ({ default: m.HelpScreen })));
