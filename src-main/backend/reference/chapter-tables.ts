import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { referenceOf } from '#shared/domain/reference/from-chapter.ts';
import type { ReferenceTable } from '#shared/domain/reference/model.ts';
import { es } from '#shared/strings/es.ts';

/** A figure of another chapter that sentences quote, with what it is called. */
export type NamedFact = { readonly key: string; readonly label: string; readonly value: number | null };

/** Key of the table that the quoted figures make, for relations. */
export const factsKey = 'facts';

/** The chapter's tables as they print; the percentages of a structure are checked where the chapter is. */
export const chapterReferences = ({ blocks }: Pick<ChapterModel, 'blocks'>): readonly ReferenceTable[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [referenceOf(block.table, block.table.key, [])] : []));

/** The quoted figures as one more table, a row for each, so that they can be related like any other. */
export function factsReference(facts: readonly NamedFact[]): ReferenceTable {
  const text = es.reference.facts;
  const column = { group: null, decimals: 0, rounded: false, total: 'none' } as const;
  return {
    key: factsKey,
    number: 0,
    label: text.label,
    title: text.title,
    section: '',
    dimension: factsKey,
    columns: [
      { ...column, key: 'name', label: text.name, kind: 'text' },
      { ...column, key: 'value', label: text.value, kind: 'count' },
    ],
    // one that is not filled in says nothing yet
    rows: facts
      .filter(({ value }) => value !== null)
      .map(({ label, value }) => ({ key: label, values: { value }, texts: { name: label } })),
    total: null,
    source: null,
    page: null,
    nameColumn: 'name',
  };
}
