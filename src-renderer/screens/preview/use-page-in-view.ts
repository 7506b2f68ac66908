import { type RefObject, useCallback, useEffect, useState } from 'react';

/** The page at the top of what is seen (from 1), and the way to another one; `part`: how far down it, 0 to 1. */
export function usePageInView(scroller: RefObject<HTMLElement | null>, total: number) {
  const [current, setCurrent] = useState(1);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const onScroll = (): void => {
      const middle = box.scrollTop + box.clientHeight / 3;
      const pages = [...box.querySelectorAll<HTMLElement>('[data-page]')];
      setCurrent(Math.max(1, pages.filter((page) => page.offsetTop <= middle).length));
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => box.removeEventListener('scroll', onScroll);
  }, [scroller]);
  const show = useCallback(
    (page: number, part = 0): void => {
      const box = scroller.current;
      const target = box?.querySelector<HTMLElement>(`[data-page="${page}"]`);
      if (box && target) box.scrollTop = target.offsetTop + part * target.offsetHeight - (part > 0 ? headroom : 0);
      setCurrent(page);
    },
    [scroller],
  );
  return { current: Math.min(current, total), show };
}

/** What stands over a heading stays a little in sight. */
const headroom = 16;
