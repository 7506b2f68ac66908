import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { type DraftBlock, joined, type NarrativeDraft } from '#shared/domain/narrative-draft.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../../platform/db/open.ts';
import { type Author, applyEdit, type Change, freshId, type RowImage } from '../../platform/undo/edit-log.ts';
import { basisOf, type StoredSection, storedSections } from './stored-sections.ts';

/**
 * Stores the whole text as the editor has it, as one act. A block that is gone is deleted, one without an id (or whose id an
 * earlier block has) is new; an activity that is not its own keeps reading as the template. Tables, the chart and the
 * activities stand in one place each.
 * @throws Refusal `conflict` where the stored text is no longer that of `basis`; nothing is written then
 */
export function setNarrative(db: Db, author: Author, { yearId, basis, blocks }: Input<'narrative.setDocument'>): void {
  transaction(db, () => {
    const rows = storedSections(db, yearId);
    if (basisOf(rows) !== basis) throw new Refusal('conflict', { what: 'narrative' });
    const before = new Map(rows.map((row) => [row.id, row]));
    const taken = new Set<number>();
    const changes = wantedRows(blocks).map(({ id, ...wanted }, index): Change => {
      const row = id === null || taken.has(id) ? undefined : before.get(id);
      const after = { position: index + 1, ...wanted };
      if (row) {
        taken.add(row.id);
        return updated(row, after);
      }
      const image = { year_id: yearId, ...after };
      return { table: 'chapter_section', id: freshId(db, 'chapter_section'), before: null, after: image };
    });
    const removed = rows
      .filter(({ id }) => !taken.has(id))
      .map(
        ({ id, ...row }): Change => ({
          table: 'chapter_section',
          id,
          before: { year_id: yearId, ...row },
          after: null,
        }),
      );
    const all = [...removed, ...changes];
    applyEdit(db, author, { yearId, kind: 'edit', label: labelOf(all, before), changes: all });
  });
}

type WantedRow = Omit<StoredSection, 'id' | 'position'> & { readonly id: number | null };

function wantedRows(blocks: NarrativeDraft): readonly WantedRow[] {
  const placed = new Set<string>();
  return blocks.flatMap((block): readonly WantedRow[] => {
    const place = block.kind === 'table' ? block.table : block.kind;
    if (block.kind === 'table' || block.kind === 'chart' || block.kind === 'activities') {
      if (placed.has(place)) return [];
      placed.add(place);
    }
    return rowsOf(block);
  });
}

function rowsOf(block: DraftBlock): readonly WantedRow[] {
  const { id, kind } = block;
  const row = { id, kind, level: null, subject: null, content: '{}', to_review: 0 };
  switch (kind) {
    case 'heading': {
      const content = JSON.stringify({ text: block.text });
      return [{ ...row, level: block.level, content, to_review: Number(block.toReview) }];
    }
    case 'lead':
    case 'paragraph':
      return [{ ...row, content: JSON.stringify(joined(block.document)), to_review: Number(block.toReview) }];
    case 'activities':
      return [
        { ...row, content: JSON.stringify(joined(block.document)), to_review: Number(block.toReview) },
        ...block.activities
          .filter(({ own }) => own)
          .map(
            (activity): WantedRow => ({
              id: activity.id,
              kind: 'activity',
              level: null,
              subject: activity.code,
              content: JSON.stringify(joined(activity.document)),
              to_review: Number(activity.toReview),
            }),
          ),
      ];
    case 'table':
      return [{ ...row, subject: block.table }];
    case 'chart':
      return [{ ...row, subject: 'execution' }];
    default:
      return block satisfies never;
  }
}

/** Only the columns that change; a text that reads the same stays as it is written. */
function updated(row: StoredSection, wanted: RowImage): Change {
  const stored: RowImage = { ...row };
  const columns = Object.keys(wanted).filter((column) =>
    column === 'content'
      ? !sameContent(row.content, String(wanted.content))
      : (stored[column] ?? null) !== (wanted[column] ?? null),
  );
  const only = (image: RowImage): RowImage =>
    Object.fromEntries(columns.map((column) => [column, image[column] ?? null]));
  return { table: 'chapter_section', id: row.id, before: only(stored), after: only(wanted) };
}

function sameContent(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text): unknown => {
    const content: unknown = JSON.parse(text);
    return Array.isArray(content) ? joined(content) : content;
  });
  return isDeepStrictEqual(one, other);
}

/** What Ctrl+Z will say: a text, marks of review, or the structure. */
function labelOf(changes: readonly Change[], before: ReadonlyMap<number, StoredSection>): string {
  const told = changes.filter(
    ({ before: old, after }) => old === null || after === null || Object.keys(after).length > 0,
  );
  const structural = told.some(({ before: old, after }) => old === null || after === null || 'position' in after);
  if (structural) return es.edits.narrativeStructure;
  if (told.length > 0 && told.every(({ after }) => after !== null && !('content' in after) && 'to_review' in after))
    return es.edits.narrativeReview;
  const [only, ...more] = told;
  if (!only || more.length > 0) return es.edits.narrative(null);
  const row = before.get(only.id);
  return es.edits.narrative(row?.kind === 'activity' ? row.subject : null);
}
