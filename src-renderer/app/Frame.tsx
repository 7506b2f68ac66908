import { Button, CloseButton } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../rpc/hooks.ts';
import { HomeScreen } from '../screens/home/HomeScreen.tsx';
import { Loading } from '../ui/feedback/Loading.tsx';
import { useNotices } from '../ui/feedback/notices.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LostConnection } from './LostConnection.tsx';
import { NameVersionDialog } from './NameVersionDialog.tsx';
import { Rail } from './Rail.tsx';
import { goTo, type Route, rememberPlace, useRoute } from './route.ts';
import { HelpScreen, yearScreens } from './screens.ts';
import { TopBar } from './TopBar.tsx';
import { useKeys } from './use-keys.ts';
import { useUndo } from './use-undo.ts';

/** The one window: rail, top bar, the screen, and a line about the last act (features.md D1). */
export function Frame() {
  const route = useRoute();
  const years = useCall('years.list', {}).data;
  const year = years?.find(({ id }) => id === route.yearId) ?? null;
  const main = useRef<HTMLElement>(null);
  const [naming, setNaming] = useState(false);
  useKeys(year, route.screen, () => setNaming(true));
  useEffect(() => {
    const screen = es.frame.screens[route.screen];
    document.title = year ? `${screen} · ${year.year} · ${es.frame.appName}` : es.frame.appName;
  }, [route.screen, year]);
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {es.frame.skipToContent}
      </button>
      <Rail screen={year ? route.screen : route.screen === 'help' ? 'help' : 'home'} year={year} />
      <TopBar years={years ?? []} year={year} screen={route.screen} />
      <main ref={main} className="content" tabIndex={-1}>
        <LostConnection />
        <ErrorBoundary key={`${route.yearId}/${route.screen}`}>
          <Suspense fallback={<Loading />}>
            <Screen route={route} year={year} known={years !== undefined} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <NoticeLine yearId={route.yearId} onNameVersion={() => setNaming(true)} />
      {naming && year && <NameVersionDialog yearId={year.id} onClose={() => setNaming(false)} />}
    </div>
  );
}

/** A year that is not there (any more) shows the list of years. */
function Screen({ route, year, known }: { route: Route; year: YearSummary | null; known: boolean }) {
  if (route.screen === 'help')
    return (
      <HelpScreen
        topic={route.at}
        year={year}
        goTopic={(at) => goTo({ yearId: year?.id ?? null, screen: 'help', at })}
      />
    );
  if (route.screen === 'home' || (known && !year))
    return <HomeScreen openYear={(yearId, screen) => goTo({ yearId, screen })} />;
  if (!year) return <Loading />;
  const YearScreen = yearScreens[route.screen];
  return (
    <YearScreen
      key={year.id}
      year={year}
      at={route.at}
      go={(screen, at) => goTo({ yearId: year.id, screen, at: at ?? null })}
      remember={(at) => rememberPlace({ ...route, at })}
    />
  );
}

type NoticeProps = { readonly yearId: number | null; readonly onNameVersion: () => void };

function NoticeLine({ yearId, onNameVersion }: NoticeProps) {
  const { notice, say } = useNotices();
  const step = useUndo(yearId);
  const Icon = notice?.tone === 'error' ? IconAlertCircle : IconCircleCheck;
  return (
    <div className="notice-line" role="status" aria-live="polite">
      {notice && (
        <span className={`notice notice-${notice.tone}`}>
          <Icon size={16} aria-hidden />
          {notice.text}
          {notice.undoable && (
            <Button size="compact-xs" variant="default" onClick={() => step('undo')}>
              {es.frame.undo}
            </Button>
          )}
          {notice.savedAt !== undefined && (
            <Button size="compact-xs" variant="default" onClick={onNameVersion}>
              {es.frame.nameVersion}
            </Button>
          )}
          <CloseButton size="sm" aria-label={es.frame.dismiss} onClick={() => say(null)} />
        </span>
      )}
    </div>
  );
}
