import { readFile } from 'node:fs/promises';
import { parse } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import type { IntoPlan } from '#shared/contract/types.ts';
import { es } from '#shared/strings/es.ts';
import type { Context } from '../../context.ts';
import { type Exported, outputsFolder, writeOutputs } from '../export.ts';
import { chaptersOf } from '../issue-data.ts';
import { mergeChapters } from './merge.ts';

type IntoContext = Pick<Context, 'db' | 'dataDir' | 'uploads' | 'checker'>;

export type IntoRequest = {
  readonly yearId: number;
  /** The institution's document, as it was sent. */
  readonly handle: string;
  readonly final: boolean;
  /** Blocks whose text stays as it is in the document. */
  readonly keep: readonly string[];
  /** `null`: the year's own folder of outputs. */
  readonly folder: string | null;
  /** Under a name that is still free. */
  readonly otherName: boolean;
};

/**
 * What putting the chapters into a document would do to the texts in it; nothing is written (OU6).
 * @throws Refusal `not-found`, `document-unreadable`, `document-without-chapters` or `upload-broken`
 */
export async function planInto(
  context: IntoContext,
  { yearId, handle }: Pick<IntoRequest, 'yearId' | 'handle'>,
): Promise<IntoPlan> {
  const { name, path } = context.uploads.complete(handle);
  const issue = chaptersOf(context, { yearId, final: false });
  const { foundBy, differences } = await mergeChapters(await readDocument(path), { ...issue, keep: [] });
  return { name, foundBy, differences };
}

/**
 * Writes a copy of the institution's document with our chapters in place of those it has (OU5); the document that was
 * chosen is never written to.
 * @throws Refusal as `planInto` and `exportChapter`
 */
export async function writeInto(context: IntoContext, request: IntoRequest): Promise<Exported> {
  const { name, path } = context.uploads.complete(request.handle);
  const { model, info } = chaptersOf(context, request);
  const { bytes } = await mergeChapters(await readDocument(path), { model, info, keep: request.keep });
  const folder = request.folder ?? outputsFolder(context, model);
  const fileName = `${es.documents.intoFileName(parse(name).name, info.draft)}.docx`;
  return writeOutputs(folder, [{ format: 'docx', name: fileName, bytes }], request);
}

/** A path of the command line may lead nowhere. */
async function readDocument(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new Refusal('document-unreadable', { reason: 'missing' });
  }
}
