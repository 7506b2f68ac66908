import { useEffect, useEffectEvent } from 'react';

/**
 * What is pasted anywhere but in a field of its own, while the component is shown. Listens on the document, because browsers
 * send the event to the body, not to what has the focus, when no text is selected. `take` says whether it was for it.
 */
export function usePaste(take: (data: DataTransfer) => boolean): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isField(document.activeElement) || !event.clipboardData) return;
      if (taken(event.clipboardData)) event.preventDefault();
    };
    // Without it headless Chromium sends no paste where nothing can be written.
    const before = (event: Event): void => {
      if (!isField(document.activeElement)) event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    document.addEventListener('beforepaste', before);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('beforepaste', before);
    };
  }, []);
}

const isField = (element: Element | null): boolean =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLElement && element.isContentEditable);
