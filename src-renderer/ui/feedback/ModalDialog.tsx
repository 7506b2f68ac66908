import { type ReactNode, useEffect, useRef } from 'react';

type Props = {
  readonly labelledBy: string;
  readonly onClose: () => void;
  /** At the right edge, so that what it speaks of stays in sight. */
  readonly side?: boolean;
  readonly children: ReactNode;
};

/** The platform's own modal: it keeps the focus inside, closes with Esc and gives the focus back. */
export function ModalDialog({ labelledBy, onClose, side = false, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open) return;
    const before = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      // Where it ends with its task nothing has closed it, and the platform gives nothing back.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} className={side ? 'modal modal-side' : 'modal'} aria-labelledby={labelledBy} onClose={onClose}>
      {children}
    </dialog>
  );
}
