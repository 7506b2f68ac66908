import { useSyncExternalStore } from 'react';
import { type ScreenId, screenKeys } from '../ui/screen.ts';

/** What the window shows: in the address, so that a reload, Back and Forward keep it. */
export type Route = { readonly yearId: number | null; readonly screen: ScreenId };

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash));
}

export function goTo({ yearId, screen }: Route): void {
  location.hash = yearId === null ? '' : `/${yearId}/${screen}`;
}

/** "#/3/budget"; anything else is the list of years. */
export function parseRoute(hash: string): Route {
  const [, id, screen = 'home'] = /^#\/(\d{1,9})\/(\w+)$/.exec(hash) ?? [];
  return id === undefined ? { yearId: null, screen: 'home' } : { yearId: Number(id), screen: known(screen) };
}

const known = (text: string): ScreenId => (Object.hasOwn(screenKeys, text) ? (text as ScreenId) : 'home');

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
