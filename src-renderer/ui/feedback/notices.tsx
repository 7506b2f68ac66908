import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

export type Notice = {
  readonly tone: 'done' | 'error';
  readonly text: string;
  /** The last act can be taken back: the line offers it. */
  readonly undoable?: boolean;
  /** Everything is stored, the last act at this time: the line offers to give this state a name. */
  readonly savedAt?: string | null;
};
type Notices = { readonly notice: Notice | null; readonly say: (notice: Notice | null) => void };

const NoticesContext = createContext<Notices | null>(null);

/** One line about the last act (features.md D4), until the screen changes. It never holds the only copy of information. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const say = useCallback((next: Notice | null) => setNotice(next), []);
  useEffect(() => {
    const clear = (): void => setNotice(null);
    window.addEventListener('hashchange', clear);
    return () => window.removeEventListener('hashchange', clear);
  }, []);
  const value = useMemo(() => ({ notice, say }), [notice, say]);
  return <NoticesContext.Provider value={value}>{children}</NoticesContext.Provider>;
}

export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('no notices above this component');
  return notices;
}
