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
  location.hash = routeHash(destination);
}

/** Where Back comes to from whatever is opened next; nothing on the screen changes. */
export function rememberPlace(destination: Destination): void {
  history.replaceState(history.state, '', routeHash(destination));
}

/** "#/3/budget" or "#/3/targets/target%3A12%3Aexecuted"; without a year only the list of years and the help are there: "#/" and "#/help". */
export function routeHash({ yearId, screen, at = null }: Destination): string {
  const place = at === null ? '' : `/${encodeURIComponent(at)}`;
  if (yearId !== null) return `#/${yearId}/${screen}${place}`;
  return screen === 'help' ? `#/help${place}` : '#/';
}

/** The inverse of `routeHash`; anything else is the list of years. */
export function parseRoute(hash: string): Route {
  const [, id, screen = 'home', place] = /^#\/(?:(\d{1,9})\/)?(\w+)(?:\/([^/]+))?$/.exec(hash) ?? [];
  const at = place === undefined ? null : decoded(place);
  if (id !== undefined) return { yearId: Number(id), screen: known(screen), at };
  return screen === 'help' ? { yearId: null, screen, at } : { yearId: null, screen: 'home', at: null };
}

const known = (text: string): ScreenId => (Object.hasOwn(screenKeys, text) ? (text as ScreenId) : 'home');

/** A place that is no encoded text is none. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
