import type { DraftBlock, NarrativeDraft } from './narrative-draft.ts';
import { tableKeys } from './table-columns.ts';

/** The blocks `from` … `middle` and `middle` … `to` (each without its end) change places. */
export type MovedRange = { readonly from: number; readonly middle: number; readonly to: number };

/** Of each block: how deep its heading is; `null` where it is none. */
export type HeadingLevels = readonly (number | null)[];

/**
 * What moves where a block goes past its neighbour: a heading with everything below it and past a whole section of its
 * level, anything else one place on. `null` where there is nowhere to go.
 */
export function movedRange(levels: HeadingLevels, at: number, direction: 'up' | 'down'): MovedRange | null {
  const level = levels[at];
  if (level === undefined) return null;
  const end = sectionEnd(levels, at);
  const [from, middle, to] =
    direction === 'down' ? [at, end, nextEnd(levels, level, end)] : [previousStart(levels, level, at), at, end];
  return from === null || to === null ? null : { from, middle, to };
}

/** The text after that. */
export function movedBlock(blocks: NarrativeDraft, at: number, direction: 'up' | 'down'): NarrativeDraft | null {
  const levels = blocks.map((block) => (block.kind === 'heading' ? block.level : null));
  const range = movedRange(levels, at, direction);
  if (range === null) return null;
  const { from, middle, to } = range;
  return [...blocks.slice(0, from), ...blocks.slice(middle, to), ...blocks.slice(from, middle), ...blocks.slice(to)];
}

/** Whether a block is a heading that ends a section of this level. */
const endsSection = (other: number | null, level: number): boolean => other !== null && other <= level;

/** Where what goes with a block ends: all of a section for its heading. */
function sectionEnd(levels: HeadingLevels, at: number): number {
  const level = levels[at] ?? null;
  if (level === null) return at + 1;
  const next = levels.findIndex((other, index) => index > at && endsSection(other, level));
  return next === -1 ? levels.length : next;
}

function nextEnd(levels: HeadingLevels, level: number | null, end: number): number | null {
  if (end >= levels.length) return null;
  if (level === null) return end + 1;
  return levels[end] === level ? sectionEnd(levels, end) : null;
}

/** Not past the heading of the section that it is in. */
function previousStart(levels: HeadingLevels, level: number | null, at: number): number | null {
  if (level === null) return at === 0 ? null : at - 1;
  const start = levels.findLastIndex((other, index) => index < at && endsSection(other, level));
  return levels[start] === level ? start : null;
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
