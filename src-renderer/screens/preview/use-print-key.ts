import { useEffect } from 'react';

/** Ctrl+P opens this screen from anywhere; here, where the pages are, it prints them. */
export function usePrintKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      event.stopPropagation();
      window.print();
    };
    // Before the window's own keys, which would come here again.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
