import { resolve } from 'node:path';
import { isToAct } from '#shared/domain/review/report.ts';
import { es } from '#shared/strings/es.ts';
import type { Arguments } from './arguments.ts';
import type { Outcome } from './outcome.ts';
import type { Session } from './session.ts';

const text = es.reviewReport;

/** `review FILE.docx`: every number with its verdict, its address and the words around it; with `--out` a copy with comments. */
export async function reviewFile(
  { call, context: { uploads, paths } }: Session,
  yearId: number,
  { positionals: [file = ''], out }: Pick<Arguments, 'positionals' | 'out'>,
): Promise<Outcome> {
  const handle = uploads.adopt(resolve(file));
  const { fileName, items, counts, tables } = await call('review.run', { yearId, handle });
  const copy =
    out === null ? null : await call('review.annotate', { yearId, handle, folder: paths.give(resolve(out)) });
  const json = {
    fileName,
    counts,
    tables,
    items: items.map((item) => ({ ...item, address: text.place(item.place.id) })),
    annotated: copy?.path ?? null,
  };
  const messages = items
    .filter(isToAct)
    .map(({ place, mark, found, message }) => text.cli.line(text.place(place.id), text.marks[mark], found, message));
  return { json, messages: [...messages, text.cli.summary(counts), ...(copy ? [text.cli.annotated(copy.path)] : [])] };
}
