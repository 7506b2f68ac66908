import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import { isToAct, type ReviewReport } from '#shared/domain/review/report.ts';
import { es } from '#shared/strings/es.ts';
import type { Context } from '../context.ts';
import { writeWhole } from '../platform/files/write-whole.ts';
import { yearSummary } from '../years/years.queries.ts';
import { annotatedCopy, readDocument } from './document-reader.ts';
import { reviewBasis } from './review.queries.ts';
import { runReview } from './run-review.ts';

/** A document that was handed in, beside the year as it stands now. @throws Refusal `document-refused`, `upload-broken`, `not-found` */
export async function reviewDocument(context: Context, yearId: number, handle: string): Promise<ReviewReport> {
  const { path, name } = context.uploads.complete(handle);
  const basis = reviewBasis(context.db, yearId);
  return runReview(name, await readDocument(path), basis);
}

export type AnnotateRequest = {
  readonly yearId: number;
  readonly handle: string;
  /** A handle of a folder, or `null` for the year's own folder of outputs. */
  readonly folder: string | null;
};

/**
 * A new copy of the document with a comment wherever there is something to act on. The document handed in is only read, and no
 * file that is there already is replaced.
 * @throws Refusal `document-refused`, `output-failed`, `disk-full`
 */
export async function annotateDocument(
  context: Context,
  { yearId, handle, folder: chosen }: AnnotateRequest,
): Promise<{ readonly name: string; readonly path: string; readonly handle: string }> {
  const { uploads, paths, dataDir, db, clock } = context;
  const report = await reviewDocument(context, yearId, handle);
  const text = es.reviewReport;
  const list = report.items.filter(isToAct).map(({ place, mark, message, context: around }) => {
    const sentence = text.comment(mark, message);
    return { place, text: sentence, elsewhere: text.commentElsewhere(around, sentence) };
  });
  const { commentAuthor: author, commentInitials: initials } = text;
  const at = clock().toISOString();
  const bytes = await annotatedCopy(uploads.complete(handle).path, { list, author, initials, at });
  const folder = chosen === null ? join(dataDir, 'salidas', String(yearSummary(db, yearId).year)) : paths.path(chosen);
  await makeFolder(folder);
  const name = freeName(folder, text.annotatedName(report.fileName).replace(unsafe, ' '));
  const path = join(folder, name);
  await writeWhole(path, bytes);
  return { name, path, handle: paths.give(path) };
}

/** What Windows allows in no file name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
const unsafe = /[<>:"/\\|?*\u0000-\u001f]/g;

function freeName(folder: string, name: string): string {
  for (let copy = 1; ; copy += 1) {
    const candidate = copy === 1 ? name : name.replace(/\.docx$/, ` ${copy}.docx`);
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new Refusal('output-failed', { name: folder, cause: String(error) });
  }
}
