import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import { author, type Context } from '../context.ts';
import { rememberIssue } from '../overview/issues.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { chapterModel } from './chapter.queries.ts';
import { type Exported, exportChapter } from './export.ts';
import { issueSettings } from './issue/issue.queries.ts';
import { chapterPreview } from './preview.ts';

export const chapterHandlers = {
  'chapter.model': ({ db }, { yearId }) => chapterModel(db, yearId),
  'chapter.preview': (context, { yearId }) => chapterPreview(context, yearId),
  'chapter.issueSettings': ({ db }, { yearId }) => issueSettings(db, yearId),
  'chapter.setTemplate': async (context, { yearId, handle }) => {
    const { db, uploads } = context;
    const sent = handle === null ? null : uploads.complete(handle);
    const { setTemplate } = await issueCommands();
    setTemplate(db, author(context), yearId, sent && { name: sent.name, bytes: await readFile(sent.path) });
    return undoState(db, yearId);
  },
  'chapter.setContents': async (context, { yearId, contents }) => {
    const { setContents } = await issueCommands();
    setContents(context.db, author(context), yearId, contents);
    return undoState(context.db, yearId);
  },
  'chapter.export': async (context, { folder, ...request }) => {
    const { paths } = context;
    const written = await exportChapter(context, { ...request, folder: folder === null ? null : paths.path(folder) });
    rememberIssue(context.db, author(context), { ...request, files: written.files });
    return withHandles(paths, written);
  },
  'chapter.planInto': async (context, request) => (await intoDocument()).planInto(context, request),
  'chapter.writeInto': async (context, { folder, ...request }) => {
    const { paths } = context;
    const { writeInto } = await intoDocument();
    const written = await writeInto(context, { ...request, folder: folder === null ? null : paths.path(folder) });
    rememberIssue(context.db, author(context), { ...request, files: written.files });
    return withHandles(paths, written);
  },
  'chapter.download': async ({ paths }, { handle }) => {
    const path = paths.path(handle);
    return { name: basename(path), bytes: new Uint8Array(await readWritten(path)) };
  },
} satisfies HandlersOf<'chapter'>;

/** Loaded when first used: it brings the Word library with it. */
const issueCommands = () => import('./issue/issue.commands.ts');
/** Loaded when first used: it brings the Word library with it. */
const intoDocument = () => import('./into-document/into-document.ts');

const withHandles = (paths: Context['paths'], { folder, files }: Exported) => ({
  folder,
  files: files.map((file) => ({ ...file, handle: paths.give(file.path) })),
});

/** The file may have been moved or deleted since it was written. */
async function readWritten(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new Refusal('not-found', { what: 'file' });
  }
}
