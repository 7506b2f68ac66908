import type { DraftBlock, NarrativeDraft } from './narrative-draft.ts';
import { tableKeys } from './table-columns.ts';

/**
 * The text with one block past its neighbour: a heading goes with everything below it and past a whole section of its level,
 * anything else one place on. `null` where there is nowhere to go.
 */
export function movedBlock(blocks: NarrativeDraft, at: number, direction: 'up' | 'down'): NarrativeDraft | null {
  const block = blocks[at];
  if (!block) return null;
  const end = sectionEnd(blocks, at);
  const [from, middle, to] =
    direction === 'down' ? [at, end, nextEnd(blocks, block, end)] : [previousStart(blocks, block, at), at, end];
  if (from === null || to === null) return null;
  return [...blocks.slice(0, from), ...blocks.slice(middle, to), ...blocks.slice(from, middle), ...blocks.slice(to)];
}

/** Where what goes with a block ends: all of a section for its heading. */
function sectionEnd(blocks: NarrativeDraft, at: number): number {
  const block = blocks[at];
  if (block?.kind !== 'heading') return at + 1;
  const next = blocks.findIndex((other, index) => index > at && other.kind === 'heading' && other.level <= block.level);
  return next === -1 ? blocks.length : next;
}

function nextEnd(blocks: NarrativeDraft, block: DraftBlock, end: number): number | null {
  const next = blocks[end];
  if (!next) return null;
  if (block.kind !== 'heading') return end + 1;
  return next.kind === 'heading' && next.level === block.level ? sectionEnd(blocks, end) : null;
}

/** Not past the heading of the section that it is in. */
function previousStart(blocks: NarrativeDraft, block: DraftBlock, at: number): number | null {
  if (block.kind !== 'heading') return at === 0 ? null : at - 1;
  const start = blocks.findLastIndex(
    (other, index) => index < at && other.kind === 'heading' && other.level <= block.level,
  );
  const found = blocks[start];
  return found?.kind === 'heading' && found.level === block.level ? start : null;
}

export type Optional = Extract<DraftBlock, { readonly kind: 'table' | 'chart' }>;

/** Tables and the chart that are not in the text. */
export function leftOut(blocks: NarrativeDraft): readonly Optional[] {
  const tables = tableKeys
    .filter((table) => !blocks.some((block) => block.kind === 'table' && block.table === table))
    .map((table): Optional => ({ kind: 'table', id: null, table }));
  return blocks.some(({ kind }) => kind === 'chart') ? tables : [...tables, { kind: 'chart', id: null }];
}

/** The text with a table or the chart after the one that usually comes before it, or else at the end. */
export function withOptional(blocks: NarrativeDraft, added: Optional): NarrativeDraft {
  const usual = added.kind === 'chart' ? 'execution-by-activity' : added.table;
  const before = tableKeys.slice(0, tableKeys.indexOf(usual) + (added.kind === 'chart' ? 1 : 0));
  const at = blocks.findLastIndex((block) => block.kind === 'table' && before.includes(block.table));
  return at === -1 ? [...blocks, added] : blocks.toSpliced(at + 1, 0, added);
}
