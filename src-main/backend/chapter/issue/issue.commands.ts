import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../../platform/db/open.ts';
import { type Author, applyEdit } from '../../platform/undo/edit-log.ts';
import { openTemplate } from '../into-document/word-package.ts';
import { type IssueValues, issueChange } from './issue-change.ts';

type Template = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Takes a Word document or template whose styles, page, header and cover the issues of the year shall have (OU3); `null`
 * goes back to the program's own looks. @throws Refusal `document-unreadable` for anything that is no such file
 */
export function setTemplate(db: Db, author: Author, yearId: number, template: Template | null): void {
  if (template) openTemplate(template.bytes);
  transaction(db, () =>
    change(db, author, {
      yearId,
      label: es.edits.template(template?.name ?? null),
      values: { template_id: template && storedTemplate(db, author, template) },
    }),
  );
}

/** Whether the Word document begins with its contents and the lists of tables and charts. */
export function setContents(db: Db, author: Author, yearId: number, contents: boolean): void {
  transaction(db, () =>
    change(db, author, { yearId, label: es.edits.contents(contents), values: { contents: contents ? 1 : 0 } }),
  );
}

function change(
  db: Db,
  author: Author,
  { yearId, label, values }: { readonly yearId: number; readonly label: string; readonly values: IssueValues },
): void {
  applyEdit(db, author, { yearId, kind: 'edit', label, changes: [issueChange(db, yearId, values)] });
}

function storedTemplate(db: Db, { at, by }: Author, { name, bytes }: Template): number {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = db.prepare<[string], number>('SELECT id FROM document_template WHERE sha256 = ?').pluck().get(sha256);
  if (known !== undefined) return known;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO document_template (sha256, name, size, compressed, added_at, added_by)
       VALUES (@sha256, @name, @size, @compressed, @at, @by)`,
    )
    .run({ sha256, name, size: bytes.byteLength, compressed: deflateSync(bytes), at, by });
  return Number(lastInsertRowid);
}
