import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { NarrativeDocument } from '#shared/domain/narrative.ts';
import { es } from '#shared/strings/es.ts';
import { storedSections } from '../chapter/narrative/stored-sections.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change } from '../platform/undo/edit-log.ts';
import { gatherChecked } from './check-facts.ts';
import type { Checker } from './checker.ts';
import { type Correction, correctionOf } from './corrections.ts';

/**
 * Puts the writing of findings right, as one act. Words that several activities share are corrected once.
 * @throws Refusal `not-found` for what is no finding any more, `not-available-here` for what only a person can put right
 */
export function fixFindings(
  { db, checker }: { readonly db: Db; readonly checker: Checker },
  author: Author,
  { yearId, keys }: Input<'checks.fix'>,
): void {
  const { findings } = checker.check(yearId);
  const { data } = gatherChecked(db, yearId);
  const corrections = keys.map((key) => {
    const finding = findings.find((each) => each.key === key);
    if (!finding) throw new Refusal('not-found', { what: 'finding' });
    const correction = correctionOf(data, finding);
    if (!correction) throw new Refusal('not-available-here');
    return correction;
  });
  transaction(db, () => {
    const changes = storedSections(db, yearId).flatMap(({ id, content }): readonly Change[] => {
      const here = corrections.filter(({ section }) => section === id);
      if (here.length === 0) return [];
      return [{ table: 'chapter_section', id, before: { content }, after: { content: corrected(content, here) } }];
    });
    applyEdit(db, author, { yearId, kind: 'edit', label: es.edits.fixWriting, changes });
  });
}

/** The stored content with other words; figures, names and references stay as they are. */
function corrected(content: string, corrections: readonly Correction[]): string {
  const stored = JSON.parse(content) as NarrativeDocument | { readonly text: string };
  if (!Array.isArray(stored)) return JSON.stringify({ ...stored, text: rewritten(corrections) });
  return JSON.stringify(
    (stored as NarrativeDocument).map((piece, at) => {
      const here = corrections.filter(({ inline }) => inline === at);
      return piece.kind === 'text' && here.length > 0 ? { ...piece, text: rewritten(here) } : piece;
    }),
  );
}

/** All corrections are of the same words, so the last goes first; of two that overlap the second waits for the next time. */
function rewritten(corrections: readonly Correction[]): string {
  const ordered = corrections.toSorted((a, b) => b.start - a.start);
  let from = Number.POSITIVE_INFINITY;
  let words = ordered[0]?.words ?? '';
  for (const { start, end, text } of ordered) {
    if (end > from || start === from) continue;
    words = words.slice(0, start) + text + words.slice(end);
    from = start;
  }
  return words;
}
