import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { chapterModel } from './chapter.queries.ts';
import { exportChapter } from './export.ts';
import { chapterPreview } from './preview.ts';

export const chapterHandlers = {
  'chapter.model': ({ db }, { yearId }) => chapterModel(db, yearId),
  'chapter.preview': async (context, { yearId }) => ({ pages: await chapterPreview(context, yearId) }),
  'chapter.export': async (context, { folder, ...request }) => {
    const { paths } = context;
    const exported = await exportChapter(context, { ...request, folder: folder === null ? null : paths.path(folder) });
    return { ...exported, files: exported.files.map((file) => ({ ...file, handle: paths.give(file.path) })) };
  },
  'chapter.download': async ({ paths }, { handle }) => {
    const path = paths.path(handle);
    return { name: basename(path), bytes: new Uint8Array(await readWritten(path)) };
  },
} satisfies HandlersOf<'chapter'>;

/** The file may have been moved or deleted since it was written. */
async function readWritten(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new Refusal('not-found', { what: 'file' });
  }
}
