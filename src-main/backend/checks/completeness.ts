import type { Block } from '#shared/domain/chapter-model.ts';
import type { Finding } from '#shared/domain/checks.ts';
import { unfilledCells } from '#shared/domain/table-checks.ts';
import { tokenFiller } from '../chapter/build-chapter.ts';
import type { CheckFacts } from './check-facts.ts';
import { rowName } from './row-name.ts';

/** NA12: nothing that is linked or printed may be without its figure when the chapter is issued. */
export function missingFigures({ blocks }: Pick<CheckFacts, 'blocks'>): readonly Finding[] {
  return blocks.flatMap(missingIn);
}

/** IN6: a note that is attached to nothing in its table is not printed, and somebody should know. */
export function orphanNotes(
  facts: Pick<CheckFacts, 'tables' | 'notes' | 'year' | 'settings' | 'poiVersion'>,
): readonly Finding[] {
  const fill = tokenFiller(facts);
  return facts.tables.flatMap((table) => {
    const printed = new Set(table.notes.map((note) => note.text));
    return (facts.notes[table.key] ?? [])
      .filter((note) => !printed.has(fill(note.text)))
      .map(
        (note): Finding => ({
          rule: 'orphan-note',
          severity: 'warning',
          where: [{ table: table.key }],
          expected: '',
          found: note.text,
          difference: null,
          subject: String(note.id),
          detail: { table: table.label },
        }),
      );
  });
}

function missingIn(block: Block): readonly Finding[] {
  if (block.kind === 'paragraph') {
    // a figure that a sentence quotes twice is missing once
    const byRef = new Map(block.runs.flatMap((run) => (run.kind === 'missing' ? [[run.ref, run.text] as const] : [])));
    return [...byRef].map(([ref, text]) => missing({ paragraph: block.id }, text, { kind: 'figure', ref }));
  }
  if (block.kind !== 'table') return [];
  const { table } = block;
  if (!table.rows.some((row) => row.kind === 'body'))
    return [missing({ table: table.key }, '', { kind: 'table', table: table.label })];
  return unfilledCells(table).map(({ row, column }) =>
    missing({ table: table.key, row, column }, '', {
      kind: 'cell',
      marks: table.key === 'indicators' ? 'yes' : 'no',
      table: table.label,
      row: rowName(table, row),
      column: table.columns.find(({ key }) => key === column)?.label ?? column,
    }),
  );
}

const missing = (place: Finding['where'][number], found: string, detail: Finding['detail']): Finding => ({
  rule: 'missing-figure',
  severity: 'error',
  where: [place],
  expected: '',
  found,
  difference: null,
  ...(detail.ref !== undefined && { subject: detail.ref }),
  detail,
});
