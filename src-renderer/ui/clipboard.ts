/** Puts text on the clipboard during a click. Works without the clipboard permission, which the shell denies. */
export function copyText(text: string): boolean {
  const write = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', write, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', write, { capture: true });
  return done;
}
