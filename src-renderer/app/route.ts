import { useSyncExternalStore } from 'react';
import { type ScreenId, screenKeys } from '../ui/screen.ts';

/** What the window shows: in the address, so that a reload, Back and Forward keep it. */
export type Route = {
  readonly yearId: number | null;
  readonly screen: ScreenId;
  /** What the screen shows first: `YearScreenProps.at`. */
  readonly at: string | null;
};

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash));
}

type Destination = Omit<Route, 'at'> & { readonly at?: string | null };

export function goTo(destination: Destination): void {
  location.hash = hashOf(destination);
}

/** Where Back comes to from whatever is opened next; nothing on the screen changes. */
export function rememberPlace(destination: Destination): void {
  history.replaceState(history.state, '', `#${hashOf(destination)}`);
}

const hashOf = ({ yearId, screen, at }: Destination): string =>
  yearId === null ? '' : `/${yearId}/${screen}${at ? `/${at}` : ''}`;

/** "#/3/budget" or "#/3/targets/target:12:executed"; anything else is the list of years. */
export function parseRoute(hash: string): Route {
  const [, id, screen = 'home', at = null] = /^#\/(\d{1,9})\/(\w+)(?:\/([\w:.-]{1,200}))?$/.exec(hash) ?? [];
  return id === undefined
    ? { yearId: null, screen: 'home', at: null }
    : { yearId: Number(id), screen: known(screen), at };
}

const known = (text: string): ScreenId => (Object.hasOwn(screenKeys, text) ? (text as ScreenId) : 'home');

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
