import type { Node } from '@tiptap/pm/model';
import type { Inline } from '#shared/domain/narrative.ts';
import type { LinkText } from '#shared/domain/narrative-draft.ts';
import { levelOf } from './document.ts';

/** A heading, a table, the chart or the text of an activity, as the outline names it. */
export type OutlineEntry = {
  /** Where its node begins in the document. */
  readonly at: number;
  readonly kind: 'heading' | 'activity' | 'place';
  /** How far in it stands: headings by their level, the rest below them. */
  readonly depth: number;
  /** The printed number of a heading; empty elsewhere. */
  readonly number: string;
  readonly label: string;
  /** Something in it, up to the next entry, waits to be read again. */
  readonly toReview: boolean;
  /** Some linked piece in it has no figure. */
  readonly missing: boolean;
};

type ReadLink = (inline: Inline, activityCode: string | null) => LinkText | null;

/** The outline of the chapters as they are being written, in reading order. */
export function outlineOf(doc: Node, readLink: ReadLink): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let depth = 0;
  const mark = (marks: Partial<Pick<OutlineEntry, 'toReview' | 'missing'>>): void => {
    const last = entries.at(-1);
    if (last) entries[entries.length - 1] = { ...last, ...marks };
  };
  const add = (entry: Pick<OutlineEntry, 'at' | 'kind' | 'depth' | 'label'>, number = ''): void => {
    entries.push({ ...entry, number, toReview: false, missing: false });
  };
  doc.descendants((node, at, parent) => {
    const { attrs } = node;
    switch (node.type.name) {
      case 'heading':
        depth = levelOf(attrs) - 1;
        add({ at, kind: 'heading', depth, label: node.textContent }, String(attrs.label));
        break;
      case 'tablePlace':
      case 'chartPlace':
        add({ at, kind: 'place', depth: depth + 1, label: String(attrs.label) });
        break;
      case 'activity':
        add({ at, kind: 'activity', depth: depth + 1, label: String(attrs.lead) });
        break;
      case 'chip': {
        const code = parent?.type.name === 'activity' ? String(parent.attrs.code) : null;
        // What the template has no figure for is not missing: it is said in each activity.
        const known = parent?.type.name === 'template' ? null : readLink(attrs.inline as Inline, code);
        if (known?.missing) mark({ missing: true });
        break;
      }
      default:
    }
    if (attrs.toReview === true) mark({ toReview: true });
    return true;
  });
  return entries;
}

/** The entry that the position is in: the last one that begins before it; -1 before the first. */
export const entryAt = (entries: readonly OutlineEntry[], position: number): number =>
  entries.findLastIndex(({ at }) => at <= position);
