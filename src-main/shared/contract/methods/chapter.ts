import { z } from 'zod';
import type { ChapterModel } from '../../domain/chapter-model.ts';
import { command, query, returns } from '../define.ts';
import { handle, id, ofYear } from '../inputs.ts';
import type { ExportedFile, IntoPlan, IssueSettings, Preview, UndoState } from '../types.ts';

/** Names that are still free, "… (2).docx", instead of replacing what is there. */
const otherName = z.boolean().default(false);

export const chapterMethods = {
  'chapter.model': query(ofYear, returns<ChapterModel>()),
  'chapter.preview': query(ofYear, returns<Preview>()),
  'chapter.issueSettings': query(ofYear, returns<IssueSettings>()),
  /** `handle`: a .docx or .dotx sent with `files.*`; `null` goes back to the program's own looks. */
  'chapter.setTemplate': command(z.strictObject({ yearId: id, handle: handle.nullable() }), returns<UndoState>()),
  'chapter.setContents': command(z.strictObject({ yearId: id, contents: z.boolean() }), returns<UndoState>()),
  /** `folder`: a handle of `shell.chooseFolder`, or `null` for the year's own folder of outputs. */
  'chapter.export': command(
    z.strictObject({
      yearId: id,
      formats: z.array(z.enum(['docx', 'pdf', 'xlsx', 'csv', 'evidence'])).min(1),
      final: z.boolean(),
      folder: handle.nullable(),
      otherName,
    }),
    returns<{ folder: string; files: readonly (ExportedFile & { handle: string })[] }>(),
  ),
  /** `handle`: a .docx sent with `files.*`. Says what would change; writes nothing. */
  'chapter.planInto': command(z.strictObject({ yearId: id, handle }), returns<IntoPlan>()),
  /** A copy of that document with the chapters in it. `keep`: blocks whose text stays as it is there. */
  'chapter.writeInto': command(
    z.strictObject({
      yearId: id,
      handle,
      final: z.boolean(),
      keep: z.array(z.string().min(1).max(100)).max(1_000),
      folder: handle.nullable(),
      otherName,
    }),
    returns<{ folder: string; files: readonly (ExportedFile & { handle: string })[] }>(),
  ),
  /** The bytes of a file that `chapter.export` or `chapter.writeInto` wrote, for hosts where the page saves it itself. */
  'chapter.download': query(z.strictObject({ handle }), returns<{ name: string; bytes: Uint8Array }>()),
} as const;
