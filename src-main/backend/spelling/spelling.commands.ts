import type { Input } from '#shared/contract/index.ts';
import { lowered } from '#shared/domain/spelling.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import type { Author } from '../platform/undo/edit-log.ts';
import { setSetting } from '../settings/settings.commands.ts';
import { yearSettings } from '../years/settings.queries.ts';

/** Puts a word into the dictionary of the year, as its last, so that the record names only it; one that it has changes nothing. */
export function addWord(db: Db, author: Author, { yearId, word }: Input<'spelling.addWord'>): void {
  transaction(db, () => {
    const { words } = yearSettings(db, yearId).spelling;
    if (words.some((known) => lowered(known) === lowered(word))) return;
    const edit = { yearId, path: ['spelling', 'words'], value: [...words, word] };
    setSetting(db, author, edit, es.screens.spelling.addLabel(word));
  });
}
