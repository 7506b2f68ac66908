import type { Page } from 'playwright-core';

export type Clip = { readonly text: string; readonly html: string };

/** Puts both forms on the real clipboard, as another program does. */
export const putOnClipboard = (page: Page, { text, html }: Clip): Promise<void> =>
  page.evaluate(
    (clip) => {
      const write = (event: ClipboardEvent): void => {
        event.preventDefault();
        event.stopImmediatePropagation();
        event.clipboardData?.setData('text/plain', clip.text);
        if (clip.html !== '') event.clipboardData?.setData('text/html', clip.html);
      };
      document.addEventListener('copy', write, { capture: true, once: true });
      document.execCommand('copy');
    },
    { text, html },
  );

/** What another program would paste now. Keeps the focus where it is. */
export async function readClipboard(page: Page): Promise<Clip> {
  await page.evaluate(() => {
    const read = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const data = event.clipboardData;
      document.body.dataset.clip = JSON.stringify({
        text: data?.getData('text/plain') ?? '',
        html: data?.getData('text/html') ?? '',
      });
    };
    document.addEventListener('paste', read, { capture: true, once: true });
  });
  await page.keyboard.press('Control+v');
  const json = await page.waitForFunction(() => document.body.dataset.clip);
  const clip = JSON.parse(String(await json.jsonValue())) as Clip;
  await page.evaluate(() => {
    delete document.body.dataset.clip;
  });
  return clip;
}

/** The picture that another program would paste now, as a data URL, with its size in dots. */
export async function readPicture(page: Page): Promise<{ readonly url: string; readonly width: number }> {
  await page.evaluate(() => {
    const read = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const file = event.clipboardData?.files[0];
      const reader = new FileReader();
      reader.onload = () => {
        document.body.dataset.picture = String(reader.result);
      };
      if (file) reader.readAsDataURL(file);
    };
    document.addEventListener('paste', read, { capture: true, once: true });
  });
  await page.keyboard.press('Control+v');
  const url = String(await (await page.waitForFunction(() => document.body.dataset.picture)).jsonValue());
  await page.evaluate(() => {
    delete document.body.dataset.picture;
  });
  // Bytes 16 to 19 of a PNG.
  return { url, width: Buffer.from(url.slice(url.indexOf(',') + 1), 'base64').readUInt32BE(16) };
}
