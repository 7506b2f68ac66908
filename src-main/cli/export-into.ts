import { resolve } from 'node:path';
import { es } from '#shared/strings/es.ts';
import type { Outcome } from './outcome.ts';
import type { Session } from './session.ts';

export type IntoArguments = {
  readonly yearId: number;
  /** The institution's document; it is only read. */
  readonly file: string;
  readonly folder: string;
  readonly final: boolean;
};

/** `export --into FILE.docx`: a copy of it with the chapters inside, and every text of it that was replaced. */
export async function exportInto(
  { call, context: { uploads, paths } }: Session,
  { yearId, file, folder, final }: IntoArguments,
): Promise<Outcome> {
  const handle = uploads.adopt(resolve(file));
  const { foundBy, differences } = await call('chapter.planInto', { yearId, handle });
  const written = await call('chapter.writeInto', { yearId, handle, final, keep: [], folder: paths.give(folder) });
  const files = written.files.map(({ handle: _, ...each }) => each);
  return {
    json: { folder, foundBy, differences, files },
    messages: [
      ...differences.map(({ where, document, ours }) => es.documents.into.replacedLine(where, document, ours)),
      ...files.map(({ path }) => es.cli.exported(path)),
    ],
  };
}
