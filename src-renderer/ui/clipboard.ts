/**
 * Puts on the clipboard, during a click, what other programs may take: Word the HTML with its formats, a text editor the
 * text. A page can give no RTF: Chromium keeps other kinds for pages alone, and Word takes HTML first anyway. Works without
 * the clipboard permission, which the shell denies.
 */
export function copyClip({ text, html }: { readonly text: string; readonly html: string }): boolean {
  const write = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', html);
  };
  document.addEventListener('copy', write, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', write, { capture: true });
  return done;
}

/** A picture; only the asynchronous clipboard takes one. @throws DOMException where the host does not allow it */
export async function copyPicture(png: Blob): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
