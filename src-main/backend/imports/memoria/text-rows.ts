import type { PlanText } from '#shared/domain/memoria.ts';
import type { NarrativeDocument } from '#shared/domain/narrative.ts';
import type { StoredSection } from '../../chapter/narrative/stored-sections.ts';
import type { RowWrite } from '../assistant/table-edits.ts';

export type TextToWrite = { readonly text: PlanText; readonly document: NarrativeDocument; readonly toReview: boolean };

/** Accepted paragraphs as rows of the chapters. What had links is free text from now on; an activity gets a text of its own. */
export function textRows(
  yearId: number,
  sections: readonly StoredSection[],
  accepted: readonly TextToWrite[],
): readonly RowWrite[] {
  return accepted.flatMap((one): readonly RowWrite[] => {
    const written = { content: JSON.stringify(one.document), to_review: Number(one.toReview) };
    const { to } = one.text;
    const present = sections.find(({ id, kind, subject }) =>
      to.kind === 'section' ? id === to.section : to.kind === 'activity' && kind === 'activity' && subject === to.code,
    );
    if (present) {
      const before = { content: present.content, to_review: present.to_review };
      return [{ ...rowOf(one), id: present.id, before, after: written }];
    }
    const before = sections.find(({ id, kind }) => (to.kind === 'new' ? id === to.after : kind === 'activities'));
    if (!before) return [];
    // Rows of one place stand in the order of their ids, so that nothing behind has to move.
    const place = { year_id: yearId, position: before.position, level: null };
    const kind = to.kind === 'activity' ? { kind: 'activity', subject: to.code } : { kind: 'paragraph', subject: null };
    return [{ ...rowOf(one), id: null, before: null, after: { ...place, ...kind, ...written } }];
  });
}

const rowOf = ({ text }: TextToWrite): Pick<RowWrite, 'table' | 'key' | 'parents' | 'sources'> => ({
  table: 'chapter_section',
  key: text.key,
  parents: [],
  sources: [
    {
      cell: 'section:{id}',
      cells: [{ sheet: text.heading, row: text.paragraph, column: 1, found: text.after.slice(0, 500) }],
    },
  ],
});
