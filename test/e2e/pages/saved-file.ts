import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, dataFolder } from '../app.ts';

/** What the page hands over to be saved when `act` is done; in the shell the person's answer to "where" is given at once. */
export async function savedFile({ page, electron }: App, act: () => Promise<void>): Promise<SavedFile> {
  if (!electron) {
    const download = page.waitForEvent('download');
    await act();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }
  const path = join(dataFolder(), 'guardado');
  const told = await electron.evaluateHandle(
    ({ session }, target) => ({
      saved: new Promise<string>((resolve, fail) => {
        session.defaultSession.once('will-download', (event, item) => {
          if (event.defaultPrevented) return fail(new Error(`${item.getFilename()} was refused`));
          item.setSavePath(target);
          item.once('done', (_done, state) =>
            state === 'completed' ? resolve(item.getFilename()) : fail(new Error(`${item.getFilename()}: ${state}`)),
          );
        });
      }),
    }),
    path,
  );
  await act();
  const name = await told.evaluate(({ saved }) => saved);
  return { name, bytes: readFileSync(path) };
}

export type SavedFile = { readonly name: string; readonly bytes: Buffer };
